package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kinema4j.har.config.ConfigYaml;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.model.backend.BackendCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "Example: har train --format inertial --data 'UCI HAR Dataset' --out smartphone"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DataOptions data;

  @Mixin private OutputFolder out;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; what it does not say keeps its default.")
  private Path config;

  @Option(
      names = "--test-subjects",
      split = ",",
      paramLabel = "ID",
      description =
          "Subjects to hold out for testing. Default: the last in natural order. Not for inertial,"
              + " whose test part is given.")
  private List<String> testSubjects;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "GROUP",
      description =
          "positions, joint-angles, both, or signals by name. Default: positions. Not for inertial,"
              + " whose signals are the features.")
  private List<String> features;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "See 'har list networks'. Default: bilstm.")
  private String network;

  @Option(names = "--epochs", paramLabel = "N", description = "Most epochs to train. Default: 30.")
  private Integer epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides first weights, order and dropout. Default: 42.")
  private Long seed;

  @Mixin private MetricsOutput metrics;

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    RunConfig run = configuration();
    Console console = new Console(spec.commandLine().getErr());
    out.require(TrainingRun.FILES);
    TrainingRun training = new TrainingRun("Kinema4J: " + run.network(), run, List.of(), console);
    Evaluation evaluation = training.run(data.source(), out.path());
    if (!metrics.print(spec, out.path())) {
      Summary.print(spec.commandLine().getOut(), evaluation, out.path());
    }
    return ExitCodes.DONE;
  }

  private RunConfig configuration() throws InputUnavailableException {
    RunConfig run = config == null ? RunConfig.DEFAULT : ConfigYaml.read(config);
    run = testSubjects == null ? run : run.withTestSubjects(testSubjects);
    run = features == null ? run : run.withFeatures(features);
    run = network == null ? run : run.withNetwork(network);
    run = epochs == null ? run : run.withTraining(run.training().withEpochs(epochs));
    return seed == null ? run : run.withTraining(run.training().withSeed(seed));
  }
}
