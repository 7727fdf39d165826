package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kinema4j.har.ForkedJvm;

/**
 * Reads hostile inputs in a JVM of its own with little memory. What a reader holds shows there and
 * nowhere else: in the JVM of the tests it would be one allocation among many.
 */
public final class SmallHeap {

  private static final String HEAP = "-Xmx64m";

  private SmallHeap() {}

  /** Returns the outcomes that a main class printed by {@link #tell}. */
  public static Map<String, String> outcomes(Class<?> main, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ForkedJvm.command(main, List.of()));
    // The last of two limits counts.
    command.addAll(command.indexOf("-cp"), List.of(HEAP, "-XX:+UseSerialGC"));
    Path out = folder.resolve("outcomes.txt");
    try (ForkedJvm jvm = ForkedJvm.start(command, out)) {
      assertThat(jvm.exitCode()).as(jvm.err()).isZero();
      return outcomes(jvm.out());
    }
  }

  private static Map<String, String> outcomes(String printed) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String line : printed.lines().toList()) {
      String[] parts = line.split("\t", 2);
      outcomes.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return outcomes;
  }

  /** Prints the outcome of one input, in one line. */
  public static void tell(String name, String outcome) {
    System.out.println(name + "\t" + outcome);
  }

  /** Returns one outcome a name. */
  public static <T> Map<String, String> expected(Stream<T> inputs, Function<T, String> outcome) {
    Map<String, String> expected = new LinkedHashMap<>();
    inputs.forEach(input -> expected.put(input.toString(), outcome.apply(input)));
    return expected;
  }
}
