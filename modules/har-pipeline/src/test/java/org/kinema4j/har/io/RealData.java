package org.kinema4j.har.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds recordings that are not part of the project; tests that need them are skipped without. */
final class RealData {

  private static final String PROPERTY = "kinema4j.realData";

  private RealData() {}

  static Path mvnx(String name) {
    Path file = folder().resolve("mvnx").resolve(name);
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
