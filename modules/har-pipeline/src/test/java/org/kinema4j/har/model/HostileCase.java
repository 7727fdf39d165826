package org.kinema4j.har.model;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A hostile file.
 *
 * @param name what is wrong with it
 * @param bytes its content
 * @param message what must be said of it, at least
 */
record HostileCase(String name, Supplier<byte[]> bytes, String message) {

  static final String MANIFEST = BundleZip.MANIFEST;
  static final String MODEL = StoredBundle.MODEL;
  static final String NETWORK = NetworkJson.ENTRY;
  static final String WEIGHTS = StoredWeights.ENTRY;

  /** The entries of a bundle without fault. */
  static final Map<String, byte[]> SOUND = BundleSample.entries();

  @Override
  public String toString() {
    return name;
  }

  static HostileCase zip(String name, Consumer<RawZip> change, String message) {
    RawZip zip = new RawZip(SOUND);
    change.accept(zip);
    return new HostileCase(name, zip::bytes, message);
  }

  static HostileCase zipOf(String name, String entry, byte[] content, String message) {
    Map<String, byte[]> entries = new LinkedHashMap<>(SOUND);
    entries.put(entry, content);
    return new HostileCase(name, new RawZip(entries)::bytes, message);
  }

  static HostileCase manifest(String name, UnaryOperator<String> change, String message) {
    return zipOf(name, MANIFEST, BundleSample.changed(SOUND.get(MANIFEST), change), message);
  }

  /** A bundle with one entry changed and a manifest that fits the change. */
  static HostileCase entry(
      String name, String entry, UnaryOperator<String> change, String message) {
    return signed(name, entry, BundleSample.changed(SOUND.get(entry), change), message);
  }

  static HostileCase weights(String name, byte[] content, String message) {
    return signed(name, WEIGHTS, content, message);
  }

  static HostileCase signed(String name, String entry, byte[] content, String message) {
    Map<String, byte[]> entries = new LinkedHashMap<>(SOUND);
    entries.put(entry, content);
    entries.remove(MANIFEST);
    Map<String, byte[]> zipped = BundleSample.signed(entries);
    return new HostileCase(entry + ", " + name, new RawZip(zipped)::bytes, message);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
