package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads hostile inputs in a JVM of its own with little memory. What a reader holds shows there and
 * nowhere else: in the JVM of the tests it would be one allocation among many.
 */
public final class SmallHeap {

  private static final String HEAP = "-Xmx64m";
  private static final long HANG_MINUTES = 5;

  private SmallHeap() {}

  /** Returns the outcomes that a main class printed by {@link #tell}. */
  public static Map<String, String> outcomes(Class<?> main, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("outcomes.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-cp", classPath(), main.getName()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(HANG_MINUTES, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      String[] parts = line.split("\t", 2);
      outcomes.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return outcomes;
  }

  /** Prints the outcome of one input, in one line. */
  public static void tell(String name, String outcome) {
    System.out.println(name + "\t" + outcome);
  }

  private static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire == null ? System.getProperty("java.class.path") : surefire;
  }

  /** Returns one outcome a name. */
  public static <T> Map<String, String> expected(Stream<T> inputs, Function<T, String> outcome) {
    Map<String, String> expected = new LinkedHashMap<>();
    inputs.forEach(input -> expected.put(input.toString(), outcome.apply(input)));
    return expected;
  }
}
