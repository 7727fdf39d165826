package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class EvaluationTest {

  private static final List<String> CLASSES = List.of("b", "a");

  private static LabelledRecording recording(String name, String drawing) {
    return new LabelledRecording(name, "s", 10, SegmentMetricsTest.track(drawing));
  }

  private static WindowPrediction window(
      String recording, int start, int end, String label, double b) {
    return new WindowPrediction(
        recording, "s", start, end, Optional.ofNullable(label), new double[] {b, 1 - b});
  }

  /** Eight frames; the last one lies in no window, the frames 4 and 5 have no label. */
  private static Evaluation example() {
    return Evaluation.of(
        CLASSES,
        List.of(
            window("r", 0, 4, "a", 0.1), window("r", 2, 6, null, 0.6), window("r", 4, 7, "z", 0.9)),
        List.of(recording("r", "aaaa--zz")));
  }

  @Test
  void listsLabelsThatTheModelDoesNotKnowAfterItsClasses() {
    Evaluation evaluation = example();
    assertThat(evaluation.windows().labels()).containsExactly("b", "a", "z");
    assertThat(evaluation.frames().labels()).containsExactly("b", "a", "z");
    assertThat(evaluation.unknownLabels()).containsExactly("z");
  }

  @Test
  void scoresWindowsThatHaveALabel() {
    ConfusionMatrix windows = example().windows();
    assertThat(windows.total()).isEqualTo(2);
    assertThat(windows.counts()).isDeepEqualTo(new long[][] {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}});
    // z is scored as missed: recalls 1 and 0.
    assertThat(windows.balancedAccuracy()).isEqualTo(0.5);
  }

  @Test
  void scoresFramesThatHaveALabelAndAWindow() {
    Evaluation evaluation = example();
    // Frames 2 and 3: b with probability (0.1 + 0.6) / 2, so a; frame 6 is z and taken for b.
    assertThat(evaluation.recordings().get(0).predicted())
        .isEqualTo(SegmentMetricsTest.track("aaaabbb-"));
    assertThat(evaluation.frames().counts())
        .isDeepEqualTo(new long[][] {{0, 0, 0}, {0, 4, 0}, {1, 0, 0}});
    assertThat(evaluation.labelledFrames()).isEqualTo(6);
    assertThat(evaluation.recordings().get(0).scoredFrames()).isEqualTo(5);
    assertThat(evaluation.recordings().get(0).correctFrames()).isEqualTo(4);
    // a, z against a, b: one of two segments.
    assertThat(evaluation.segments()).isEqualTo(new SegmentScores(0.5, 0.5, 0.5, 0.5, 1));
  }

  @Test
  void scoresOnlyWindowsIfThereAreNoRecordings() {
    Evaluation evaluation = Evaluation.of(CLASSES, List.of(window("x", 0, 4, "a", 0.1)), List.of());
    assertThat(evaluation.windows().accuracy()).isEqualTo(1);
    assertThat(evaluation.frames().total()).isZero();
    assertThat(evaluation.segments().recordings()).isZero();
  }

  @Test
  void keepsRecordingsWithoutAnyWindow() {
    Evaluation evaluation = Evaluation.of(CLASSES, List.of(), List.of(recording("r", "aab")));
    assertThat(evaluation.recordings().get(0).predicted()).isEqualTo(new LabelTrack(3, List.of()));
    assertThat(evaluation.frames().total()).isZero();
  }

  @Test
  void takesTheTruthOfAClip() {
    Signal signal = new Signal("x", List.of(new Channel("x", "m")), new float[3]);
    MotionClip clip = new MotionClip("r", "s", 60, List.of(signal));
    assertThat(LabelledRecording.of(clip))
        .isEqualTo(new LabelledRecording("r", "s", 60, new LabelTrack(3, List.of())));
    LabelTrack labels = SegmentMetricsTest.track("aab");
    assertThat(LabelledRecording.of(clip.withLabels(labels)).labels()).isEqualTo(labels);
  }

  @Test
  void poolsFolds() {
    Evaluation other =
        Evaluation.of(
            List.of("a", "c"), List.of(window("q", 0, 2, "a", 0.8)), List.of(recording("q", "aa")));
    Evaluation pooled = Evaluation.pooled(List.of(example(), other), new SegmentMetrics());
    assertThat(pooled.classes()).containsExactly("b", "a", "c");
    assertThat(pooled.windows().total()).isEqualTo(3);
    assertThat(pooled.windows().correct()).isEqualTo(2);
    assertThat(pooled.frames().correct()).isEqualTo(6);
    assertThat(pooled.segments().recordings()).isEqualTo(2);
    assertThat(pooled.segments().edit()).isEqualTo(0.75);
    assertThat(pooled.recordings()).hasSize(2);
    assertThatThrownBy(() -> Evaluation.pooled(List.of(), new SegmentMetrics()))
        .hasMessage("folds must not be empty");
  }

  private static WindowPrediction of(String subject, int start, String label, double b) {
    return new WindowPrediction(
        subject, subject, start, start + 4, Optional.of(label), new double[] {b, 1 - b});
  }

  private static LabelledRecording by(String subject, String drawing) {
    return new LabelledRecording(subject, subject, 10, SegmentMetricsTest.track(drawing));
  }

  @Test
  void tellsSubjectsApartAndJoinsThem() {
    List<WindowPrediction> windows =
        List.of(of("10", 0, "a", 0.2), of("10", 4, "b", 0.9), of("9", 0, "a", 0.7));
    List<LabelledRecording> recordings = List.of(by("10", "aaaabbbb"), by("9", "aabb"));
    Evaluation evaluation = Evaluation.of(CLASSES, windows, recordings);
    assertThat(evaluation.subjects()).extracting(SubjectTally::subject).containsExactly("9", "10");
    SubjectTally second = evaluation.subjects().get(1);
    assertThat(second.windows().accuracy()).isEqualTo(1);
    assertThat(second.frames().total()).isEqualTo(8);
    assertThat(second.boundaries()).isEqualTo(new BoundaryErrors(List.of(0.0), 0, 0));
    // Subject 9: b all the time, so that the change at frame 2 is missed.
    assertThat(evaluation.boundaries()).isEqualTo(new BoundaryErrors(List.of(0.0), 1, 0));
    assertThat(evaluation.calibration()).isEqualTo(Calibration.of(CLASSES, windows));
    SubjectTally all = SubjectTally.sum("all", evaluation.subjects());
    assertThat(all.windows()).isEqualTo(evaluation.windows());
    assertThat(all.frames()).isEqualTo(evaluation.frames());
    assertThat(all.segments().scores()).isEqualTo(evaluation.segments());
    Evaluation twice = Evaluation.pooled(List.of(evaluation, evaluation), new SegmentMetrics());
    assertThat(twice.subjects()).hasSize(2);
    assertThat(twice.subjects().get(0).windows().total()).isEqualTo(2);
  }

  @Test
  void backgroundIsNamedAndMustExist() {
    List<WindowPrediction> windows = List.of(of("r", 0, "a", 0.2));
    List<LabelledRecording> recordings = List.of(by("r", "aabb"));
    Evaluation evaluation =
        Evaluation.of(CLASSES, windows, recordings, new SegmentMetrics(Set.of("b")));
    assertThat(evaluation.background()).containsExactly("b");
    assertThat(evaluation.segments().edit()).isEqualTo(1);
    assertThat(evaluation.frames().accuracyWithout(evaluation.background())).isEqualTo(1);
    assertThatThrownBy(
            () -> Evaluation.of(CLASSES, windows, recordings, new SegmentMetrics(Set.of("idle"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("background must be among the labels [b, a], received idle");
    assertThatThrownBy(() -> Evaluation.pooled(List.of(evaluation), new SegmentMetrics()))
        .hasMessage("segmentMetrics must ignore the background of the folds, [b], received []");
  }

  @Test
  void annotatorsAreTheCeiling() {
    // Two frames by all, one by two of three; the last one lies in no window.
    LabelTrack labels =
        SegmentMetricsTest.track("aaaab").withShares(new float[] {1, 1, 0.75f, 0.5f, 0.5f});
    Evaluation evaluation =
        Evaluation.of(
            CLASSES,
            List.of(of("r", 0, "a", 0.2)),
            List.of(new LabelledRecording("r", "r", 10, labels)));
    assertThat(evaluation.annotatorShare()).hasValue(3.25 / 4);
    assertThat(example().annotatorShare()).isEmpty();
    assertThat(
            Evaluation.of(CLASSES, List.of(), List.of(new LabelledRecording("r", "r", 10, labels)))
                .annotatorShare())
        .isEmpty();
  }

  @Test
  void rejectsWindowsAndRecordingsThatDoNotBelongTogether() {
    List<WindowPrediction> windows = List.of(window("x", 0, 2, "a", 0.1));
    assertThatThrownBy(() -> Evaluation.of(CLASSES, windows, List.of(recording("r", "aaaa"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("windows must come from the recordings [r], received one of x");
    assertThatThrownBy(
            () ->
                Evaluation.of(
                    CLASSES, List.of(), List.of(recording("r", "a"), recording("r", "b"))))
        .hasMessage("recordings must have distinct names, received r twice");
    assertThatThrownBy(() -> Evaluation.of(List.of("a"), windows, List.of()))
        .hasMessageContaining("one value for each of the 1 classes [a], received 2");
    assertThatThrownBy(
            () -> new RecordingResult(recording("r", "aa"), SegmentMetricsTest.track("a")))
        .hasMessage("predicted must have the 2 frames of r, received 1");
    assertThatThrownBy(
            () -> new LabelledRecording("r", "s", Double.NaN, SegmentMetricsTest.track("a")))
        .hasMessage("frameRateHz must be in (0, ∞), received NaN");
  }
}
