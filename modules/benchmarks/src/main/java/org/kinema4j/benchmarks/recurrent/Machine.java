package org.kinema4j.benchmarks.recurrent;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is measured on.
 *
 * @param processor its name; empty if the system does not tell
 * @param cores processors that this JVM may use
 * @param system operating system
 * @param java Java version
 * @param load processes that wanted to run in the last minute, on average; negative if unknown
 */
public record Machine(String processor, int cores, String system, String java, double load) {

  /** Above this share of the cores, somebody else is at work. */
  private static final double IDLE = 0.25;

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /**
   * Looks at this machine.
   *
   * @return what it is, and its load now
   */
  public static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Tells whether somebody else is at work.
   *
   * @return whether the load is above a quarter of the cores
   */
  public boolean busy() {
    return load > IDLE * cores;
  }

  /**
   * Prints a warning if the machine is busy.
   *
   * @param err where to
   */
  public void warn(PrintWriter err) {
    if (busy()) {
      err.println(
          "har bench: WARNING: "
              + loadText()
              + "; figures will be too low, most of all those of several threads");
    }
  }

  private String loadText() {
    return String.format(
        Locale.ROOT, "the machine is busy, load average %.2f on %d cores", load, cores);
  }

  /**
   * Describes it.
   *
   * @return one line, and the warning if there is one
   */
  public String text() {
    String line =
        Stream.of(processor, cores + " cores", system, "Java " + java)
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    return busy() ? line + "\nWARNING: " + loadText() + " at the start" : line;
  }
}
