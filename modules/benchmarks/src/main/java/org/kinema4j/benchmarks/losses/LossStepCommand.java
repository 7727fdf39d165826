package org.kinema4j.benchmarks.losses;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code har bench loss-step}. */
@Command(
    name = "har bench loss-step",
    sortOptions = false,
    description = {
      "A training step of the reference network (batch 64, 240 frames, 69 features, 8 classes) with"
          + " each loss for classes, beside the same step with Deeplearning4j's LossMCXENT.",
      "All in one process, one step of each loss in turn, so that what else the machine does hits"
          + " all alike. A round's ratio is that of its two steps; the table shows medians and"
          + " quartiles over the rounds, without the first third, which warms up."
    })
public final class LossStepCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY = "a training step with each loss, beside LossMCXENT";

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "60",
      paramLabel = "N",
      description = "Steps of each loss, at least 3; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private LossStepCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new LossStepCommand());
  }

  @Override
  public Integer call() {
    if (rounds < LossSteps.FEWEST_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(),
          "--rounds must be in [%d, \u221e), received %d"
              .formatted(LossSteps.FEWEST_ROUNDS, rounds));
    }
    ComputeThreads.configured().apply();
    LossSteps steps = LossSteps.ofReferenceNetwork();
    steps.run(rounds);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-28s %9s  %s%n", "", "ms a step", "ratio to LossMCXENT (quartiles)");
    for (LossSteps.Cost cost : steps.costs()) {
      out.printf(
          Locale.ROOT,
          "%-28s %9.1f  %.3f (%.3f to %.3f)%n",
          cost.loss(),
          cost.millis(),
          cost.ratio().median(),
          cost.ratio().lower(),
          cost.ratio().upper());
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
