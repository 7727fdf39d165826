package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinema4j.har.FoldedData;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.evaluate.CrossValidation;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.FoldScores;
import org.kinema4j.har.evaluate.SubjectScores;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.model.Versions;
import org.kinema4j.har.report.CrossvalFiles;
import org.kinema4j.har.report.FoldJson;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldLists;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.split.FoldUnit;
import org.kinema4j.har.split.RandomSplit;
import org.kinema4j.har.window.Window;
import org.kinema4j.layers.ComputeThreads;

/** A cross-validation: data read once, each fold a training run in a folder of its own. */
final class CrossvalRun {

  private static final double PERCENT = 100;

  private final RunConfig config;
  private final FoldPlan plan;
  private final boolean knownSubjects;
  private final Console console;

  /**
   * @param config what each fold does
   * @param plan how folds are made
   * @param knownSubjects whether list files may put one subject into two parts
   * @param console where progress goes
   */
  CrossvalRun(RunConfig config, FoldPlan plan, boolean knownSubjects, Console console) {
    this.config = config;
    this.plan = plan;
    this.knownSubjects = knownSubjects;
    this.console = console;
  }

  /** Reads, trains the folds that are not done, writes and returns what all of them say. */
  CrossValidation run(DataSource source, Staging out, boolean force) throws Exception {
    ComputeThreads.configured().apply();
    HarPipeline pipeline = new HarPipeline(config);
    pipeline.requireFoldable();
    DataSource.ToFold data =
        source.fold(pipeline, plan, new DataSource.Watch(console, new Stopwatch()));
    List<Fold> folds = folds(data.data());
    CrossvalFolder folder = new CrossvalFolder(out, identity(data.data()), folds);
    folder.begin(force);
    Optional<RandomSplit> random = data.data().randomSplit(1.0 / Math.max(2, folds.size()));
    random.map(CrossvalRun::told).ifPresent(console::say);
    List<FoldScores> scores = new ArrayList<>();
    for (int number = 1; number <= folds.size(); number++) {
      Fold fold = folds.get(number - 1);
      console.say("Fold %d of %d: test %s".formatted(number, folds.size(), fold.test()));
      if (folder.isDone(number)) {
        console.say("Done before.");
      } else {
        train(pipeline, data, folder, number, folds);
      }
      scores.add(folder.scores(number));
      console.say(accuracy(scores.get(number - 1)));
    }
    CrossValidation result = new CrossValidation(scores);
    folder.finish(first(data.note(), folds.size(), random), result);
    return result;
  }

  private List<Fold> folds(FoldedData data) throws InputUnavailableException {
    if (plan.lists().isEmpty()) {
      return data.folds();
    }
    List<Fold> folds = new FoldLists(data.items(), knownSubjects).read(plan.lists().get());
    for (int number = 1; number <= folds.size(); number++) {
      int left = data.items().size() - folds.get(number - 1).units().size();
      if (left > 0) {
        console.say("Fold %d: %d recordings are in no list and left out.".formatted(number, left));
      }
    }
    return folds;
  }

  /** Everything that decides the results; what is equal in this gives equal files. */
  private Map<String, Object> identity(FoldedData data) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("configuration", data.config());
    identity.put("plan", plan.text());
    identity.put("foldSeed", plan.seed());
    identity.put("by", plan.unit().toString());
    identity.put("kinema4j", Versions.kinema4j());
    identity.put("dataSha256", data.sha256());
    return identity;
  }

  private static String told(RandomSplit random) {
    return String.format(
        Locale.ROOT,
        "Of these %d windows, a random split would have tested on %.1f %% that overlap a training"
            + " window, %.1f %% of their frames seen in training; these folds share no frame.",
        random.windows(),
        PERCENT * random.overlapping(),
        PERCENT * random.seenFrames());
  }

  private void train(
      HarPipeline pipeline,
      DataSource.ToFold data,
      CrossvalFolder folder,
      int number,
      List<Fold> folds)
      throws Exception {
    PreparedData prepared = data.data().prepare(folds.get(number - 1));
    DataSource.ToTrain training = new DataSource.ToTrain(prepared, data.about().apply(prepared));
    String title = "Kinema4J: %s, fold %d of %d".formatted(config.network(), number, folds.size());
    List<String> notes = known(prepared).map(List::of).orElse(List.of());
    notes.forEach(console::say);
    try (Staging staging = Staging.open(folder.folder(number))) {
      new TrainingRun(title, config, notes, console)
          .run(
              pipeline,
              training,
              new FoldExtra(folder.identity(number), number, data.data().knowsSubjects()),
              staging);
    }
  }

  /** Folds that are not of people say nothing about people who were never seen. */
  private static Optional<String> known(PreparedData prepared) {
    FoldUnit unit = prepared.split().unit();
    Set<String> tested = subjects(prepared.windows().test());
    int all = tested.size();
    tested.retainAll(subjects(prepared.windows().train()));
    return unit.allowsSharedSubjects() && !tested.isEmpty()
        ? Optional.of(
            ("Folds by %s: of %d subjects tested on, %d are trained on as well, so the scores are"
                    + " not those of new people.")
                .formatted(unit, all, tested.size()))
        : Optional.empty();
  }

  private static Set<String> subjects(List<Window> windows) {
    Set<String> subjects = new LinkedHashSet<>();
    windows.forEach(window -> subjects.add(window.subject()));
    return subjects;
  }

  private static String accuracy(FoldScores fold) {
    SubjectScores total = fold.total();
    return String.format(
        Locale.ROOT,
        "Fold %d: accuracy %.3f of %d windows, macro-F1 %.3f",
        fold.number(),
        total.windows().accuracy(),
        total.windows().total(),
        total.windows().macroF1());
  }

  private Map<String, Object> first(
      Optional<String> note, int folds, Optional<RandomSplit> random) {
    Map<String, Object> first = new LinkedHashMap<>();
    note.ifPresent(text -> first.put("data", text));
    first.put("plan", plan.text());
    first.put("by", plan.unit().toString());
    first.put("foldSeed", plan.seed());
    first.put("folds", folds);
    first.put("network", config.network());
    first.put("randomSplit", random.map(CrossvalFiles::randomSplit).orElse(null));
    return first;
  }

  /**
   * What a fold writes beside the results of a training run.
   *
   * @param identity to which fold of what it belongs
   * @param number which fold
   * @param knowsSubjects whether it is known who moved
   */
  private record FoldExtra(Map<String, Object> identity, int number, boolean knowsSubjects)
      implements RunExtra {

    @Override
    public Map<String, Object> facts() {
      return Map.of(CrossvalFolder.KEY, identity);
    }

    @Override
    public void write(Staging out, PreparedData data, Evaluation evaluation)
        throws OutputFailedException {
      FoldScores scores =
          new FoldScores(
              number,
              List.copyOf(data.split().test()),
              subjects(evaluation),
              evaluation.segments());
      out.write(CrossvalFolder.FOLD, file -> FoldJson.write(file, scores));
    }

    /** Who has no window is not judged. */
    private List<SubjectScores> subjects(Evaluation all) {
      return knowsSubjects
          ? all.subjects().stream()
              .filter(one -> one.windows().total() + one.frames().total() > 0)
              .map(one -> new SubjectScores(one.subject(), one.windows(), one.frames()))
              .toList()
          : List.of(new SubjectScores("", all.windows(), all.frames()));
    }
  }
}
