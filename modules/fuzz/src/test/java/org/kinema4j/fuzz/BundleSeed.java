package org.kinema4j.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;

/** The smallest bundle there is, and bundles that differ from it but fit their manifest. */
final class BundleSeed {

  private static final String MANIFEST = "manifest.json";

  private BundleSeed() {}

  static ModelSpec spec() {
    return new ModelSpec(
        "tiny",
        List.of("A", "B"),
        ModelInput.RECORDINGS,
        List.of("positions"),
        List.of("x"),
        60,
        4,
        2,
        0.5,
        new Standardizer(new double[] {0.5}, new double[] {2}),
        Map.of("seed", "1"));
  }

  /** The entries of the bundle without its manifest. */
  static Map<String, byte[]> entries() {
    try {
      Path file = ReaderPromise.file("tiny.zip");
      new ModelBundle(network(), spec()).write(file);
      Map<String, byte[]> entries = new LinkedHashMap<>();
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
      entries.remove(MANIFEST);
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.recurrent(1, 4))
                .addLayer("pooling", new GlobalPoolingLayer.Builder().build(), "input")
                .addLayer("output", new OutputLayer.Builder().nOut(2).build(), "pooling")
                .setOutputs("output")
                .build());
    network.init();
    return network;
  }

  static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put(name, content);
    return changed;
  }

  /** A zip of entries with a manifest that fits them. */
  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, MANIFEST, manifest(entries).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String manifest(Map<String, byte[]> entries) {
    return entries.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + sha256(entry.getValue()) + "\"")
        .collect(Collectors.joining(",", "{\"schemaVersion\":1,\"sha256\":{", "}}"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
