package org.kinema4j.har.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Finds recordings that are not part of the project; tests that need them are skipped without. */
public final class RealData {

  private static final String PROPERTY = "kinema4j.realData";

  private RealData() {}

  public static Path mvnx(String name) {
    return existing("mvnx/" + name);
  }

  /** Unpacks the subset of UCI HAR into a folder; returns the folder with train and test. */
  public static Path uciHarSubset(Path into) throws IOException {
    Path archive = existing("uci-har-subset/uci-har-subset.tar.gz");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName());
        if (entry.isFile()) {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
        }
      }
    }
    return into.resolve("UCI HAR Dataset");
  }

  private static Path existing(String name) {
    Path file = folder().resolve(name);
    assumeTrue(
        Files.exists(file),
        () ->
            "skipped: real recording "
                + name
                + " is absent; name its folder in the system property "
                + PROPERTY);
    return file;
  }

  private static Path folder() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return Path.of(named);
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return start.resolve("shared").resolve("data");
  }
}
