package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
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
