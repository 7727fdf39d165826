package org.kinema4j.benchmarks.ucihar;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har bench uci-har}. */
@Command(
    name = "har bench uci-har",
    sortOptions = false,
    description = {
      "Trains the reference network on UCI HAR's windows, once a seed, and a logistic regression on"
          + " features made by hand; both are judged on the test part.",
      "The network is trained twice: without blocks of consecutive training windows, which give the"
          + " validation accuracy to choose a network by, and anew on the whole training part for all"
          + " epochs. The second one is judged."
    })
public final class UciHarCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY =
      "the reference network on real signals, beside a logistic regression";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data set, unpacked: it has train and test.")
  private Path folder;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description = "A training each; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--epochs",
      defaultValue = "30",
      paramLabel = "N",
      description = "Most epochs of a training; default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--network",
      defaultValue = "bilstm",
      paramLabel = "NAME",
      description = "See 'har list networks'; default: ${DEFAULT-VALUE}.")
  private String network;

  @Option(
      names = "--out",
      defaultValue = "target/bench-uci-har.json",
      paramLabel = "FILE",
      description = "JSON file, replaced if it exists; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private UciHarCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new UciHarCommand());
  }

  @Override
  public Integer call() throws IOException {
    ComputeThreads.configured().apply();
    RunConfig config =
        RunConfig.DEFAULT
            .withNetwork(network)
            .withTraining(TrainingConfig.DEFAULT.withEpochs(epochs).withRefit(true));
    PrintWriter progress = spec.commandLine().getErr();
    InertialData data = InertialText.open(folder).read();
    List<NetworkRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      runs.add(
          NetworkRun.of(config.withTraining(config.training().withSeed(seed)), data, progress));
    }
    UciHarResult result = new UciHarResult(config, data, runs, regression(data));
    JsonFiles.write(out, result.json());
    PrintWriter output = spec.commandLine().getOut();
    output.print(result.text());
    output.println();
    output.println("json: " + out);
    output.flush();
    return ExitCodes.DONE;
  }

  private static double regression(InertialData data) {
    LogisticRegression regression =
        LogisticRegression.fit(WindowFeatures.of(data.train()), data.train().labels());
    return regression.accuracy(WindowFeatures.of(data.test()), data.test().labels());
  }
}
