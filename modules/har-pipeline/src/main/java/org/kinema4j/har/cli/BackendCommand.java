package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.model.Backend;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har backend}: what the numbers are computed on. */
@Command(
    name = "backend",
    mixinStandardHelpOptions = true,
    description = {
      "Show the ND4J backend, threads, BLAS and memory limits.",
      "",
      "Threads: OMP_NUM_THREADS (default 1). Memory: HAR_JAVA_OPTS=-Xmx8g."
    })
final class BackendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> facts = Backend.describe();
    if (json) {
      out.println(JsonFiles.text(facts).stripTrailing());
    } else {
      facts.forEach((name, value) -> out.printf("%-21s %s%n", name, value));
    }
    return ExitCodes.DONE;
  }
}
