package org.kinema4j.har.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.model.backend.BackendCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code har train}: from labelled recordings to a model and a report. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Train a network on labelled recordings or windows, test it on held-out subjects, write a"
          + " report.",
      "",
      "Writes model.zip, metrics.json, report.html and run.json. Options override the"
          + " configuration file, which overrides the defaults; run.json and the report hold the"
          + " configuration that was used."
    },
    footer = {
      "",
      "Example: har train --data AndyData-lab-onePerson --test-subjects 9266,9875 --out first",
      "Example: har train --format csv --data exports --window '2 s' --out second",
      "Example: har train --data exports --format csv --loss focal --class-weights balanced --out"
          + " rare",
      "Example: har train --format inertial --data 'UCI HAR Dataset' --out smartphone"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DataOptions data;

  @Mixin private OutputFolder out;

  @Mixin private ConfigOptions config;

  @Mixin private MetricsOutput metrics;

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    RunConfig file = config.read();
    RunConfig run = file.withRecordings(data.reading(file.recordings()));
    Console console = new Console(spec.commandLine().getErr());
    try (Staging staging = out.open(TrainingRun.FILES)) {
      TrainingRun training = new TrainingRun("Kinema4J: " + run.network(), run, List.of(), console);
      Judgement judgement = training.run(data.source(file.recordings()), staging);
      if (!metrics.print(spec, staging.folder())) {
        Summary.print(spec.commandLine().getOut(), judgement, staging.folder());
      }
    }
    return ExitCodes.DONE;
  }
}
