package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code har list}: the names that a configuration can use. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List what a configuration can name: losses, optimizers, layers or networks.")
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Registry {
    LOSSES,
    OPTIMIZERS,
    LAYERS,
    NETWORKS
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "REGISTRY",
      description = "One of: ${COMPLETION-CANDIDATES} (any case).")
  private Registry registry;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> entries = entries(registry);
    if (json) {
      out.println(JsonFiles.text(entries).stripTrailing());
    } else {
      int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
      entries.forEach((name, text) -> out.printf("%-" + width + "s  %s%n", name, text));
    }
    return ExitCodes.DONE;
  }

  private static Map<String, String> entries(Registry registry) {
    Map<String, String> entries = new LinkedHashMap<>();
    switch (registry) {
      case LOSSES ->
          entries.put("cross-entropy", "categorical cross entropy, the loss of every network here");
      case LAYERS -> {
        entries.put("lstm", "Deeplearning4j's LSTM, with the last state of each direction");
        entries.put("mean-pooling", "mean over a fixed number of frames");
        entries.put("dropout-softmax", "dropout 0.5, dense, softmax");
      }
      case OPTIMIZERS -> Optimizers.all().forEach(o -> entries.put(o.name(), o.description()));
      case NETWORKS -> Networks.all().forEach(n -> entries.put(n.name(), n.description()));
    }
    return entries;
  }
}
