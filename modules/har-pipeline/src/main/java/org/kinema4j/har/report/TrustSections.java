package org.kinema4j.har.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.kinema4j.har.evaluate.Bootstrap;
import org.kinema4j.har.evaluate.BoundaryErrors;
import org.kinema4j.har.evaluate.BoundaryMetrics;
import org.kinema4j.har.evaluate.Calibration;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.ReliabilityBin;
import org.kinema4j.har.evaluate.ScoreInterval;
import org.kinema4j.har.evaluate.ScoreKind;
import org.kinema4j.har.evaluate.SubjectTally;

/** The parts of the report that say how far scores and confidences can be trusted. */
final class TrustSections {

  private static final double MILLIS = 1000;

  /** What a reader knows the scores as. */
  private static final Map<ScoreKind, String> NAMES =
      Map.ofEntries(
          Map.entry(ScoreKind.ACCURACY, "window accuracy"),
          Map.entry(ScoreKind.BALANCED_ACCURACY, "balanced accuracy"),
          Map.entry(ScoreKind.MACRO_F1, "macro-F1"),
          Map.entry(ScoreKind.MCC, "Matthews correlation"),
          Map.entry(ScoreKind.FRAME_ACCURACY, "frame accuracy"),
          Map.entry(ScoreKind.FRAME_MACRO_F1, "frame macro-F1"),
          Map.entry(ScoreKind.EDIT, "edit score"),
          Map.entry(ScoreKind.F1_AT_10, "segment F1@10"),
          Map.entry(ScoreKind.F1_AT_25, "segment F1@25"),
          Map.entry(ScoreKind.F1_AT_50, "segment F1@50"),
          Map.entry(ScoreKind.BOUNDARY_ERROR, "boundary error, ms"),
          Map.entry(ScoreKind.CALIBRATION_ERROR, "calibration error"),
          Map.entry(ScoreKind.BRIER, "Brier score"));

  private static final List<ScoreKind> OF_SUBJECTS =
      List.of(
          ScoreKind.ACCURACY,
          ScoreKind.MACRO_F1,
          ScoreKind.FRAME_ACCURACY,
          ScoreKind.F1_AT_50,
          ScoreKind.BOUNDARY_ERROR);

  private final Evaluation evaluation;

  TrustSections(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  void boundaries(Markup html) {
    BoundaryErrors errors = evaluation.boundaries();
    html.open("section", "id", "boundaries");
    html.leaf("h2", "Boundaries: when one action ends and the next begins");
    if (errors.matched() + errors.missed() + errors.spurious() == 0) {
      html.leaf("p", "There is no boundary between two labelled actions.").close();
      return;
    }
    html.leaf(
        "p",
        ("A predicted boundary is held against a true one between the same two actions, at most %s"
                + " ms away. Errors are those of the pairs; boundaries without a partner are"
                + " counted.")
            .formatted(Numbers.fixed(MILLIS * BoundaryMetrics.DEFAULT_TOLERANCE_SECONDS, 0)),
        "class",
        "how");
    html.open("table", "class", "facts").open("tbody");
    boundaryFacts(html, errors);
    html.close().close().close();
  }

  private static void boundaryFacts(Markup html, BoundaryErrors errors) {
    boolean matched = errors.matched() > 0;
    fact(html, "median error", millis(errors.medianAbsoluteMillis(), matched));
    fact(html, "mean error", millis(errors.meanAbsoluteMillis(), matched));
    fact(html, "on average", matched ? lateness(errors.meanMillis()) : Numbers.UNKNOWN);
    fact(
        html,
        "found",
        "%s of %s (%s)"
            .formatted(
                Numbers.count(errors.matched()),
                Numbers.count(errors.matched() + errors.missed()),
                Numbers.wholePercent(errors.recall())));
    fact(html, "missed", Numbers.count(errors.missed()));
    fact(html, "predicted where none is", Numbers.count(errors.spurious()));
  }

  private static void fact(Markup html, String name, String value) {
    html.open("tr").leaf("th", name).leaf("td", value).close();
  }

  private static String millis(double value, boolean known) {
    return known ? Numbers.fixed(value, 0) + " ms" : Numbers.UNKNOWN;
  }

  private static String lateness(double meanMillis) {
    return millis(Math.abs(meanMillis), true) + (meanMillis < 0 ? " early" : " late");
  }

  void calibration(Markup html) {
    Calibration calibration = evaluation.calibration();
    html.open("section", "id", "calibration");
    html.leaf("h2", "Confidence: is the model as sure as it is right?");
    if (calibration.windows() == 0) {
      html.leaf("p", "Nothing was scored.").close();
      return;
    }
    html.leaf(
        "p",
        "Windows by the probability of their predicted class. On the dashed line a model is right"
            + " as often as it is sure; orange and light blue show how far"
            + " it is from there.",
        "class",
        "how");
    html.leaf(
        "p",
        "Mean confidence %s, accuracy %s. Expected calibration error %s, greatest %s; Brier score %s."
            .formatted(
                Numbers.percent(calibration.confidence()),
                Numbers.percent(evaluation.windows().accuracy()),
                Numbers.fixed(calibration.expectedError(), 3),
                Numbers.fixed(calibration.maximumError(), 3),
                Numbers.fixed(calibration.brier(), 3)));
    html.open("div", "class", "pair");
    new ReliabilityChart(calibration).write(html);
    reliability(html, calibration);
    html.close().close();
  }

  private static void reliability(Markup html, Calibration calibration) {
    html.open("div", "class", "half").leaf("h3", "The same in numbers");
    html.open("table", "class", "counts");
    header(html, List.of("confidence", "windows", "mean", "accuracy", "difference"));
    for (ReliabilityBin bin : calibration.bins()) {
      if (bin.windows() > 0) {
        html.open("tr");
        html.leaf(
            "th",
            Numbers.score(bin.lower()) + " to " + Numbers.score(bin.upper()),
            "class",
            "label");
        html.leaf("td", Numbers.count(bin.windows()));
        html.leaf("td", Numbers.percent(bin.confidence()));
        html.leaf("td", Numbers.percent(bin.accuracy()));
        html.leaf("td", (bin.gap() < 0 ? "" : "+") + Numbers.percent(bin.gap())).close();
      }
    }
    html.close().close().close();
  }

  /** Opens the body of a table. */
  private static void header(Markup html, List<String> names) {
    html.open("thead").open("tr").leaf("th", names.get(0), "class", "label");
    names.stream().skip(1).forEach(name -> html.leaf("th", name));
    html.close().close().open("tbody");
  }

  void subjects(Markup html) {
    List<SubjectTally> subjects = evaluation.subjects();
    html.open("section", "id", "subjects").leaf("h2", "Other people: how far the scores may vary");
    if (subjects.size() < Bootstrap.FEWEST_SUBJECTS) {
      html.leaf(
          "p",
          "There are no confidence intervals: the test part has %s. How much scores vary"
                  .formatted(subjects.isEmpty() ? "no subject" : "one subject")
              + " from person to person can be told from two or more only.");
      html.close();
      return;
    }
    html.leaf(
        "p",
        ("Intervals hold %s of the scores of %s samples of %s subjects, drawn with replacement"
                + " (bootstrap); all windows of a subject stay together. With fewer than ten"
                + " subjects they are too narrow.")
            .formatted(
                Numbers.wholePercent(Bootstrap.DEFAULT.level()),
                Numbers.count(Bootstrap.DEFAULT.resamples()),
                Numbers.count(subjects.size())),
        "class",
        "how");
    html.open("div", "class", "pair");
    intervals(html, subjects);
    bySubject(html, subjects);
    html.close().close();
  }

  private static void intervals(Markup html, List<SubjectTally> subjects) {
    SubjectTally all = SubjectTally.sum("all", subjects);
    html.open("div", "class", "half").leaf("h3", "Confidence intervals");
    html.open("table", "class", "counts");
    header(
        html,
        List.of("score", "value", Numbers.wholePercent(Bootstrap.DEFAULT.level()) + " interval"));
    for (Map.Entry<ScoreKind, ScoreInterval> entry :
        Bootstrap.DEFAULT.intervals(subjects).entrySet()) {
      ScoreKind kind = entry.getKey();
      html.open("tr").leaf("th", NAMES.get(kind), "class", "label");
      html.leaf("td", text(kind, kind.of(all)));
      html.leaf(
          "td",
          "%s to %s"
              .formatted(
                  text(kind, OptionalDouble.of(entry.getValue().low())),
                  text(kind, OptionalDouble.of(entry.getValue().high()))));
      html.close();
    }
    html.close().close().close();
  }

  private static void bySubject(Markup html, List<SubjectTally> subjects) {
    html.open("div", "class", "half").leaf("h3", "Subject by subject");
    html.open("div", "class", "scroll").open("table", "class", "counts");
    header(
        html,
        List.of("subject", "windows", "accuracy", "macro-F1", "frames", "F1@50", "boundaries, ms"));
    for (SubjectTally subject : subjects) {
      html.open("tr").leaf("th", subject.subject(), "class", "label");
      html.leaf("td", Numbers.count(subject.windows().total()));
      OF_SUBJECTS.forEach(kind -> html.leaf("td", text(kind, kind.of(subject))));
      html.close();
    }
    html.close().close().close().close();
  }

  private static String text(ScoreKind kind, OptionalDouble value) {
    if (value.isEmpty()) {
      return Numbers.UNKNOWN;
    }
    return kind == ScoreKind.BOUNDARY_ERROR
        ? Numbers.fixed(value.getAsDouble(), 0)
        : Numbers.score(value.getAsDouble());
  }
}
