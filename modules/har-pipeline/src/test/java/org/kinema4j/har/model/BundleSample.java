package org.kinema4j.har.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.dataset.Standardizer;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** A small model, its bundle, and bundles that differ from it. */
final class BundleSample {

  static final NetworkShape SHAPE = new NetworkShape(2, 24, 3);

  private BundleSample() {}

  static ModelBundle model() {
    return model(new LossMCXENT());
  }

  static ModelBundle model(ILossFunction loss) {
    ComputationGraph network =
        Networks.build(
            Networks.named(Networks.BILSTM_SMALL), SHAPE, loss, Optimizers.create("adam", 0.01), 1);
    return new ModelBundle(network, spec());
  }

  static ModelSpec spec() {
    return new ModelSpec(
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
  }

  /** The entries of the bundle of {@link #model()}. */
  static Map<String, byte[]> entries() {
    return written(file -> model().write(file));
  }

  /** Writes a bundle. */
  private interface Writer {
    void write(Path file) throws IOException;
  }

  private static Map<String, byte[]> written(Writer writer) {
    try {
      Path file = Files.createTempFile("bundle", ".zip");
      try {
        writer.write(file);
        return entries(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a bundle, manifest first. */
  static Map<String, byte[]> entries(Path file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** A text entry of the bundle of {@link #model()}. */
  static String text(String name) {
    return new String(entries().get(name), StandardCharsets.UTF_8);
  }

  static byte[] changed(byte[] text, UnaryOperator<String> change) {
    String before = new String(text, StandardCharsets.UTF_8);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the change changes nothing");
    }
    return after.getBytes(StandardCharsets.UTF_8);
  }

  /** The entries with a manifest that fits them. */
  static Map<String, byte[]> signed(Map<String, byte[]> entries) {
    Map<String, byte[]> content = new LinkedHashMap<>(entries);
    content.remove(BundleZip.MANIFEST);
    return written(file -> BundleZip.write(file, content));
  }

  /** A zip of entries, packed, with descriptors, as Java writes it by default. */
  static byte[] deflated(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
