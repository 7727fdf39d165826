package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.layers.catalog.LayerEntry;
import org.kinema4j.layers.catalog.Layers;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.WrapperEntry;
import org.kinema4j.optim.catalog.Wrappers;
import org.kinema4j.optim.schedule.ScheduleEntry;
import org.kinema4j.optim.schedule.Schedules;
import org.nd4j.linalg.learning.config.IUpdater;
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
      "List losses, optimizers, schedules, layers or networks.",
      "",
      "A configuration names losses for classes, optimizers, schedules and networks. Other losses"
          + " and layers are Java classes, for networks of your own. --json adds class and paper, and"
          + " parameters with their defaults."
    })
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Registry {
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    LAYERS,
    NETWORKS
  }

  private static final String SUMMARY = "summary";
  private static final String FAMILY = "family";
  private static final String CLASS = "class";
  private static final String PAPER = "paper";
  private static final String REQUIRED = "required";
  private static final String PARAMETERS = "parameters";

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
    Map<String, Map<String, Object>> entries = entries(registry);
    if (json) {
      out.println(JsonFiles.text(entries).stripTrailing());
    } else {
      print(out, entries);
    }
    return ExitCodes.DONE;
  }

  private static void print(PrintWriter out, Map<String, Map<String, Object>> entries) {
    int width = width(entries.keySet().stream());
    int families = width(entries.values().stream().map(ListCommand::family));
    entries.forEach(
        (name, facts) -> {
          String family = families == 0 ? "" : pad(family(facts), families) + "  ";
          out.println(family + pad(name, width) + "  " + facts.get(SUMMARY));
        });
  }

  private static String family(Map<String, Object> facts) {
    return facts.getOrDefault(FAMILY, "").toString();
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static Map<String, Map<String, Object>> entries(Registry registry) {
    Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
    switch (registry) {
      case LOSSES -> Losses.all().forEach(loss -> entries.put(loss.name(), facts(loss)));
      case OPTIMIZERS -> optimizers(entries);
      case SCHEDULES -> Schedules.all().forEach(s -> entries.put(s.name(), facts(s)));
      case LAYERS -> Layers.all().forEach(layer -> entries.put(layer.name(), facts(layer)));
      case NETWORKS ->
          Networks.all().forEach(n -> entries.put(n.name(), Map.of(SUMMARY, n.description())));
    }
    return entries;
  }

  private static Map<String, Object> facts(LossEntry loss) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(FAMILY, loss.family().name().toLowerCase(Locale.ROOT));
    facts.put(SUMMARY, loss.summary());
    facts.put(CLASS, loss.defaults().getClass().getName());
    facts.put(PAPER, loss.paper().toString());
    facts.put(PARAMETERS, loss.parameters());
    return facts;
  }

  private static Map<String, Object> facts(LayerEntry layer) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(SUMMARY, layer.summary());
    facts.put(CLASS, layer.type().getName());
    facts.put(PAPER, layer.paper().toString());
    return facts;
  }

  private static void optimizers(Map<String, Map<String, Object>> entries) {
    Optimizers.all().forEach(one -> entries.put(one.name(), facts(one)));
    org.kinema4j.optim.catalog.Optimizers.all().forEach(one -> entries.put(one.name(), facts(one)));
    Wrappers.all().forEach(one -> entries.put(one.name(), facts(one)));
  }

  private static Map<String, Object> facts(Optimizers.Optimizer optimizer) {
    IUpdater updater = optimizer.create().apply(Optimizers.DEFAULT_LEARNING_RATE);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(FAMILY, "deeplearning4j");
    facts.put(SUMMARY, optimizer.description());
    facts.put(CLASS, updater.getClass().getName());
    facts.put(PARAMETERS, Optimizers.settings(updater));
    return facts;
  }

  private static Map<String, Object> facts(OptimizerEntry optimizer) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(FAMILY, "kinema4j");
    facts.put(SUMMARY, optimizer.summary());
    facts.put(CLASS, optimizer.defaults().getClass().getName());
    facts.put(PAPER, optimizer.paper().toString());
    facts.put(PARAMETERS, optimizer.parameters());
    return facts;
  }

  private static Map<String, Object> facts(WrapperEntry wrapper) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(FAMILY, "wrapper");
    facts.put(SUMMARY, wrapper.summary());
    facts.put(CLASS, wrapper.example().getClass().getName());
    facts.put(PAPER, wrapper.paper().toString());
    facts.put(REQUIRED, wrapper.required());
    facts.put(PARAMETERS, wrapper.parameters());
    return facts;
  }

  private static Map<String, Object> facts(ScheduleEntry schedule) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(SUMMARY, schedule.summary());
    facts.put(CLASS, schedule.example().getClass().getName());
    facts.put(PAPER, schedule.source().toString());
    facts.put(REQUIRED, schedule.required());
    facts.put(PARAMETERS, schedule.parameters());
    return facts;
  }
}
