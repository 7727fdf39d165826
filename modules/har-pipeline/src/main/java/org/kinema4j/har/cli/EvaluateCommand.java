package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.config.EvaluationConfig;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.model.Backend;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.report.DataDescription;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.har.report.LearningCurve;
import org.kinema4j.har.report.MetricsJson;
import org.kinema4j.har.report.ReportData;
import org.kinema4j.har.report.ReportWriter;
import org.kinema4j.har.report.RunDescription;
import org.kinema4j.har.report.SplitSubjects;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har evaluate}: metrics and report of a stored model. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Judge a stored model on labelled recordings, or on the test part of ready-cut windows; write"
          + " metrics.json, report.html, run.json.",
      "",
      "Without --subjects all subjects of the folder are used, and the command warns of those that"
          + " the model was trained on."
    },
    footer = {"", "Example: har evaluate --model first/model.zip --data other-lab --out other"})
final class EvaluateCommand implements Callable<Integer> {

  private static final List<String> FILES =
      List.of(OutputFolder.METRICS, OutputFolder.REPORT, OutputFolder.RUN);

  @Spec private CommandSpec spec;

  @Mixin private ModelOption model;

  @Mixin private DataOptions data;

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "ID",
      description = "Subjects to judge by. Default: all in the folder.")
  private Set<String> subjects;

  @Option(
      names = "--background",
      split = ",",
      paramLabel = "LABEL",
      description =
          "Labels that are no action, such as Idle: not scored as segments. Default: none.")
  private List<String> background;

  @Mixin private SmoothingOption smoothing;

  @Mixin private OutputFolder out;

  @Mixin private MetricsOutput metrics;

  private final Stopwatch stopwatch = new Stopwatch();

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    try (Staging staging = out.open(FILES)) {
      ComputeThreads.configured().apply();
      ModelBundle bundle = model.read();
      Judgement judgement = judge(bundle, smoothing.over(bundle.spec()), staging);
      if (!metrics.print(spec, staging.folder())) {
        Summary.print(spec.commandLine().getOut(), judgement, staging.folder());
      }
    }
    return ExitCodes.DONE;
  }

  private Judgement judge(ModelBundle bundle, DecoderSpec decoder, Staging staging)
      throws Exception {
    Console console = new Console(spec.commandLine().getErr());
    DataSource.ToJudge judged =
        data.source(RecordingsConfig.DEFAULT)
            .judge(
                bundle.spec(),
                subjects == null ? Set.of() : subjects,
                new DataSource.Watch(console, stopwatch));
    warnOfKnownSubjects(bundle.spec(), judged.test().subjects(), console);
    EvaluationConfig rules = new EvaluationConfig(background);
    Judgement judgement =
        stopwatch.time(
            "evaluation", () -> HarPipeline.evaluate(bundle, judged.test(), rules, decoder));
    write(staging, bundle, judged, judgement);
    return judgement;
  }

  private static void warnOfKnownSubjects(ModelSpec model, List<String> subjects, Console console) {
    List<String> trained = new ArrayList<>();
    for (String part : List.of("trainSubjects", "validationSubjects")) {
      trained.addAll(List.of(model.provenance().getOrDefault(part, "").split(",", -1)));
    }
    List<String> known = subjects.stream().filter(trained::contains).toList();
    if (!known.isEmpty()) {
      console.say(
          "Warning: the model was trained or chosen on " + known + "; its score there is no test.");
    }
  }

  private void write(
      Staging staging, ModelBundle bundle, DataSource.ToJudge judged, Judgement judgement)
      throws OutputFailedException {
    SplitSubjects split = new SplitSubjects(List.of(), List.of(), judged.test().subjects());
    Optional<String> note = judged.about().note();
    Map<String, String> notes = new LinkedHashMap<>();
    note.ifPresent(text -> notes.put("data", text));
    bundle.spec().provenance().entrySet().stream()
        .filter(fact -> fact.getKey().equals(OptimizerFacts.WEIGHTS))
        .forEach(fact -> notes.put(fact.getKey(), fact.getValue()));
    staging.write(
        OutputFolder.METRICS,
        file ->
            MetricsJson.write(file, judgement.evaluation(), judgement.smoothed(), split, notes));
    ReportData report = report(bundle, judged, split, judgement);
    staging.write(OutputFolder.REPORT, file -> ReportWriter.write(file, report));
    Map<String, Object> run = new LinkedHashMap<>();
    note.ifPresent(text -> run.put("data", text));
    run.put("model", bundle.spec().provenance());
    run.put("seconds", stopwatch.all());
    run.put("backend", Backend.describe());
    run.put("sha256", staging.sha256());
    staging.write(OutputFolder.RUN, file -> JsonFiles.write(file, run));
    staging.publish();
  }

  private static ReportData report(
      ModelBundle bundle, DataSource.ToJudge judged, SplitSubjects split, Judgement judgement) {
    return new ReportData(
        "Kinema4J: evaluation of a stored model",
        judged.about().note().map(text -> List.of("The data is " + text + ".")).orElse(List.of()),
        new DataDescription(judged.about().facts(), List.of(), split),
        new RunDescription(
            bundle.spec().network(),
            bundle.network().numParams(),
            LearningCurve.none(),
            JsonFiles.text(bundle.spec()),
            bundle.spec().provenance().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Fact(entry.getKey(), entry.getValue()))
                .toList()),
        judgement.evaluation(),
        judgement.smoothed());
  }
}
