package org.kinema4j.har.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/**
 * A model bundle as a file.
 *
 * <p>Reading trusts nothing. It checks, in this order: the size of the file; that the zip can be
 * read in one way only; schema version, names, sizes and hashes of the entries; that the JSON is
 * plain, shallow and without doubles; the model specification; the classes and numbers in the
 * network configuration; that the network fits the specification and the weights; that the weights
 * are numbers. Nothing is deserialized by Java, and memory stays within a small multiple of the
 * largest bundle, 65 MiB.
 *
 * @param model the model
 * @param schemaVersion version of the bundle format
 * @param entryBytes size of each entry but the manifest
 * @param fileBytes size of the file
 * @param sha256 hash of the file, in hexadecimal digits
 */
public record StoredBundle(
    ModelBundle model,
    int schemaVersion,
    Map<String, Integer> entryBytes,
    long fileBytes,
    String sha256) {

  static final String MODEL = "model.json";

  private static final int LARGEST_JSON = 1 << 20;

  private static final Map<String, Integer> LIMITS = limits();

  /**
   * Copies what can change.
   *
   * @param model the model
   * @param schemaVersion version of the bundle format
   * @param entryBytes size of each entry but the manifest
   * @param fileBytes size of the file
   * @param sha256 hash of the file, in hexadecimal digits
   */
  public StoredBundle {
    entryBytes = Collections.unmodifiableMap(new LinkedHashMap<>(entryBytes));
  }

  private static Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(MODEL, LARGEST_JSON);
    limits.put(NetworkJson.ENTRY, LARGEST_JSON);
    limits.put(StoredWeights.ENTRY, StoredWeights.MOST_BYTES);
    return limits;
  }

  /**
   * Reads a bundle.
   *
   * @param file the zip
   * @return the bundle
   * @throws InputUnavailableException if the file is missing or unreadable
   * @throws BadDataException if it is not a sound bundle
   */
  public static StoredBundle read(Path file) throws InputUnavailableException {
    BundleZip.Content content = BundleZip.read(file, LIMITS);
    Map<String, Integer> sizes = new LinkedHashMap<>();
    content.entries().forEach((name, bytes) -> sizes.put(name, bytes.length));
    return new StoredBundle(
        model(file, content.entries()),
        BundleZip.SCHEMA,
        sizes,
        content.length(),
        content.sha256());
  }

  /** Makes the model that the entries say, or refuses it. */
  static ModelBundle model(Path file, Map<String, byte[]> entries) {
    entries.forEach(
        (name, bytes) -> {
          if (bytes.length > LIMITS.get(name)) {
            throw new BadDataException(
                file, name, "at most " + LIMITS.get(name) + " bytes", "" + bytes.length);
          }
        });
    ModelSpec spec = spec(file, entries.get(MODEL));
    ComputationGraph network =
        new NetworkFit(
                file,
                BundleJson.object(file, NetworkJson.ENTRY, entries.get(NetworkJson.ENTRY)),
                spec.shape())
            .build(new StoredWeights(file, ByteBuffer.wrap(entries.get(StoredWeights.ENTRY))));
    return new ModelBundle(network, spec);
  }

  private static ModelSpec spec(Path file, byte[] json) {
    try {
      return BundleJson.MAPPER.treeToValue(BundleJson.object(file, MODEL, json), ModelSpec.class);
    } catch (JsonProcessingException e) {
      // Our own constructors say it better than Jackson, which wraps them.
      String found =
          e.getCause() instanceof IllegalArgumentException range
              ? Printable.of(range)
              : Printable.firstLine(e.getOriginalMessage());
      throw new BadDataException(file, MODEL, "a model specification", found, e);
    }
  }
}
