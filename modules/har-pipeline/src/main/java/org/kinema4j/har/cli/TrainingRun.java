package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TrainedModel;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.report.MetricsJson;
import org.kinema4j.har.report.ReportWriter;
import org.kinema4j.layers.ComputeThreads;

/** Training from a folder of data to the four files of a run. */
final class TrainingRun {

  static final List<String> FILES =
      List.of(OutputFolder.MODEL, OutputFolder.METRICS, OutputFolder.REPORT, OutputFolder.RUN);

  private final String title;
  private final RunConfig config;
  private final List<String> notes;
  private final Console console;
  private final Stopwatch stopwatch = new Stopwatch();

  /**
   * @param title heading of the report
   * @param config what to do
   * @param notes what a reader of the report must know
   * @param console where progress goes
   */
  TrainingRun(String title, RunConfig config, List<String> notes, Console console) {
    this.title = title;
    this.config = config;
    this.notes = notes;
    this.console = console;
  }

  Stopwatch stopwatch() {
    return stopwatch;
  }

  /** Reads, trains, judges, writes; returns what the metrics say. */
  Judgement run(DataSource source, Staging out) throws Exception {
    ComputeThreads.configured().apply();
    HarPipeline pipeline = new HarPipeline(config);
    DataSource.ToTrain data = source.train(pipeline, new DataSource.Watch(console, stopwatch));
    return run(pipeline, data, RunExtra.NONE, out);
  }

  /** Trains on data that is ready, judges, writes; returns what the metrics say. */
  Judgement run(HarPipeline pipeline, DataSource.ToTrain data, RunExtra extra, Staging out)
      throws Exception {
    PreparedData prepared = data.prepared();
    prepared.requireBackground();
    console.say(split(prepared, extra));
    unlearned(prepared).ifPresent(console::say);
    LossFacts loss = new LossFacts(pipeline.loss(prepared), prepared.classes());
    loss.line().ifPresent(console::say);
    new OptimizerFacts(pipeline.optimizer(prepared)).line().ifPresent(console::say);
    TrainedModel model = stopwatch.time("training", () -> train(pipeline, prepared));
    console.say(
        "Kept the weights of epoch %d%s."
            .formatted(
                model.training().bestEpoch(),
                model.training().stoppedEarly() ? "; the validation loss fell no further" : ""));
    OptimizerFacts optimizer = new OptimizerFacts(model.optimizer(), model.averaged());
    optimizer.weights().ifPresent(text -> console.say("Weights judged and kept: " + text + "."));
    optimizer.missed(model.training().bestEpoch()).ifPresent(console::say);
    Judgement judgement =
        stopwatch.time(
            "evaluation",
            () ->
                HarPipeline.evaluate(
                    model.bundle(),
                    prepared.test(),
                    config.evaluation(),
                    model.bundle().spec().decoder()));
    write(out, new RunFacts(data, loss, optimizer, model), judgement, extra);
    return judgement;
  }

  private String split(PreparedData prepared, RunExtra extra) {
    boolean byDefault =
        config.split().test().isEmpty()
            && prepared.input() != ModelInput.WINDOWS
            && extra == RunExtra.NONE;
    return "Split: train %s, validation %s, test %s%s. Windows: %d, %d, %d."
        .formatted(
            prepared.split().train(),
            prepared.split().validation(),
            prepared.split().test(),
            byDefault ? " (the last in natural order; --test-subjects holds out others)" : "",
            prepared.windows().train().size(),
            prepared.windows().validation().size(),
            prepared.windows().test().size());
  }

  /** What the network cannot know is judged all the same, and should surprise nobody. */
  private static Optional<String> unlearned(PreparedData prepared) {
    List<String> labels = new ArrayList<>(prepared.labels());
    labels.removeAll(prepared.classes());
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No training window of %s; its windows in other parts count as missed."
                .formatted(String.join(", ", labels)));
  }

  private TrainedModel train(HarPipeline pipeline, PreparedData prepared) {
    try (ProgressListener listener = new ProgressListener(console, config.training().epochs())) {
      return pipeline.train(prepared, listener);
    }
  }

  private void write(Staging out, RunFacts facts, Judgement judgement, RunExtra extra)
      throws OutputFailedException {
    out.write(OutputFolder.MODEL, file -> facts.bundle().write(file));
    out.write(
        OutputFolder.METRICS,
        file ->
            MetricsJson.write(
                file, judgement.evaluation(), judgement.smoothed(), facts.split(), facts.notes()));
    out.write(
        OutputFolder.REPORT,
        file -> ReportWriter.write(file, facts.report(title, notes, judgement, stopwatch)));
    extra.write(out, facts.data().prepared(), judgement.evaluation());
    Map<String, String> hashes = out.sha256();
    out.write(OutputFolder.RUN, file -> facts.writeRunJson(file, stopwatch, extra.facts(), hashes));
    out.publish();
  }
}
