package org.kinema4j.har.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.motion.BadDataException;

/**
 * A trained model in one zip: {@code manifest.json} (schema version, SHA-256 of each entry), {@code
 * model.json} ({@link ModelSpec}), {@code network.json} (Deeplearning4j's configuration) and {@code
 * weights.bin} (32-bit floats, little-endian).
 *
 * <p>Reading trusts nothing; {@link StoredBundle} says what it checks. What it would refuse is not
 * written either.
 *
 * @param network the network with its weights
 * @param spec how to feed it and what its outputs mean
 */
public record ModelBundle(ComputationGraph network, ModelSpec spec) {

  /**
   * Writes the bundle. The bytes depend on the model alone, not on the clock.
   *
   * @param file the zip to write; one that exists is replaced
   * @throws OutputFailedException if it cannot be written
   * @throws IllegalArgumentException if the network does not fit the specification, has a layer
   *     that a bundle cannot name, or is too large; the message says which
   */
  public void write(Path file) throws OutputFailedException {
    BundleZip.write(file, entries(file));
  }

  /**
   * Checks that the bundle could be written and read again, which is worth knowing before training.
   *
   * @throws IllegalArgumentException as {@link #write} throws it
   */
  public void requireStorable() {
    entries(Path.of(spec.network()));
  }

  private Map<String, byte[]> entries(Path file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      entries.put(StoredBundle.MODEL, BundleJson.MAPPER.writeValueAsBytes(spec));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model specification is always writable", e);
    }
    entries.put(
        NetworkJson.ENTRY, network.getConfiguration().toJson().getBytes(StandardCharsets.UTF_8));
    entries.put(StoredWeights.ENTRY, StoredWeights.encode(network.params()));
    try {
      StoredBundle.model(file, entries);
    } catch (BadDataException e) {
      throw new IllegalArgumentException("the model cannot be stored: " + e.getMessage(), e);
    }
    return entries;
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
    return StoredBundle.read(file).model();
  }
}
