package org.kinema4j.har.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinema4j.har.evaluate.Evaluation;

class DecoderSpecTest {

  private static final DecoderSpec SPEC =
      new DecoderSpec(SmoothingMethod.MEDIAN, 15, 31, 12, 1, Transitions.NONE);
  private static final Transitions LEARNED =
      Transitions.learn(List.of("a", "b"), List.of(Rows.track("aabb")), 1);

  @Test
  void makesTheMethodWithItsOwnLength() {
    DecoderSpec learned = SPEC.withTransitions(LEARNED);
    HiddenMarkovModel model = new HiddenMarkovModel(LEARNED, 12, 1);

    assertThat(DecoderSpec.NONE.smoothing()).isEqualTo(new MostProbable());
    assertThat(SPEC.smoothing()).isEqualTo(new MedianFilter(31));
    assertThat(SPEC.withMethod(SmoothingMethod.MINIMUM_DURATION).smoothing())
        .isEqualTo(new MinimumDuration(15));
    assertThat(learned.withMethod(SmoothingMethod.VITERBI).smoothing())
        .isEqualTo(new Viterbi(model));
    assertThat(learned.withMethod(SmoothingMethod.FORWARD).smoothing())
        .isEqualTo(new ForwardFilter(model));
    assertThat(SPEC.smooths()).isTrue();
    assertThat(DecoderSpec.NONE.smooths()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatLearnsNeedsTransitions(SmoothingMethod method) {
    DecoderSpec spec = SPEC.withMethod(method);
    if (method.needsTransitions()) {
      assertThatThrownBy(spec::smoothing)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "smoothing must be one of none, minimum-duration, median for a model that was trained"
                  + " without, received "
                  + method.label()
                  + "; train it with --smoothing "
                  + method.label());
    } else {
      assertThat(spec.smoothing().delayFrames()).isPresent();
    }
    assertThat(SmoothingMethod.named(method.label())).isEqualTo(method);
  }

  @Test
  void namesAreListedWhereOneIsWrong() {
    assertThatThrownBy(() -> SmoothingMethod.named("mean"))
        .hasMessage(
            "smoothing must be one of none, minimum-duration, median, viterbi, forward, received"
                + " mean");
  }

  /** At 60 Hz: 15 frames are a quarter of a second, and 59 frames 983.3 ms. */
  @Test
  void saysTheDelayInFramesAndMilliseconds() {
    SmoothedEvaluation median = smoothed(SPEC);
    assertThat(median.delayFrames()).hasValue(15);
    assertThat(median.delayMillis()).hasValue(250);
    assertThat(median.windowDelayFrames()).isEqualTo(59);
    assertThat(median.windowDelayMillis()).isEqualTo(59_000 / 60.0);
    assertThat(median.describe())
        .isEqualTo(
            "median over 31 frames; delay 15 frames (250.0 ms), on top of 59 frames (983.3 ms) of"
                + " the windows");
    assertThat(smoothed(SPEC.withMethod(SmoothingMethod.MINIMUM_DURATION)).describe())
        .startsWith("minimum-duration of 15 frames; delay 14 frames (233.3 ms)");
    assertThat(smoothed(DecoderSpec.NONE).describe()).startsWith("none; delay 0 frames (0.0 ms)");
    SmoothedEvaluation viterbi =
        smoothed(SPEC.withTransitions(LEARNED).withMethod(SmoothingMethod.VITERBI));
    assertThat(viterbi.delayMillis()).isEmpty();
    assertThat(viterbi.describe())
        .startsWith("viterbi with 12 frames an observation; delay to the end of the recording, on");
  }

  private static SmoothedEvaluation smoothed(DecoderSpec spec) {
    return new SmoothedEvaluation(spec, 60, 60, Evaluation.of(List.of("a"), List.of(), List.of()));
  }

  @Test
  void refusesNumbersOutOfRange() {
    Evaluation nothing = Evaluation.of(List.of("a"), List.of(), List.of());
    assertThatThrownBy(() -> new SmoothedEvaluation(SPEC, 0, 60, nothing))
        .hasMessage("frameRateHz must be in (0, ∞), received 0.0");
    assertThatThrownBy(() -> new SmoothedEvaluation(SPEC, 60, 0, nothing))
        .hasMessage("windowFrames must be in [1, ∞) frames, received 0");
    assertThatThrownBy(() -> new DecoderSpec(SmoothingMethod.NONE, 1, 2, 1, 1, null))
        .hasMessage("medianWindow must be an odd number of frames, received 2");
    assertThatThrownBy(() -> new DecoderSpec(SmoothingMethod.NONE, 1, 1, 0, 1, null))
        .hasMessage("observation must be in [1, ∞) frames, received 0");
    assertThatThrownBy(() -> new DecoderSpec(SmoothingMethod.NONE, 1, 1, 1, 2, null))
        .hasMessage("priorWeight must be in [0, 1], received 2.0");
  }
}
