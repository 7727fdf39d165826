package org.kinema4j.har.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option to print {@code metrics.json} instead of a text for people. */
final class MetricsOutput {

  @Option(names = "--json", description = "Print metrics.json instead of a summary.")
  private boolean json;

  /** Prints the file if it was asked for. */
  boolean print(CommandSpec spec, Path folder) throws IOException {
    if (json) {
      spec.commandLine().getOut().print(Files.readString(folder.resolve(OutputFolder.METRICS)));
      spec.commandLine().getOut().flush();
    }
    return json;
  }
}
