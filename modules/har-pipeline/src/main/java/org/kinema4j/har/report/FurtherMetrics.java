package org.kinema4j.har.report;

import java.util.LinkedHashMap;
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

/** The parts of {@code metrics.json} that say how far its scores can be trusted. */
final class FurtherMetrics {

  private static final double MILLIS = 1000;

  private FurtherMetrics() {}

  /** Returns keys and values in the order of the file. */
  static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("background", evaluation.background().stream().sorted().toList());
    content.put("actionFrames", actionFrames(evaluation));
    content.put("annotatorAgreement", orNull(evaluation.annotatorShare()));
    content.put("boundaries", boundaries(evaluation.boundaries()));
    content.put("calibration", calibration(evaluation.calibration()));
    content.put("intervals", intervals(evaluation.subjects()));
    content.put("subjects", subjects(evaluation.subjects()));
    return content;
  }

  private static Map<String, Object> actionFrames(Evaluation evaluation) {
    var frames = evaluation.frames();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "accuracy",
        MetricsJson.score(frames.accuracyWithout(evaluation.background()), frames.total()));
    values.put(
        "macroF1",
        MetricsJson.score(frames.macroF1Without(evaluation.background()), frames.total()));
    return values;
  }

  private static Map<String, Object> boundaries(BoundaryErrors errors) {
    Map<String, Object> values = new LinkedHashMap<>();
    double tolerance = MILLIS * BoundaryMetrics.DEFAULT_TOLERANCE_SECONDS;
    long any = errors.matched() + errors.missed() + errors.spurious();
    values.put("toleranceMillis", MetricsJson.score(tolerance, 1));
    values.put("matched", errors.matched());
    values.put("missed", errors.missed());
    values.put("spurious", errors.spurious());
    values.put("precision", MetricsJson.score(errors.precision(), any));
    values.put("recall", MetricsJson.score(errors.recall(), any));
    values.put("f1", MetricsJson.score(errors.f1(), any));
    values.put(
        "meanAbsoluteMillis", MetricsJson.score(errors.meanAbsoluteMillis(), errors.matched()));
    values.put(
        "medianAbsoluteMillis", MetricsJson.score(errors.medianAbsoluteMillis(), errors.matched()));
    values.put("meanMillis", MetricsJson.score(errors.meanMillis(), errors.matched()));
    return values;
  }

  private static Map<String, Object> calibration(Calibration calibration) {
    long windows = calibration.windows();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ece", MetricsJson.score(calibration.expectedError(), windows));
    values.put("mce", MetricsJson.score(calibration.maximumError(), windows));
    values.put("brier", MetricsJson.score(calibration.brier(), windows));
    values.put("confidence", MetricsJson.score(calibration.confidence(), windows));
    values.put("reliability", calibration.bins().stream().map(FurtherMetrics::bin).toList());
    return values;
  }

  private static Map<String, Object> bin(ReliabilityBin bin) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("above", MetricsJson.score(bin.lower(), 1));
    values.put("upTo", MetricsJson.score(bin.upper(), 1));
    values.put("windows", bin.windows());
    values.put("accuracy", MetricsJson.score(bin.accuracy(), bin.windows()));
    values.put("confidence", MetricsJson.score(bin.confidence(), bin.windows()));
    return values;
  }

  private static Map<String, Object> intervals(List<SubjectTally> subjects) {
    Bootstrap bootstrap = Bootstrap.DEFAULT;
    Map<String, Object> scores = new LinkedHashMap<>();
    bootstrap
        .intervals(subjects)
        .forEach((kind, interval) -> scores.put(kind.key(), ends(interval)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("subjects", subjects.size());
    values.put("level", MetricsJson.score(bootstrap.level(), 1));
    values.put("resamples", bootstrap.resamples());
    values.put("seed", bootstrap.seed());
    values.put("scores", scores.isEmpty() ? null : scores);
    return values;
  }

  private static List<Object> ends(ScoreInterval interval) {
    return List.of(MetricsJson.score(interval.low(), 1), MetricsJson.score(interval.high(), 1));
  }

  private static Map<String, Object> subjects(List<SubjectTally> subjects) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (SubjectTally subject : subjects) {
      Map<String, Object> scores = new LinkedHashMap<>();
      scores.put("windows", subject.windows().total());
      for (ScoreKind kind : ScoreKind.values()) {
        scores.put(kind.key(), orNull(kind.of(subject)));
      }
      values.put(subject.subject(), scores);
    }
    return values;
  }

  private static Object orNull(OptionalDouble value) {
    return value.isPresent() ? MetricsJson.score(value.getAsDouble(), 1) : null;
  }
}
