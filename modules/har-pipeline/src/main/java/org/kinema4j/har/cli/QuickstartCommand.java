package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.synth.SynthSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har quickstart}: from nothing to a trained model and a report. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Make recordings, train a network, test it on a person it has never seen, write a report.",
      "",
      "The recordings are synthetic: a program moves a body of 23 segments through the eight"
          + " actions and writes what an Xsens suit would (MVNX, 240 frames a second). The network"
          + " is the small one, so that it takes minutes; 'har train --network bilstm' trains the"
          + " full one on the same recordings."
    },
    footer = {"", "Example: har quickstart --out /data/first-try"})
final class QuickstartCommand implements Callable<Integer> {

  private static final String NETWORK_NOTE =
      "The network is the small one (bilstm-small), so that the quickstart takes minutes; the"
          + " reference network is bilstm.";

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "quickstart",
      paramLabel = "DIR",
      description =
          "Folder for recordings and results; results of an earlier quickstart are replaced."
              + " Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private SynthOptions synth;

  @Option(
      names = "--epochs",
      defaultValue = "20",
      paramLabel = "N",
      description = "Most epochs to train. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Mixin private MetricsOutput metrics;

  @Override
  public Integer call() throws Exception {
    SynthSpec recordings = synth.spec();
    TrainingConfig training =
        TrainingConfig.DEFAULT.withEpochs(epochs).withLearningRate(3e-3).withSeed(synth.seed());
    RunConfig config = RunConfig.DEFAULT.withNetwork(Networks.BILSTM_SMALL).withTraining(training);
    Console console = new Console(spec.commandLine().getErr());
    OutputFolder.make(out);
    Path data = out.resolve("recordings");
    TrainingRun run =
        new TrainingRun("Kinema4J quickstart", config, List.of(NETWORK_NOTE), console);
    run.stopwatch().time("generation", () -> SynthCommand.generate(data, recordings, console));
    Evaluation evaluation = run.run((signals, to) -> DataOptions.loadAndy(data, signals, to), out);
    if (!metrics.print(spec, out)) {
      PrintWriter writer = spec.commandLine().getOut();
      writer.printf(
          "Tested on %s, whom the network has never seen (synthetic data).%n",
          String.join(
              ", ",
              evaluation.recordings().stream()
                  .map(r -> r.recording().subject())
                  .distinct()
                  .toList()));
      Summary.print(writer, evaluation, out);
      writer.printf(
          Locale.ROOT,
          "%nNext: har predict --model %s FILE.mvnx%n      har train --data %s --network bilstm --out full%n",
          out.resolve(OutputFolder.MODEL),
          data);
    }
    return ExitCodes.DONE;
  }
}
