package org.kinema4j.har.cli;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.synth.SynthSummary;
import org.kinema4j.har.synth.TrialId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
          + " actions and writes what an Xsens suit would (MVNX, 240 frames a second)."
    },
    footer = {"", "Example: har quickstart --out /data/first-try"})
final class QuickstartCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(QuickstartCommand.class);

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
      defaultValue = "30",
      paramLabel = "N",
      description = "Most epochs to train. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Mixin private MetricsOutput metrics;

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    SynthSpec recordings = synth.spec();
    TrainingConfig training = TrainingConfig.DEFAULT.withEpochs(epochs).withSeed(synth.seed());
    RunConfig config = RunConfig.DEFAULT.withTraining(training);
    Console console = new Console(spec.commandLine().getErr());
    Path data = out.resolve("recordings");
    try (Staging results = Staging.open(out)) {
      for (String name : TrainingRun.FILES) {
        AtomicFile.requireReplaceable(out.resolve(name));
      }
      TrainingRun run = new TrainingRun("Kinema4J quickstart", config, List.of(), console);
      run.stopwatch().time("generation", () -> generate(data, recordings, console));
      Judgement judgement =
          run.run(new AndySource(data, config.recordings(), AndySource.View.RECORDINGS), results);
      if (!metrics.print(spec, out)) {
        print(config, judgement, data);
      }
    }
    return ExitCodes.DONE;
  }

  private static SynthSummary generate(Path data, SynthSpec recordings, Console console)
      throws OutputFailedException {
    try (Staging staging = Staging.open(data)) {
      requireNoOthers(data, recordings);
      return SynthCommand.generate(staging, recordings, console);
    }
  }

  /** Recordings of an earlier quickstart of more people would be trained on unasked. */
  private static void requireNoOthers(Path data, SynthSpec recordings)
      throws OutputFailedException {
    Set<String> names = recordings.trials().stream().map(TrialId::name).collect(toSet());
    try {
      for (AndyRecording recording : AndyDataset.open(data).recordings()) {
        if (!names.contains(recording.name())) {
          throw new OutputFailedException(
              recording.mvnx(), "is of another quickstart; delete it, or choose another --out");
        }
      }
    } catch (InputUnavailableException | BadDataException e) {
      LOG.debug("no recordings yet in {}", data, e);
    }
  }

  private void print(RunConfig config, Judgement judgement, Path data) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(
        "Tested %s on %s, whom the network has never seen (synthetic data).%n",
        config.network(),
        judgement.evaluation().recordings().stream()
            .map(result -> result.recording().subject())
            .distinct()
            .collect(joining(", ")));
    Summary.print(writer, judgement, out);
    writer.printf(
        "%nTrain on the same recordings in your own way: har train --data %s --out mine%n"
            + "Recognise a recording: har predict --model %s FILE.mvnx%n",
        data, out.resolve(OutputFolder.MODEL));
  }
}
