package org.kinema4j.har.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.motion.BadDataException;

/**
 * The container of a model bundle: a zip with a manifest of hashes.
 *
 * <p>Entries are stored, not packed: weights hardly shrink, and what a packer makes of them depends
 * on its version, while equal models shall be equal files.
 */
final class BundleZip {

  static final int SCHEMA = 1;
  static final String MANIFEST = "manifest.json";

  private static final int LARGEST_MANIFEST = 1 << 16;
  private static final String SCHEMA_KEY = "schemaVersion";
  private static final String HASHES_KEY = "sha256";

  private BundleZip() {}

  /**
   * What a zip holds.
   *
   * @param entries content of each entry but the manifest
   * @param length bytes of the file
   * @param sha256 hash of the file
   */
  record Content(Map<String, byte[]> entries, long length, String sha256) {}

  static void write(Path file, Map<String, byte[]> entries) throws OutputFailedException {
    ObjectNode manifest = BundleJson.MAPPER.createObjectNode().put(SCHEMA_KEY, SCHEMA);
    ObjectNode hashes = manifest.putObject(HASHES_KEY);
    entries.forEach((name, bytes) -> hashes.put(name, sha256(bytes)));
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          put(zip, MANIFEST, BundleJson.MAPPER.writeValueAsBytes(manifest));
          for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
          }
          zip.finish();
        });
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // equal models are equal files
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Reads a zip.
   *
   * @param file the zip
   * @param limits the entries that it must have, and the most bytes of each
   * @return the entries, each with the hash that the manifest says
   * @throws InputUnavailableException if the file is missing or unreadable
   * @throws BadDataException if it is not a sound zip of these entries
   */
  static Content read(Path file, Map<String, Integer> limits) throws InputUnavailableException {
    byte[] bytes = readFile(file, limits);
    StrictZip zip = new StrictZip(file, bytes);
    if (!zip.names().contains(MANIFEST)) {
      throw new BadDataException(file, "", "the entry " + MANIFEST, "none of that name");
    }
    JsonNode manifest = BundleJson.object(file, MANIFEST, zip.read(MANIFEST, LARGEST_MANIFEST));
    checkSchema(file, manifest.path(SCHEMA_KEY));
    checkNames(file, zip, limits);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    limits.forEach((name, limit) -> entries.put(name, zip.read(name, limit)));
    checkHashes(file, manifest.path(HASHES_KEY), entries);
    return new Content(entries, bytes.length, sha256(bytes));
  }

  private static byte[] readFile(Path file, Map<String, Integer> limits)
      throws InputUnavailableException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InputUnavailableException(
          file, Files.exists(file) ? "is not a readable file" : "no such file");
    }
    // The directory and the headers fit into what a manifest may have.
    int largest = 2 * LARGEST_MANIFEST + limits.values().stream().mapToInt(i -> i).sum();
    try (InputStream in = Files.newInputStream(file)) {
      // Before anything is read, so that a large file costs nothing.
      long length = Files.size(file);
      byte[] bytes = length > largest ? new byte[0] : in.readNBytes(largest + 1);
      if (Math.max(length, bytes.length) > largest) {
        throw new BadDataException(
            file, "", "a model bundle of at most " + largest + " bytes", length + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
  }

  /** Comes first: another schema may have other entries. */
  private static void checkSchema(Path file, JsonNode found) {
    if (!found.isInt()) {
      throw new BadDataException(
          file, MANIFEST, SCHEMA_KEY + " " + SCHEMA, found.isMissingNode() ? "none" : "no number");
    }
    int schema = found.intValue();
    if (schema != SCHEMA) {
      throw new BadDataException(
          file,
          MANIFEST,
          "schema version " + SCHEMA,
          schema
              + (schema > SCHEMA
                  ? ": made by a newer Kinema4J; update this one to read it"
                  : ": made by an older Kinema4J; train the model again"));
    }
  }

  private static void checkNames(Path file, StrictZip zip, Map<String, Integer> limits) {
    for (String name : zip.names()) {
      if (!name.equals(MANIFEST) && !limits.containsKey(name)) {
        throw new BadDataException(file, "", "only the entries of a model bundle", name);
      }
    }
    for (String name : limits.keySet()) {
      if (!zip.names().contains(name)) {
        throw new BadDataException(file, "", "the entry " + name, "none of that name");
      }
    }
  }

  private static void checkHashes(Path file, JsonNode hashes, Map<String, byte[]> entries) {
    if (hashes.size() > entries.size()) {
      throw new BadDataException(
          file, MANIFEST, entries.size() + " hashes", Integer.toString(hashes.size()));
    }
    entries.forEach(
        (name, bytes) -> {
          String hash = sha256(bytes);
          if (!hashes.path(name).isTextual()) {
            throw new BadDataException(file, MANIFEST, "the SHA-256 of " + name, "none");
          }
          if (!hashes.path(name).textValue().equals(hash)) {
            throw new BadDataException(
                file, name, "SHA-256 " + Printable.of(hashes.path(name).textValue()), hash);
          }
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
