package org.kinema4j.benchmarks.losses;

import org.kinema4j.har.cli.ExitCodes;
import picocli.CommandLine;

/** Command lines whose failures are one line, like those of {@code har}. */
final class Failures {

  private Failures() {}

  static CommandLine oneLine(Object command) {
    return new CommandLine(command)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> {
              commandLine.getErr().println("har bench: " + ExitCodes.message(fault));
              return ExitCodes.of(fault);
            });
  }
}
