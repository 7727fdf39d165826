package org.kinema4j.har.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.motion.BadDataException;

/** The container of a model bundle: a zip with a manifest of hashes. */
final class BundleZip {

  static final int SCHEMA = 1;
  static final int LARGEST_ENTRY = 256 << 20;

  private static final String MANIFEST = "manifest.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BundleZip() {}

  static void write(Path file, Map<String, byte[]> entries) throws OutputFailedException {
    ObjectNode manifest = MAPPER.createObjectNode().put("schemaVersion", SCHEMA);
    ObjectNode hashes = manifest.putObject("sha256");
    entries.forEach((name, bytes) -> hashes.put(name, sha256(bytes)));
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          put(zip, MANIFEST, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
          for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
          }
          zip.finish();
        });
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // equal models are equal files
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  static Map<String, byte[]> read(Path file, List<String> names) throws InputUnavailableException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InputUnavailableException(
          file, Files.exists(file) ? "is not a readable file" : "no such file");
    }
    Map<String, byte[]> entries = readEntries(file, names);
    for (String name : names) {
      if (!entries.containsKey(name)) {
        throw new BadDataException(file, "", "the entry " + name, "none of that name");
      }
    }
    checkManifest(file, entries);
    return entries;
  }

  private static Map<String, byte[]> readEntries(Path file, List<String> names)
      throws InputUnavailableException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (!name.equals(MANIFEST) && !names.contains(name)) {
          throw new BadDataException(file, "", "only the entries of a model bundle", name);
        }
        if (entries.put(name, readBounded(file, name, zip)) != null) {
          throw new BadDataException(file, "", "each entry once", name + " twice");
        }
      }
    } catch (ZipException | EOFException e) {
      throw new BadDataException(file, "", "a model bundle (zip)", e.getMessage(), e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
    if (!entries.containsKey(MANIFEST)) {
      throw new BadDataException(file, "", "a model bundle with " + MANIFEST, "another file");
    }
    return entries;
  }

  private static byte[] readBounded(Path file, String name, InputStream zip) throws IOException {
    byte[] bytes = zip.readNBytes(LARGEST_ENTRY + 1);
    if (bytes.length > LARGEST_ENTRY) {
      throw new BadDataException(
          file, name, "at most " + (LARGEST_ENTRY >> 20) + " MiB", "a larger entry");
    }
    return bytes;
  }

  private static void checkManifest(Path file, Map<String, byte[]> entries)
      throws InputUnavailableException {
    JsonNode manifest;
    try {
      manifest = MAPPER.readTree(entries.get(MANIFEST));
    } catch (JsonProcessingException e) {
      throw new BadDataException(file, MANIFEST, "JSON", e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
    int schema = manifest.path("schemaVersion").asInt(-1);
    if (schema != SCHEMA) {
      throw new BadDataException(
          file, MANIFEST, "schema version " + SCHEMA, manifest.path("schemaVersion").toString());
    }
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String expected = manifest.path("sha256").path(entry.getKey()).asText();
      if (!entry.getKey().equals(MANIFEST) && !expected.equals(sha256(entry.getValue()))) {
        throw new BadDataException(
            file, entry.getKey(), "SHA-256 " + expected, sha256(entry.getValue()));
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
