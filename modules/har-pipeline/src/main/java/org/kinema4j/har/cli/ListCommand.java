package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.layers.catalog.LayerEntry;
import org.kinema4j.layers.catalog.Layers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code har list}: what there is, by name. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List losses, optimizers, layers or networks.",
      "",
      "A configuration names optimizers and networks. Layers are Java classes, for networks of your "
          + "own; --json adds the class and the paper of each."
    })
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Registry {
    LOSSES,
    OPTIMIZERS,
    LAYERS,
    NETWORKS
  }

  private static final String SUMMARY = "summary";

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
    Map<String, Map<String, String>> entries = entries(registry);
    if (json) {
      out.println(JsonFiles.text(entries).stripTrailing());
    } else {
      int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
      entries.forEach(
          (name, facts) -> out.printf("%-" + width + "s  %s%n", name, facts.get(SUMMARY)));
    }
    return ExitCodes.DONE;
  }

  private static Map<String, Map<String, String>> entries(Registry registry) {
    Map<String, Map<String, String>> entries = new LinkedHashMap<>();
    switch (registry) {
      case LOSSES ->
          entries.put(
              "cross-entropy",
              Map.of(SUMMARY, "categorical cross entropy, the loss of every network here"));
      case OPTIMIZERS ->
          Optimizers.all().forEach(o -> entries.put(o.name(), Map.of(SUMMARY, o.description())));
      case LAYERS -> Layers.all().forEach(layer -> entries.put(layer.name(), facts(layer)));
      case NETWORKS ->
          Networks.all().forEach(n -> entries.put(n.name(), Map.of(SUMMARY, n.description())));
    }
    return entries;
  }

  private static Map<String, String> facts(LayerEntry layer) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(SUMMARY, layer.summary());
    facts.put("class", layer.type().getName());
    facts.put("paper", layer.paper().toString());
    return facts;
  }
}
