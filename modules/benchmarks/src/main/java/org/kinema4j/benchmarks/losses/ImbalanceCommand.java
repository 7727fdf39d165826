package org.kinema4j.benchmarks.losses;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.config.ClassWeighting;
import org.kinema4j.har.config.FrameRate;
import org.kinema4j.har.config.LossConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har bench imbalance}. */
@Command(
    name = "har bench imbalance",
    sortOptions = false,
    description = {
      "Trains the small network on synthetic recordings of which one class is rare, with cross"
          + " entropy and focal loss, each with and without class weights, and tests whether the"
          + " rare class is found by people whom the network has not seen.",
      "A seed makes nine people of its own, of whom three are tested, and the first weights. Most"
          + " training windows of the rare class are left out, no test window. All losses are"
          + " trained for the same number of epochs."
    })
public final class ImbalanceCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY = "how well a rare class is found with several losses";

  /** Enough for windows of one second of people's movements, and quick. */
  private static final double RATE_HZ = 60;

  private static final Map<String, LossConfig> LOSSES = losses();

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3,4,5",
      paramLabel = "N",
      description = "A group of people and a training with each loss; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--rare",
      defaultValue = "Release",
      paramLabel = "LABEL",
      description = "The class that becomes rare; default: ${DEFAULT-VALUE}.")
  private String rare;

  @Option(
      names = "--share",
      defaultValue = "0.025",
      paramLabel = "S",
      description = "Its share of the training windows; default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--trials",
      defaultValue = "" + SynthSpec.DEFAULT_TRIALS,
      paramLabel = "N",
      description = "Recordings of each person, 30 s each; default: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--epochs",
      defaultValue = "8",
      paramLabel = "N",
      description = "Epochs of a training; default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private ImbalanceCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new ImbalanceCommand());
  }

  private static Map<String, LossConfig> losses() {
    LossConfig crossEntropy = LossConfig.of("CrossEntropy");
    LossConfig focal = LossConfig.of("FocalLoss");
    Map<String, LossConfig> losses = new LinkedHashMap<>();
    losses.put("cross entropy", crossEntropy);
    losses.put("cross entropy, balanced", crossEntropy.withClassWeights(ClassWeighting.BALANCED));
    losses.put("focal", focal);
    losses.put("focal, balanced", focal.withClassWeights(ClassWeighting.BALANCED));
    return losses;
  }

  @Override
  public Integer call() {
    ComputeThreads.configured().apply();
    PrintWriter progress = spec.commandLine().getErr();
    Map<String, List<ImbalanceTrial.Outcome>> outcomes = new LinkedHashMap<>();
    for (long seed : seeds) {
      ImbalanceTrial trial = new ImbalanceTrial(config(seed), rare, share, trials);
      LOSSES.forEach(
          (name, loss) -> {
            ImbalanceTrial.Outcome outcome = trial.run(loss);
            outcomes.computeIfAbsent(name, any -> new ArrayList<>()).add(outcome);
            progress.printf(
                Locale.ROOT,
                "seed %d, %d of %d training windows of %s, %s: recall %.3f of %d, accuracy %.3f%n",
                seed,
                trial.rareWindows(),
                trial.windows(),
                rare,
                name,
                outcome.rareClass().recall(),
                outcome.rareClass().support(),
                outcome.windows().accuracy());
            progress.flush();
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new ImbalanceTable(rare, outcomes).text());
    out.flush();
    return ExitCodes.DONE;
  }

  private RunConfig config(long seed) {
    return RunConfig.DEFAULT
        .withNetwork(Networks.BILSTM_SMALL)
        .withFrameRate(FrameRate.of(RATE_HZ))
        .withTraining(TrainingConfig.DEFAULT.withEpochs(epochs).withSeed(seed));
  }
}
