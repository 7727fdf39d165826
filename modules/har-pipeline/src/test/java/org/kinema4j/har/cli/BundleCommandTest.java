package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.model.StoredBundle;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class BundleCommandTest {

  @TempDir private Path folder;

  private Path sound;
  private Path other;
  private Path bad;
  private Path missing;

  @BeforeEach
  void writeFiles() throws IOException {
    sound = folder.resolve("sound.zip");
    write(sound, ModelInput.RECORDINGS, List.of("positions"));
    other = folder.resolve("other.zip");
    write(other, ModelInput.WINDOWS, List.of("x", "y"));
    bad = Files.writeString(folder.resolve("bad.zip"), "no zip");
    missing = folder.resolve("missing.zip");
  }

  private static void write(Path file, ModelInput input, List<String> features) throws IOException {
    ModelSpec spec =
        new ModelSpec(
            Networks.BILSTM_SMALL,
            List.of("Reach", "Idle"),
            input,
            features,
            List.of("x", "y"),
            60,
            24,
            6,
            0.5,
            new Standardizer(new double[] {0.125, -2}, new double[] {1, 3}),
            Map.of("seed", "7"));
    new ModelBundle(
            Networks.build(
                Networks.named(spec.network()),
                spec.shape(),
                new LossMCXENT(),
                Optimizers.create("sgd", 0.1),
                7),
            spec)
        .write(file);
  }

  @Test
  void verifiesOneLineAFileAndGoesOnAfterABadOne() throws IOException {
    HarRun run = HarRun.of("bundle", "verify", missing, sound, bad, other);

    assertThat(run.code()).isEqualTo(65);
    // Two directions of LSTM(32) on 2 features, 4 * 32 * (2 + 32 + 1) each; 64 to 2 classes.
    assertThat(run.out())
        .isEqualTo(
            "%s: ok, schema 1, 9090 parameters, SHA-256 %s\n%s: ok, schema 1, 9090 parameters, SHA-256 %s\n"
                .formatted(
                    sound,
                    StoredBundle.read(sound).sha256(),
                    other,
                    StoredBundle.read(other).sha256()));
    assertThat(run.err())
        .isEqualTo(
            "har: %s: no such file\nhar: %s: expected a model bundle (zip), found another kind of file\n"
                .formatted(missing, bad));
  }

  @Test
  void theExitCodeSaysTheWorst() {
    assertThat(HarRun.of("bundle", "verify", sound, other).code()).isZero();
    assertThat(HarRun.of("bundle", "verify", sound, missing).code()).isEqualTo(66);
    assertThat(HarRun.of("bundle", "show", missing, bad).code()).isEqualTo(65);
    assertThat(HarRun.of("bundle", "verify").code()).isEqualTo(2);
  }

  @Test
  void verifiesAsOneJsonDocument() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(HarRun.of("bundle", "verify", "--json", sound, bad).out());

    assertThat(json).hasSize(2);
    JsonNode facts = json.get(sound.toString());
    assertThat(facts.get("schemaVersion").intValue()).isEqualTo(1);
    assertThat(facts.get("bytes").longValue()).isEqualTo(Files.size(sound));
    assertThat(facts.get("entries").get("weights.bin").intValue()).isEqualTo(4 * 9090);
    assertThat(json.get(bad.toString()).get("error").textValue()).startsWith(bad + ": expected");
  }

  @Test
  void showsWhatIsInABundle() {
    HarRun run = HarRun.of("bundle", "show", sound);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(
            sound
                + "\n"
                + """
                network             bilstm-small, 9090 parameters
                  mean              Subsampling1DLayer, 0 parameters
                  states            Lstm, 8960 parameters
                  action            OutputLayer, 130 parameters
                classes             2: Reach, Idle
                input               recordings
                features            positions, 2 channels
                window              24 frames at 60.0 Hz, every 6 frames, purity at least 0.5
                means               -2.00 to 0.125
                scales              1.00 to 3.00
                seed                7
                schema              1
                SHA-256\
                """
                    .indent(2)
                    .stripTrailing());
    assertThat(HarRun.of("bundle", "show", other).out())
        .contains("input               windows", "features            2 channels: x, y");
  }

  @Test
  void showsAsOneJsonDocument() throws IOException {
    JsonNode json = new ObjectMapper().readTree(HarRun.of("bundle", "show", "--json", sound).out());

    JsonNode facts = json.get(sound.toString());
    assertThat(facts.get("classes")).hasSize(2);
    assertThat(facts.get("standardizer").get("scales").get("greatest").doubleValue()).isEqualTo(3);
    assertThat(facts.get("layers").get("states").textValue()).isEqualTo("Lstm, 8960 parameters");
    assertThat(facts.get("provenance").get("seed").textValue()).isEqualTo("7");
  }

  @Test
  void withoutACommandItTeaches() {
    assertThat(HarRun.of("bundle").out()).contains("verify", "show", "manifest.json");
  }
}
