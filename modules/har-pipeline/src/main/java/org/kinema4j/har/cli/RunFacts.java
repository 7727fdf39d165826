package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TrainedModel;
import org.kinema4j.har.config.ConfigYaml;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.model.Backend;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.report.ClassWindows;
import org.kinema4j.har.report.DataDescription;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.har.report.LearningCurve;
import org.kinema4j.har.report.ReportData;
import org.kinema4j.har.report.RunDescription;
import org.kinema4j.har.report.SplitSubjects;
import org.kinema4j.har.window.Window;

/**
 * What is known of a training run, told to the report and to {@code run.json}.
 *
 * @param data what was trained on
 * @param loss what training made small
 * @param optimizer how it did so
 * @param model what came out
 */
record RunFacts(
    DataSource.ToTrain data, LossFacts loss, OptimizerFacts optimizer, TrainedModel model) {

  /** The model, which says if it knows invented data only, and if its weights are averages. */
  ModelBundle bundle() {
    ModelSpec spec = model.bundle().spec();
    for (Map.Entry<String, String> note : notes().entrySet()) {
      spec = spec.withProvenance(note.getKey(), note.getValue());
    }
    return new ModelBundle(model.bundle().network(), spec);
  }

  /** What must be known before the scores. */
  Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    data.about().note().ifPresent(note -> notes.put("data", note));
    optimizer.weights().ifPresent(text -> notes.put(OptimizerFacts.WEIGHTS, text));
    return notes;
  }

  private PreparedData prepared() {
    return data.prepared();
  }

  private RunConfig config() {
    return prepared().config();
  }

  SplitSubjects split() {
    return new SplitSubjects(
        List.copyOf(prepared().split().train()),
        List.copyOf(prepared().split().validation()),
        List.copyOf(prepared().split().test()));
  }

  void writeRunJson(
      Path file, Stopwatch stopwatch, Map<String, Object> more, Map<String, String> sha256)
      throws OutputFailedException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.putAll(notes());
    content.put("configuration", config());
    content.putAll(more);
    content.put("recordings", data.about().recordings());
    content.put("windows", prepared().counts());
    content.put("loss", loss.json());
    content.put("optimizer", optimizer.json());
    content.put("epochs", model.training().epochs());
    content.put("bestEpoch", model.training().bestEpoch());
    content.put("seconds", stopwatch.all());
    content.put("trainingWindowsPerSecond", windowsPerSecond(stopwatch));
    content.put("backend", Backend.describe());
    content.put("provenance", bundle().spec().provenance());
    content.put("sha256", sha256);
    JsonFiles.write(file, content);
  }

  private double windowsPerSecond(Stopwatch stopwatch) {
    double windows =
        (double) prepared().windows().train().size() * model.training().epochs().size();
    return windows / stopwatch.seconds("training");
  }

  ReportData report(String title, List<String> notes, Judgement judgement, Stopwatch stopwatch) {
    List<String> all = new ArrayList<>();
    data.about().note().ifPresent(note -> all.add("The data is " + note + "."));
    all.addAll(notes);
    return new ReportData(
        title,
        all,
        new DataDescription(data.about().facts(), windowsOfClasses(), split()),
        new RunDescription(
            config().network(),
            model.bundle().network().numParams(),
            new LearningCurve(
                model.training().epochs(), OptionalInt.of(model.training().bestEpoch())),
            ConfigYaml.write(config()),
            provenance(stopwatch)),
        judgement.evaluation(),
        judgement.smoothed());
  }

  /** Every label of any part, so that one that was never learned shows as such. */
  private List<ClassWindows> windowsOfClasses() {
    List<ClassWindows> rows = new ArrayList<>();
    for (String label : prepared().labels()) {
      rows.add(
          new ClassWindows(
              label,
              count(prepared().windows().train(), label),
              count(prepared().windows().validation(), label),
              count(prepared().windows().test(), label)));
    }
    return rows;
  }

  private static long count(List<Window> windows, String label) {
    return windows.stream().filter(w -> w.label().filter(label::equals).isPresent()).count();
  }

  private List<Fact> provenance(Stopwatch stopwatch) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("seed", Long.toString(config().training().seed())));
    loss.line().ifPresent(line -> facts.add(new Fact("loss", line)));
    optimizer.line().ifPresent(line -> facts.add(new Fact("optimizer", line)));
    stopwatch
        .all()
        .forEach((part, s) -> facts.add(new Fact(part, String.format(Locale.ROOT, "%.1f s", s))));
    facts.add(
        new Fact(
            "training speed",
            String.format(Locale.ROOT, "%.0f windows/s", windowsPerSecond(stopwatch))));
    facts.add(new Fact("kinema4j", model.bundle().spec().provenance().get("kinema4j")));
    Backend.describe().forEach((name, value) -> facts.add(new Fact(name, value)));
    return facts;
  }
}
