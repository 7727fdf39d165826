package org.kinema4j.har.evaluate;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The scores that intervals and tables of subjects show; named as in {@code metrics.json}. */
public enum ScoreKind {
  /** Share of right windows. */
  ACCURACY("accuracy", t -> t.windows().total(), t -> t.windows().accuracy()),
  /** Mean recall over the labels of windows. */
  BALANCED_ACCURACY(
      "balancedAccuracy", t -> t.windows().total(), t -> t.windows().balancedAccuracy()),
  /** Mean F1 over the labels of windows. */
  MACRO_F1("macroF1", t -> t.windows().total(), t -> t.windows().macroF1()),
  /** Matthews' correlation coefficient of windows. */
  MCC("mcc", t -> t.windows().total(), t -> t.windows().mcc()),
  /** Share of right frames. */
  FRAME_ACCURACY("frames.accuracy", t -> t.frames().total(), t -> t.frames().accuracy()),
  /** Mean F1 over the labels of frames. */
  FRAME_MACRO_F1("frames.macroF1", t -> t.frames().total(), t -> t.frames().macroF1()),
  /** Edit score of segments. */
  EDIT("segments.edit", t -> t.segments().edits().size(), t -> t.segments().scores().edit()),
  /** F1 of segments that overlap by a tenth. */
  F1_AT_10(
      "segments.f1at10", t -> t.segments().edits().size(), t -> t.segments().scores().f1At10()),
  /** F1 of segments that overlap by a quarter. */
  F1_AT_25(
      "segments.f1at25", t -> t.segments().edits().size(), t -> t.segments().scores().f1At25()),
  /** F1 of segments that overlap by a half. */
  F1_AT_50(
      "segments.f1at50", t -> t.segments().edits().size(), t -> t.segments().scores().f1At50()),
  /** Mean distance of matched boundaries, in milliseconds. */
  BOUNDARY_ERROR(
      "boundaries.meanAbsoluteMillis",
      t -> t.boundaries().matched(),
      t -> t.boundaries().meanAbsoluteMillis()),
  /** Expected calibration error of windows. */
  CALIBRATION_ERROR(
      "calibration.ece", t -> t.calibration().windows(), t -> t.calibration().expectedError()),
  /** Brier's score of windows. */
  BRIER("calibration.brier", t -> t.calibration().windows(), t -> t.calibration().brier());

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final ToLongFunction<SubjectTally> scored;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final ToDoubleFunction<SubjectTally> score;

  ScoreKind(String key, ToLongFunction<SubjectTally> scored, ToDoubleFunction<SubjectTally> score) {
    this.key = key;
    this.scored = scored;
    this.score = score;
  }

  /**
   * Returns where the score stands in {@code metrics.json}.
   *
   * @return keys joined by dots
   */
  public String key() {
    return key;
  }

  /**
   * Returns the score.
   *
   * @param tally what was counted
   * @return the score; empty if there was nothing to score
   */
  public OptionalDouble of(SubjectTally tally) {
    return scored.applyAsLong(tally) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(score.applyAsDouble(tally));
  }
}
