package org.kinema4j.benchmarks.recurrent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Runs a program to its end, and shows its last words if that was not a good one. */
final class ChildProcess {

  private static final int LAST_WORDS = 25;

  private ChildProcess() {}

  /**
   * Runs it.
   *
   * @param name who it is, for messages
   * @param builder the program
   * @param lines gets each line it prints, standard error included
   * @throws TrialFailedException if it cannot be started or fails
   */
  static void run(String name, ProcessBuilder builder, Consumer<String> lines) {
    Deque<String> last = new ArrayDeque<>();
    Process process = null;
    try {
      process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          lines.accept(line);
          last.addLast(line);
          if (last.size() > LAST_WORDS) {
            last.removeFirst();
          }
        }
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new TrialFailedException(
            name + " ended with exit code " + code + ":\n  " + String.join("\n  ", last));
      }
    } catch (IOException e) {
      throw new TrialFailedException(name + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrialFailedException(name + " was interrupted", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
