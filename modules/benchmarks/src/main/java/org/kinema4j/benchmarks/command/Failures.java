package org.kinema4j.benchmarks.command;

import org.kinema4j.har.cli.ExitCodes;
import picocli.CommandLine;

/** Command lines whose failures are one line, like those of {@code har}. */
public final class Failures {

  private Failures() {}

  /**
   * Makes a command line.
   *
   * @param command what it runs
   * @return it, ready to execute
   */
  public static CommandLine oneLine(Object command) {
    return new CommandLine(command)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> {
              commandLine.getErr().println("har bench: " + ExitCodes.message(fault));
              return ExitCodes.of(fault);
            });
  }
}
