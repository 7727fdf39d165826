package org.kinema4j.benchmarks.optimizers;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.benchmarks.recurrent.Machine;
import org.kinema4j.har.cli.Console;
import org.kinema4j.har.cli.ExitCodes;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code har bench optimizer-step}. */
@Command(
    name = "har bench optimizer-step",
    sortOptions = false,
    description = {
      "One step of each optimizer on a block of 1,000,000 parameters of type FLOAT, beside"
          + " Deeplearning4j's native Adam, with JMH.",
      "Each round measures every optimizer once, in a JVM of its own (7 warm-up and measuring"
          + " iterations), Adam first. A round's ratio is to the Adam of the same round; the table"
          + " shows the median round, and the least and the greatest ratio."
    })
public final class OptimizerStepCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY = "a step of each optimizer, beside DL4J's native Adam";

  @Spec private CommandSpec spec;

  @Option(
      names = "--optimizers",
      split = ",",
      paramLabel = "NAME",
      description = "Which ones, beside Adam; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Measurements of each, at least 1; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private OptimizerStepCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new OptimizerStepCommand());
  }

  @Override
  public Integer call() throws RunnerException {
    if (rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be in [1, \u221e), received " + rounds);
    }
    List<String> measured = new ArrayList<>(List.of(Contestant.BASELINE));
    Contestant.named(names, Contestant.all()).stream()
        .map(Contestant::name)
        .filter(name -> !name.equals(Contestant.BASELINE))
        .forEach(measured::add);
    Map<String, List<Double>> micros = measure(measured);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.here().text());
    out.print(new StepTable(micros).text());
    out.flush();
    return ExitCodes.DONE;
  }

  private Map<String, List<Double>> measure(List<String> measured) throws RunnerException {
    Machine.here().warn(spec.commandLine().getErr());
    Console console = new Console(spec.commandLine().getErr());
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    int done = 0;
    try (Console.Bar bar = console.bar("steps", (long) rounds * measured.size())) {
      for (int round = 0; round < rounds; round++) {
        for (String name : measured) {
          bar.note(name);
          micros.computeIfAbsent(name, any -> new ArrayList<>()).add(median(name));
          bar.stepTo(++done);
        }
        console.say("round %d of %d".formatted(round + 1, rounds));
      }
    }
    return micros;
  }

  /** Median of the steps, so that what else the machine does at times does not count. */
  private static double median(String optimizer) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(OptimizerStepBenchmark.class.getName().replace(".", "\\.") + "\\.")
            .param("optimizer", optimizer)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    return new Runner(options).runSingle().getPrimaryResult().getStatistics().getPercentile(50);
  }
}
