package org.kinema4j.har.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.Evaluation;

/** The parts of the report that show scores: key figures, confusion matrix, table of classes. */
final class ScoreSections {

  private static final int CONFUSED_PAIRS = 3;
  private static final int WIDE = 10;

  private final Evaluation evaluation;
  private final ConfusionMatrix windows;
  private final Palette palette;

  ScoreSections(Evaluation evaluation, Palette palette) {
    this.evaluation = evaluation;
    this.windows = evaluation.windows();
    this.palette = palette;
  }

  void keyFigures(Markup html) {
    ConfusionMatrix frames = evaluation.frames();
    boolean segments = evaluation.segments().recordings() > 0;
    html.open("section", "id", "summary", "class", "figures");
    figure(
        html,
        "Window accuracy",
        windows.total() == 0 ? Numbers.UNKNOWN : Numbers.percent(windows.accuracy()),
        "%s of %s right"
            .formatted(Numbers.count(windows.correct()), Numbers.count(windows.total(), "window")));
    figure(
        html,
        "Macro-F1",
        windows.total() == 0 ? Numbers.UNKNOWN : Numbers.score(windows.macroF1()),
        "mean F1 of the classes");
    figure(
        html,
        "Frame accuracy",
        frames.total() == 0 ? Numbers.UNKNOWN : Numbers.percent(frames.accuracy()),
        frames.total() == 0
            ? "the windows came without recordings"
            : "%s of %s right"
                .formatted(
                    Numbers.count(frames.correct()), Numbers.count(frames.total(), "frame")));
    figure(
        html,
        "Segment F1@50",
        segments ? Numbers.score(evaluation.segments().f1At50()) : Numbers.UNKNOWN,
        segments
            ? "edit score " + Numbers.score(evaluation.segments().edit())
            : "the windows came without recordings");
    html.close();
    html.leaf("p", furtherFigures(), "class", "lead");
  }

  private static void figure(Markup html, String name, String value, String detail) {
    html.open("div", "class", "figure");
    html.leaf("div", name, "class", "name");
    html.leaf("div", value, "class", "value");
    html.leaf("div", detail, "class", "detail");
    html.close();
  }

  private String furtherFigures() {
    if (windows.total() == 0) {
      return "No window of the test part has a label, so nothing was scored.";
    }
    int most =
        IntStream.range(0, windows.labels().size())
            .boxed()
            .max(Comparator.comparingLong(windows::support).thenComparing(i -> -i))
            .orElseThrow();
    return ("Balanced accuracy %s, Matthews correlation %s. For comparison: always answering %s,"
                + " the most frequent class, would be right for %s of the test windows.%s")
            .formatted(
                Numbers.percent(windows.balancedAccuracy()),
                Numbers.score(windows.mcc()),
                windows.labels().get(most),
                Numbers.percent((double) windows.support(most) / windows.total()),
                uncovered())
        + withoutBackground()
        + ceiling();
  }

  private String withoutBackground() {
    if (evaluation.background().isEmpty() || evaluation.frames().total() == 0) {
      return "";
    }
    return " Without background (%s): frame accuracy %s, macro-F1 %s; segments are scored without it."
        .formatted(
            evaluation.background().stream().sorted().collect(Collectors.joining(", ")),
            Numbers.percent(evaluation.frames().accuracyWithout(evaluation.background())),
            Numbers.score(evaluation.frames().macroF1Without(evaluation.background())));
  }

  /** What people agree on bounds what a model can. */
  private String ceiling() {
    OptionalDouble share = evaluation.annotatorShare();
    return share.isEmpty()
        ? ""
        : " A single annotator agrees with the labels in %s of the scored frames."
            .formatted(Numbers.percent(share.getAsDouble()));
  }

  private String uncovered() {
    long frames = evaluation.labelledFrames() - evaluation.frames().total();
    return frames == 0
        ? ""
        : " Not scored: %s of %s, which lie in no window."
            .formatted(
                Numbers.count(frames),
                Numbers.count(evaluation.labelledFrames(), "labelled frame"));
  }

  void confusion(Markup html) {
    html.open("section", "id", "confusion").leaf("h2", "Confusion matrix: what was taken for what");
    html.leaf(
        "p",
        "A row holds all windows of a true class, a column all windows that the model gave to a"
            + " class. The diagonal, blue, is right; orange is wrong. The color shows the share of"
            + " the row, the number counts windows.",
        "class",
        "how");
    html.open("div", "class", "scroll");
    html.open("table", "class", "matrix" + (windows.labels().size() > WIDE ? " wide" : ""));
    html.open("thead").open("tr");
    html.leaf("th", "true ↓  predicted →", "class", "corner");
    windows.labels().forEach(label -> html.open("th").leaf("span", label).close());
    html.leaf("th", "windows", "class", "sum").close().close();
    html.open("tbody");
    for (int row = 0; row < windows.labels().size(); row++) {
      confusionRow(html, row);
    }
    html.close().close().close();
    mostConfused(html);
    html.close();
  }

  private void confusionRow(Markup html, int row) {
    String truth = windows.labels().get(row);
    html.open("tr").open("th", "class", "label");
    swatch(html, truth);
    html.text(truth).close();
    for (int column = 0; column < windows.labels().size(); column++) {
      long count = windows.count(row, column);
      double share = windows.support(row) == 0 ? 0 : (double) count / windows.support(row);
      int color = Palette.tint(row == column ? Palette.RIGHT : Palette.WRONG, visible(share));
      String style = "background:%s;color:%s".formatted(Palette.hex(color), Palette.inkOn(color));
      String title =
          "%s taken for %s: %s (%s)"
              .formatted(
                  truth,
                  windows.labels().get(column),
                  Numbers.count(count, "window"),
                  Numbers.wholePercent(share));
      html.open("td", "style", style, "title", title, "class", count == 0 ? "none" : "count");
      html.text(count == 0 ? "·" : Numbers.count(count)).close();
    }
    html.leaf("td", Numbers.count(windows.support(row)), "class", "sum").close();
  }

  /** Lifts small shares off the white of the page. */
  private static double visible(double share) {
    return share == 0 ? 0 : 0.08 + 0.92 * share;
  }

  private void swatch(Markup html, String label) {
    html.leaf("span", "", "class", "swatch", "style", "background:" + palette.color(label));
  }

  private void mostConfused(Markup html) {
    List<ConfusionMatrix.Confusion> errors = windows.mostConfused(CONFUSED_PAIRS);
    if (errors.isEmpty()) {
      html.leaf("p", windows.total() == 0 ? "Nothing was scored." : "No window was mistaken.");
      return;
    }
    html.leaf("p", "Most frequent mistakes:", "class", "before");
    html.open("ul");
    for (ConfusionMatrix.Confusion error : errors) {
      html.leaf(
          "li",
          "%s taken for %s: %s of %s (%s)"
              .formatted(
                  error.truth(),
                  error.predicted(),
                  Numbers.count(error.count()),
                  Numbers.count(error.support(), "window"),
                  Numbers.wholePercent((double) error.count() / error.support())));
    }
    html.close();
  }

  void classes(Markup html) {
    html.open("section", "id", "classes").leaf("h2", "Class by class");
    html.leaf(
        "p",
        "Precision: of the windows given to the class, the share that belongs there. Recall: of the"
            + " windows of the class, the share that was found. F1 is their harmonic mean. The last"
            + " column is F1 over frames instead of windows.",
        "class",
        "how");
    html.open("div", "class", "scroll").open("table", "class", "bars").open("thead").open("tr");
    html.leaf("th", "class", "class", "label");
    for (String name : List.of("windows", "precision", "recall", "F1", "frame F1")) {
      html.leaf("th", name);
    }
    html.close().close().open("tbody");
    List<ClassScore> scores = windows.perClass();
    List<ClassScore> frameScores = evaluation.frames().perClass();
    for (int i = 0; i < scores.size(); i++) {
      classRow(html, scores.get(i), frameScores.get(i));
    }
    html.close().close().close();
    footnotes().forEach(note -> html.leaf("p", note, "class", "note"));
    html.close();
  }

  private void classRow(Markup html, ClassScore score, ClassScore frameScore) {
    html.open("tr").open("th", "class", "label");
    swatch(html, score.label());
    html.text(score.label()).close();
    html.leaf("td", Numbers.count(score.support()), "class", "sum");
    boolean known = windows.total() > 0;
    bar(html, score.label(), score.precision(), known);
    bar(html, score.label(), score.recall(), known && score.support() > 0);
    bar(html, score.label(), score.f1(), known && (score.support() > 0 || predicted(score)));
    bar(html, score.label(), frameScore.f1(), evaluation.frames().total() > 0);
    html.close();
  }

  private boolean predicted(ClassScore score) {
    int column = windows.labels().indexOf(score.label());
    return IntStream.range(0, windows.labels().size())
        .anyMatch(row -> windows.count(row, column) > 0);
  }

  private void bar(Markup html, String label, double value, boolean known) {
    html.open("td").open("span", "class", "bar");
    if (known) {
      String width = "width:" + Numbers.fixed(100 * value, 1) + "%;background:";
      html.leaf("span", "", "class", "fill", "style", width + palette.color(label));
    }
    html.close().leaf("span", known ? Numbers.score(value) : Numbers.UNKNOWN).close();
  }

  private List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    for (String label : evaluation.unknownLabels()) {
      notes.add(
          label
              + " is not among the training windows."
              + " The model cannot predict it; it counts as missed.");
    }
    for (ClassScore score : windows.perClass()) {
      if (windows.total() > 0 && score.support() == 0) {
        notes.add(
            "No test window is of class %s%s."
                .formatted(
                    score.label(),
                    predicted(score)
                        ? "; it was predicted, and lowers macro-F1"
                        : "; it is left out of the means"));
      }
    }
    return notes;
  }
}
