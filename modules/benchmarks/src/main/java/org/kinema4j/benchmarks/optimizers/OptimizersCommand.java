package org.kinema4j.benchmarks.optimizers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.benchmarks.recurrent.Machine;
import org.kinema4j.har.cli.Console;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code har bench optimizers}. */
@Command(
    name = "har bench optimizers",
    sortOptions = false,
    description = {
      "Compares this project's optimizers and Deeplearning4j's on three surfaces of two variables,"
          + " and with --data on UCI HAR's windows.",
      "Surfaces: --steps steps from one start, with the learning rate of a fixed grid that ends"
          + " lowest. Network: for each learning rate (--factors times the default) a training"
          + " without blocks of consecutive training windows, which choose the rate; with it a"
          + " training on the whole training part for each seed, judged on the test part. Every"
          + " training has the same budget of processor time in its steps.",
      "Each training that is done is a line of OUT/trials.jsonl. Whatever stops the program, the"
          + " same command goes on where it stopped; trainings of another setup are kept apart.",
      "OUT gets tables (network.md, surfaces.md), trials.csv, and pictures."
    })
public final class OptimizersCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY = "all optimizers on surfaces and on a network";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "UCI HAR, unpacked: it has train and test; without it only surfaces.")
  private Path folder;

  @Option(
      names = "--network",
      defaultValue = "bilstm-small",
      paramLabel = "NAME",
      description = "See 'har list networks'; default: ${DEFAULT-VALUE}.")
  private String network;

  @Option(
      names = "--minutes",
      defaultValue = "0.5",
      paramLabel = "M",
      description = "Processor time of each training's steps; default: ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--epochs",
      defaultValue = "" + Integer.MAX_VALUE,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      paramLabel = "N",
      description = "Most epochs of each training; default: as many as the time allows.")
  private int epochs;

  @Option(
      names = "--factors",
      split = ",",
      defaultValue = "0.3,1,3,10,30",
      paramLabel = "F",
      description = "Learning rates to try, times the default; default: ${DEFAULT-VALUE}.")
  private List<Double> factors = new ArrayList<>();

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description = "Trainings to judge; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--optimizers",
      split = ",",
      paramLabel = "NAME",
      description = "Which to train; what others did before is shown, too; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--steps",
      defaultValue = "500",
      paramLabel = "N",
      description = "Steps on each surface; 0: no surfaces; default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--out",
      defaultValue = "target/bench-optimizers",
      paramLabel = "DIR",
      description = "Folder of log, tables and pictures; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private OptimizersCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new OptimizersCommand());
  }

  @Override
  public Integer call() throws IOException {
    if (steps < 0 || seeds.isEmpty() || factors.stream().anyMatch(factor -> !(factor > 0))) {
      throw new ParameterException(
          spec.commandLine(),
          "--steps must be in [0, \u221e), --factors in (0, \u221e) and --seeds at least one,"
              + " received %d, %s and %s".formatted(steps, factors, seeds));
    }
    Budget budget = new Budget(minutes, epochs);
    List<Contestant> chosen = Contestant.named(names, Contestant.all());
    // one thread for everything, so that its time is all the time that a step takes
    System.setProperty(ComputeThreads.RECURRENT_PROPERTY, "1");
    ComputeThreads.configured().apply();
    Console console = new Console(spec.commandLine().getErr());
    PrintWriter output = spec.commandLine().getOut();
    output.println(Machine.here().text());
    if (steps > 0) {
      output.println(surfaces(console));
    }
    if (folder != null) {
      output.println(network(chosen, budget, console));
    }
    output.println("tables and pictures: " + out);
    output.flush();
    return ExitCodes.DONE;
  }

  private String surfaces(Console console) throws IOException {
    List<Contestant> contestants = Contestant.all();
    List<List<Descent>> descents = new ArrayList<>();
    try (Console.Bar bar = console.bar("surfaces", contestants.size())) {
      for (Contestant contestant : contestants) {
        List<Descent> best = new ArrayList<>();
        for (Surface surface : Surface.values()) {
          best.add(Descent.best(surface, contestant, steps));
        }
        descents.add(best);
        bar.stepBy(1);
      }
    }
    for (Surface surface : Surface.values()) {
      Pictures.surface(
          out.resolve("surface-%s.png".formatted(surface.title().toLowerCase(Locale.ROOT))),
          surface,
          descents.stream().map(best -> best.get(surface.ordinal())).toList());
    }
    String table = ResultTables.surfaces(descents);
    AtomicFile.writeText(out.resolve("surfaces.md"), table);
    return table;
  }

  private String network(List<Contestant> chosen, Budget budget, Console console)
      throws IOException {
    Trainings trainings = new Trainings(InertialText.open(folder).read(), network, budget);
    String setup = trainings.setup() + ", " + Machine.here().processor();
    TrialLog log = TrialLog.open(out.resolve("trials.jsonl"));
    Comparison comparison = new Comparison(trainings::run, setup, log, factors, seeds);
    int trials = chosen.stream().mapToInt(comparison::trials).sum();
    try (Console.Bar bar = console.bar("trainings", trials)) {
      if (chosen.stream().anyMatch(contestant -> !comparison.isDone(contestant))) {
        trainings.warmUp();
      }
      for (Contestant contestant : chosen) {
        bar.note(contestant.name());
        comparison.run(contestant, console, bar);
      }
    }
    // read again: other processes may have added to it
    TrialLog all = TrialLog.open(out.resolve("trials.jsonl"));
    List<Comparison.Result> results =
        new Comparison(trainings::run, setup, all, factors, seeds).results(Contestant.all());
    String table = setup + "\n\n" + ResultTables.network(results);
    AtomicFile.writeText(out.resolve("network.md"), table);
    AtomicFile.writeText(out.resolve("trials.csv"), ResultTables.csv(all.of(setup)));
    Pictures.losses(out.resolve("losses.png"), results);
    return table;
  }
}
