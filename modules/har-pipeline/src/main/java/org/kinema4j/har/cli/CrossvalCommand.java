package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.evaluate.CrossValidation;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.report.CrossvalFiles;
import org.kinema4j.har.split.FoldPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har crossval}: everybody is tested on once, by a network that has not seen them. */
@Command(
    name = "crossval",
    mixinStandardHelpOptions = true,
    description = {
      "Train and test once a fold; report each subject, mean and spread.",
      "",
      "Writes fold-1, fold-2, ..., each a run as 'har train' writes it, then crossval.csv and"
          + " crossval.json; folds.json says who is in which part. After an interruption the same"
          + " command goes on with the folds that are missing."
    },
    footer = {
      "",
      "Example: har crossval --data AndyData-lab-onePerson --out loso",
      "Example: har crossval --data exports --format csv --folds 5 --out five",
      "Example: har crossval --format inertial --data smartphone --folds blocks:5 --out chosen"
    })
final class CrossvalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private DataOptions data;

  @Option(
      names = "--folds",
      defaultValue = "loso",
      paramLabel = "PLAN",
      description = {
        "What a fold never divides, and how many folds. Default: ${DEFAULT-VALUE}.",
        "loso: a fold a subject. N, subject:N: N folds of whole subjects.",
        "recording, sequence, setup, each with or without :N: the same of recordings (AnDy's"
            + " trials), and by AnDy's names of task sequences and setups.",
        "blocks:N: N folds of contiguous blocks of time, where there is nothing else to divide.",
        "lists:DIR: DIR/train.txt, test.txt and perhaps validation.txt, or folders with these, one"
            + " a fold; a subject or recording a line."
      })
  private String folds;

  @Option(
      names = "--fold-seed",
      paramLabel = "N",
      description =
          "Decides which units come together, and who validates. Default: "
              + FoldPlan.DEFAULT_SEED
              + ".")
  private long foldSeed = FoldPlan.DEFAULT_SEED;

  @Option(
      names = "--known-subjects",
      description = "Let lists put recordings of one subject into two parts.")
  private boolean knownSubjects;

  @Mixin private OutputFolder out;

  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Print crossval.json instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    FoldPlan plan = FoldPlan.parse(folds, foldSeed);
    RunConfig file = config.read();
    RunConfig run = file.withRecordings(data.reading(file.recordings()));
    Console console = new Console(spec.commandLine().getErr());
    try (Staging staging = out.claim()) {
      CrossValidation result =
          new CrossvalRun(run, plan, knownSubjects, console)
              .run(data.source(file.recordings()), staging, out.force());
      Path written = staging.folder().resolve(CrossvalFolder.RESULT);
      PrintWriter writer = spec.commandLine().getOut();
      if (json) {
        writer.print(Files.readString(written));
      } else {
        writer.print(CrossvalFiles.table(result));
        writer.printf("%nresults: %s%n", written);
      }
      writer.flush();
    }
    return ExitCodes.DONE;
  }
}
