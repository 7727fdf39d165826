package org.kinema4j.benchmarks.embedding;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har bench embedding}. */
@Command(
    name = "har bench embedding",
    sortOptions = false,
    description = {
      "Trains an embedding with batch-hard triplets, once a seed, and asks on a participant whom it"
          + " has not seen how often the five nearest training windows say the right action; beside"
          + " that, the same of the standardized windows themselves.",
      "Make the recordings with: har synth --out quickstart/recordings"
    })
public final class EmbeddingCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY =
      "an embedding learned with triplets, beside the windows themselves";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      defaultValue = "quickstart/recordings",
      paramLabel = "DIR",
      description = "Labelled recordings, as AnDy's; default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3,4,5",
      paramLabel = "N",
      description = "A training each; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--epochs",
      defaultValue = "20",
      paramLabel = "N",
      description = "Epochs of a training; default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private EmbeddingCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new EmbeddingCommand());
  }

  @Override
  public Integer call() throws IOException {
    ComputeThreads.configured().apply();
    HarPipeline pipeline = new HarPipeline(RunConfig.DEFAULT);
    LabelledData recordings = AndyDataset.open(folder).load(pipeline.signals(), 2);
    PreparedData data = pipeline.prepare(recordings.clips());
    PrintWriter out = spec.commandLine().getOut();
    List<EmbeddingRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      EmbeddingRun run = EmbeddingRun.of(data, epochs, seed);
      runs.add(run);
      out.printf(
          Locale.ROOT,
          "seed %d: %d nearest in the embedding %.3f (untrained %.3f)%n",
          seed,
          EmbeddingRun.NEIGHBORS,
          run.trained(),
          run.untrained());
      out.flush();
    }
    out.printf(
        Locale.ROOT,
        "%s: %d windows of %s, nearest of %d training windows%n"
            + "embedding %s%nuntrained %s%nwindows themselves %.3f%n",
        EmbeddingRun.loss(),
        data.windows().test().size(),
        String.join(", ", data.split().test()),
        data.windows().train().size(),
        spread(runs, EmbeddingRun::trained),
        spread(runs, EmbeddingRun::untrained),
        EmbeddingRun.raw(data));
    out.flush();
    return ExitCodes.DONE;
  }

  private static String spread(List<EmbeddingRun> runs, ToDoubleFunction<EmbeddingRun> share) {
    var statistics = runs.stream().mapToDouble(share).summaryStatistics();
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f to %.3f, %d seeds)",
        statistics.getAverage(),
        statistics.getMin(),
        statistics.getMax(),
        runs.size());
  }
}
