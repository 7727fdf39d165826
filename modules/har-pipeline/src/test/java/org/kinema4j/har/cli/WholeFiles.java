package org.kinema4j.har.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.motion.BadDataException;

/**
 * Judges whether what lies in a folder is whole: each file by itself, and all together where one
 * vouches for the others.
 *
 * @param references folders of undisturbed runs; a file of theirs that equals none of them is a
 *     fault, unless it tells times
 */
record WholeFiles(List<Path> references) {

  /** These tell how long things took, and differ from run to run. */
  private static final List<String> TIMED = List.of(OutputFolder.REPORT, OutputFolder.RUN);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Says of each file what is wrong with it; nothing if all is well. */
  List<String> faults(Path folder) throws IOException {
    List<String> faults = new ArrayList<>();
    for (String name : names(folder)) {
      fault(folder, name).ifPresent(fault -> faults.add(name + ": " + fault));
    }
    mixture(folder).ifPresent(faults::add);
    return faults;
  }

  /** Files by their path within a folder, without what is unfinished. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith(Staging.UNFINISHED))
          .sorted()
          .toList();
    }
  }

  private Optional<String> fault(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      if (name.endsWith(".zip")) {
        ModelBundle.read(file);
      } else if (name.endsWith(".json")) {
        JSON.readTree(file.toFile());
      } else if (name.endsWith(".mvnx")) {
        MvnxReader.all().read(file);
      } else if (!Files.readString(file).endsWith(name.endsWith(".html") ? "</html>\n" : "\n")) {
        return Optional.of("is cut off");
      }
    } catch (BadDataException | IOException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
    if (TIMED.contains(name)) {
      return Optional.empty();
    }
    for (Path reference : references) {
      if (same(file, reference.resolve(name))) {
        return Optional.empty();
      }
    }
    return Optional.of("is neither the old file nor the new one");
  }

  private static boolean same(Path one, Path two) throws IOException {
    return Files.exists(one) && Files.exists(two) && Files.mismatch(one, two) == -1;
  }

  private Optional<String> mixture(Path folder) throws IOException {
    Path run = folder.resolve(OutputFolder.RUN);
    if (Files.exists(run)) {
      return ofOtherRuns(folder, run);
    }
    Path readme = folder.resolve("README.txt");
    for (Path reference : references) {
      if (same(readme, reference.resolve("README.txt"))) {
        return changed(folder, reference);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofOtherRuns(Path folder, Path run) throws IOException {
    JsonNode hashes;
    try {
      hashes = JSON.readTree(run.toFile()).path("sha256");
    } catch (IOException e) {
      return Optional.empty(); // a fault of the file itself
    }
    if (hashes.isEmpty()) {
      return Optional.of(OutputFolder.RUN + " vouches for nothing");
    }
    for (Map.Entry<String, JsonNode> entry : hashes.properties()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.exists(file) || !sha256(file).equals(entry.getValue().asText())) {
        return Optional.of(OutputFolder.RUN + " vouches for another " + entry.getKey());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> changed(Path folder, Path reference) throws IOException {
    for (String name : names(reference)) {
      if (!same(folder.resolve(name), reference.resolve(name))) {
        return Optional.of("README.txt vouches for another " + name);
      }
    }
    return Optional.empty();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
