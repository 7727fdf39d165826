package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelBundleTest {

  @TempDir private Path folder;

  private ModelBundle bundle;
  private Path file;

  @BeforeEach
  void writeOne() throws IOException {
    ComputationGraph network =
        Networks.build(
            Networks.named(Networks.BILSTM_SMALL),
            new NetworkShape(2, 24, 3),
            Optimizers.create("adam", 0.01),
            1);
    ModelSpec spec =
        new ModelSpec(
            Networks.BILSTM_SMALL,
            List.of("Reach", "Pick", "Idle"),
            ModelInput.RECORDINGS,
            List.of("positions"),
            List.of("x", "y"),
            240,
            24,
            6,
            0.5,
            new Standardizer(new double[] {0.1, -2}, new double[] {1, 3}),
            Map.of("seed", "1"));
    bundle = new ModelBundle(network, spec);
    file = folder.resolve("model.zip");
    bundle.write(file);
  }

  @Test
  void comesBackAsItWas() throws IOException {
    ModelBundle read = ModelBundle.read(file);

    INDArray windows = Nd4j.rand(new int[] {4, 2, 24});
    assertThat(read.network().params()).isEqualTo(bundle.network().params());
    assertThat(read.network().outputSingle(windows))
        .isEqualTo(bundle.network().outputSingle(windows));
    assertThat(read.spec()).usingRecursiveComparison().isEqualTo(bundle.spec());
    assertThat(read.spec().shape()).isEqualTo(new NetworkShape(2, 24, 3));
  }

  @Test
  void equalModelsAreEqualFiles() throws IOException {
    Path other = folder.resolve("other.zip");
    bundle.write(other);

    assertThat(Files.mismatch(file, other)).isEqualTo(-1);
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> ModelBundle.read(folder.resolve("none.zip")))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("none.zip: no such file");
    assertThatThrownBy(() -> ModelBundle.read(folder))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("is not a readable file");
  }

  @Test
  void refusesAnotherFile() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");

    assertThatThrownBy(() -> ModelBundle.read(text))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith("expected a model bundle with manifest.json, found another file");
  }

  @Test
  void aTruncatedFileIsBadData() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    // Ends within the second entry, and within the header of the first.
    for (int length : List.of(whole.length / 2, 20)) {
      Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> ModelBundle.read(cut))
          .as("%d bytes", length)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("cut.zip: expected a model bundle");
    }
  }

  @Test
  void refusesAClassNamedTwice() throws IOException {
    String adam = "\"@class\" : \"org.nd4j.linalg.learning.config.Adam\",";
    assertThatThrownBy(
            () ->
                ModelBundle.read(
                    rewritten(
                        "network.json",
                        text -> text.replace(adam, "\"@class\" : \"evil.Adam\", " + adam))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("network.json: expected a network configuration")
        .hasMessageContaining("Duplicate field '@class'");
  }

  @Test
  void aBundleThatDoesNotSayIsOfRecordings() throws IOException {
    Path older =
        rewritten("model.json", text -> text.replace("  \"input\" : \"recordings\",\n", ""));

    assertThat(ModelBundle.read(older).spec()).usingRecursiveComparison().isEqualTo(bundle.spec());
  }

  @Test
  void featuresOfReadyWindowsAreTheirChannels() throws IOException {
    Path windows =
        rewritten(
            "model.json",
            text ->
                text.replace("\"recordings\"", "\"windows\"")
                    .replace("[ \"positions\" ]", "[ \"x\", \"y\" ]"));

    ModelInput input = ModelBundle.read(windows).spec().input();
    assertThat(input).isEqualTo(ModelInput.WINDOWS);
    assertThatThrownBy(() -> input.require(ModelInput.RECORDINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the model was trained on ready-cut windows, not on recordings; judge it with --format"
                + " inertial, or train a model on recordings");
    assertThatThrownBy(
            () ->
                ModelBundle.read(
                    rewritten("model.json", text -> text.replace("\"recordings\"", "\"windows\""))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("features of ready-cut windows must be their channels [x, y]");
  }

  @Test
  void refusesValuesOutOfRange() throws IOException {
    for (List<String> change :
        List.of(
            List.of("\"strideFrames\" : 6", "\"strideFrames\" : 0"),
            List.of("\"minPurity\" : 0.5", "\"minPurity\" : 2"),
            List.of("\"positions\"", "\"colors\""))) {
      assertThatThrownBy(
              () ->
                  ModelBundle.read(
                      rewritten("model.json", text -> text.replace(change.get(0), change.get(1)))))
          .as("%s", change)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("model.json: expected a model specification");
    }
  }

  @Test
  void refusesAChangedEntry() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.get("weights.bin")[5] ^= 1;

    assertThatThrownBy(() -> ModelBundle.read(zip(entries)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("weights.bin: expected SHA-256 ");
  }

  @Test
  void refusesAMissingOrAnUnknownEntry() throws IOException {
    Map<String, byte[]> missing = entries();
    missing.remove("network.json");
    Map<String, byte[]> unknown = entries();
    unknown.put("preprocessor.bin", new byte[3]);

    assertThatThrownBy(() -> ModelBundle.read(zip(missing)))
        .hasMessageContaining("expected the entry network.json, found none of that name");
    assertThatThrownBy(() -> ModelBundle.read(zip(unknown)))
        .hasMessageContaining(
            "expected only the entries of a model bundle, found preprocessor.bin");
  }

  @Test
  void refusesAnotherSchema() throws IOException {
    Map<String, byte[]> entries = entries();
    String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    entries.put(
        "manifest.json",
        manifest
            .replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 99")
            .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ModelBundle.read(zip(entries)))
        .hasMessageContaining("manifest.json: expected schema version 1, found 99");
  }

  @Test
  void refusesAClassThatIsNotOurs() throws IOException {
    assertThatThrownBy(
            () ->
                ModelBundle.read(
                    rewritten(
                        "network.json",
                        text -> text.replace("org.nd4j.linalg.learning.config.Adam", "evil.Adam"))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "network.json: expected classes of Deeplearning4j, ND4J or Kinema4J, found evil.Adam");
  }

  @Test
  void refusesWeightsThatAreNoNumbersOrTooFew() throws IOException {
    assertThatThrownBy(() -> ModelBundle.read(withWeights(new byte[12])))
        .hasMessageContaining("weights.bin: expected ")
        .hasMessageContaining("found 12");
    byte[] weights = entries().get("weights.bin");
    weights[2] = (byte) 0xc0;
    weights[3] = 0x7f;
    assertThatThrownBy(() -> ModelBundle.read(withWeights(weights)))
        .hasMessageContaining("weights.bin: expected finite weights, found NaN at 0");
  }

  @Test
  void refusesASpecificationThatDoesNotFit() {
    assertThatThrownBy(
            () ->
                ModelBundle.read(
                    rewritten("model.json", text -> text.replace("\"windowFrames\" : 24", ""))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("model.json: expected a model specification");
  }

  private Path withWeights(byte[] weights) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : List.of("model.json", "network.json")) {
      entries.put(name, entries().get(name));
    }
    entries.put("weights.bin", weights);
    Path path = folder.resolve("rewritten.zip");
    BundleZip.write(path, entries);
    return path;
  }

  /** A bundle with one text entry changed and a manifest that fits the change. */
  private Path rewritten(String name, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Map<String, byte[]> entries = entries();
    entries.remove("manifest.json");
    String before = new String(entries.get(name), StandardCharsets.UTF_8);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    entries.put(name, after.getBytes(StandardCharsets.UTF_8));
    Path path = folder.resolve("rewritten.zip");
    BundleZip.write(path, entries);
    return path;
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return Files.write(folder.resolve("changed.zip"), bytes.toByteArray());
  }
}
