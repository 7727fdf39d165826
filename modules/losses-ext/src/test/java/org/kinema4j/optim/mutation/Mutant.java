package org.kinema4j.optim.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class of the optimizers with one thing broken.
 *
 * @param name simple name of the class
 * @param from what stands in its source, once
 * @param to what is to stand there
 * @param proof what must fail: the recurrences of the optimizer of that name, or {@code
 *     Class#method} of a test
 */
record Mutant(String name, String from, String to, String proof) {

  private static final Path LISTS = Path.of("src/test/mutations");
  private static final Path SOURCES = Path.of("src/main/java/org/kinema4j/optim");
  private static final String COMMENT = "#";
  private static final int PARTS = 3;

  /** Reads the lists. A bar within code is written with a backslash. */
  static List<Mutant> all() {
    try (Stream<Path> files = Files.list(LISTS)) {
      return files.sorted().flatMap(Mutant::lines).map(Mutant::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith(COMMENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutant parse(String line) {
    List<String> parts =
        Arrays.stream(line.split(" (?<!\\\\)\\| ", -1))
            .map(part -> part.replace("\\|", "|").strip())
            .toList();
    if (parts.size() < PARTS) {
      throw new IllegalArgumentException("a mutation is `File | from | to [| proof]`: " + line);
    }
    String proof = parts.size() > PARTS ? parts.get(PARTS) : parts.get(0);
    return new Mutant(parts.get(0), parts.get(1), parts.get(2), proof);
  }

  /** The broken source. */
  String source() {
    String original = text(SOURCES.resolve(name + ".java"));
    int first = original.indexOf(from);
    if (first < 0 || original.indexOf(from, first + 1) >= 0) {
      throw new AssertionError(name + ".java must have exactly once: " + from);
    }
    return original.replace(from, to);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + ": " + from + " -> " + to;
  }
}
