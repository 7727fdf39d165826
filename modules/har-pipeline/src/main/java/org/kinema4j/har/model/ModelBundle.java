package org.kinema4j.har.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.motion.BadDataException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained model in one zip: {@code manifest.json} (schema version, SHA-256 of each entry), {@code
 * model.json} ({@link ModelSpec}), {@code network.json} (Deeplearning4j's configuration) and {@code
 * weights.bin} (32-bit floats, little-endian).
 *
 * <p>Reading trusts nothing: only these entries, of bounded size, with the hashes of the manifest;
 * each class that the configuration names must be Deeplearning4j's, ND4J's or ours; nothing is
 * deserialized by Java.
 *
 * @param network the network with its weights
 * @param spec how to feed it and what its outputs mean
 */
public record ModelBundle(ComputationGraph network, ModelSpec spec) {

  private static final String MODEL = "model.json";
  private static final String NETWORK = "network.json";
  private static final String WEIGHTS = "weights.bin";
  private static final List<String> ALLOWED_CLASSES =
      List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.", "org.kinema4j.");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // A class named twice would be checked once.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /**
   * Writes the bundle. The bytes depend on the model alone, not on the clock.
   *
   * @param file the zip to write; one that exists is replaced
   * @throws OutputFailedException if it cannot be written
   */
  public void write(Path file) throws OutputFailedException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      entries.put(MODEL, MAPPER.writeValueAsBytes(spec));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model specification is always writable", e);
    }
    entries.put(NETWORK, network.getConfiguration().toJson().getBytes(StandardCharsets.UTF_8));
    entries.put(WEIGHTS, toBytes(network.params()));
    BundleZip.write(file, entries);
  }

  /**
   * Reads a bundle.
   *
   * @param file the zip
   * @return the bundle
   * @throws InputUnavailableException if the file is missing or unreadable
   * @throws BadDataException if it is not a sound bundle
   */
  public static ModelBundle read(Path file) throws InputUnavailableException {
    Map<String, byte[]> entries = BundleZip.read(file, List.of(MODEL, NETWORK, WEIGHTS));
    ModelSpec spec = parseSpec(file, entries.get(MODEL));
    ComputationGraph network = new ComputationGraph(parseNetwork(file, entries.get(NETWORK)));
    network.init();
    INDArray weights = fromBytes(file, entries.get(WEIGHTS), network.numParams());
    network.setParams(weights);
    return new ModelBundle(network, spec);
  }

  private static ModelSpec parseSpec(Path file, byte[] json) {
    try {
      return MAPPER.readValue(json, ModelSpec.class);
    } catch (IOException e) {
      throw new BadDataException(
          file, MODEL, "a model specification", firstLine(e.getMessage()), e);
    }
  }

  private static ComputationGraphConfiguration parseNetwork(Path file, byte[] json) {
    try {
      for (JsonNode name : MAPPER.readTree(json).findValues("@class")) {
        if (ALLOWED_CLASSES.stream().noneMatch(name.asText()::startsWith)) {
          throw new BadDataException(
              file, NETWORK, "classes of Deeplearning4j, ND4J or Kinema4J", name.asText());
        }
      }
      return ComputationGraphConfiguration.fromJson(new String(json, StandardCharsets.UTF_8));
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new BadDataException(
          file, NETWORK, "a network configuration", firstLine(e.getMessage()), e);
    }
  }

  private static byte[] toBytes(INDArray params) {
    float[] values = params.toFloatVector();
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static INDArray fromBytes(Path file, byte[] bytes, long count) {
    if (bytes.length != count * Float.BYTES) {
      throw new BadDataException(
          file, WEIGHTS, count * Float.BYTES + " bytes", Integer.toString(bytes.length));
    }
    float[] values = new float[(int) count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new BadDataException(file, WEIGHTS, "finite weights", values[i] + " at " + i);
      }
    }
    return Nd4j.create(values, new long[] {1, count}, 'c');
  }

  private static String firstLine(String message) {
    return message == null ? "something else" : message.lines().findFirst().orElse("");
  }
}
