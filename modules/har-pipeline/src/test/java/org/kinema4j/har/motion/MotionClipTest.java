package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionClipTest {

  private static final Channel X = new Channel("x", "m");
  private static final Channel Y = new Channel("y", "m");

  private final Signal place = new Signal("place", List.of(X, Y), new float[] {1, 2, 3, 4, 5, 6});
  private final Signal speed = new Signal("speed", List.of(X), new float[] {7, 8, 9});
  private final MotionClip clip = new MotionClip("walk", "anna", 60, List.of(place, speed));

  @Test
  void holdsSignalsOfOneLength() {
    assertThat(clip.frames()).isEqualTo(3);
    assertThat(clip.durationSeconds()).isEqualTo(0.05);
    assertThat(clip.signals()).containsExactly(place, speed);
    assertThat(clip.signal("speed")).isSameAs(speed);
    assertThat(clip.has("speed")).isTrue();
    assertThat(clip.has("force")).isFalse();
    assertThat(clip.labels()).isEmpty();
    assertThat(clip).hasToString("walk (anna, 3 frames at 60.0 Hz, [place[3 x 2], speed[3 x 1]])");
  }

  @Test
  void storesFrameByFrame() {
    assertThat(place.frames()).isEqualTo(3);
    assertThat(place.width()).isEqualTo(2);
    assertThat(place.value(1, 0)).isEqualTo(3);
    assertThat(place.value(2, 1)).isEqualTo(6);
    assertThatThrownBy(() -> place.value(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMissingSignalIsNamedWithThoseThatAreThere() {
    assertThatThrownBy(() -> clip.signal("force"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("walk: expected the signal force, found only place, speed");
  }

  @Test
  void labelsAreForItsOwnFrames() {
    LabelTrack labels = new LabelTrack(3, List.of(new LabelSpan(0, 2, "a")));

    assertThat(clip.withLabels(labels).labels()).contains(labels);
    assertThat(clip.labels()).as("a copy was made").isEmpty();
    assertThat(clip.withLabels(labels).withSignals(List.of(speed)).labels()).contains(labels);
    assertThatThrownBy(() -> clip.withLabels(new LabelTrack(4, List.of())))
        .hasMessage("labels of recording walk must cover its 3 frames, received 4");
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> new MotionClip("walk", "anna", 60, List.of()))
        .hasMessage("recording walk must have at least one signal");
    assertThatThrownBy(() -> new MotionClip("walk", "anna", 60, List.of(place, place)))
        .hasMessage("signal place stands twice");
    Signal longer = new Signal("longer", List.of(X), new float[4]);
    assertThatThrownBy(() -> new MotionClip("walk", "anna", 60, List.of(place, longer)))
        .hasMessage("all signals of recording walk must have 3 frames, received longer[4 x 1]");
    assertThatThrownBy(() -> new Signal("none", List.of(), new float[0]))
        .hasMessage("signal none must have at least one channel");
    assertThatThrownBy(() -> new Signal("odd", List.of(X, Y), new float[3]))
        .hasMessage(
            "values of signal odd must be a multiple of its 2 channels, received 3 numbers");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -240, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> new MotionClip("walk", "anna", rate, List.of(place)))
        .hasMessage("frameRateHz must be in (0, \u221e), received " + rate);
  }

  @Test
  void knowsWhatIsMissingThroughEveryCopy() {
    Signal signal = new Signal("s", List.of(new Channel("s", "1")), new float[10]);
    List<FrameSpan> missing = List.of(new FrameSpan(2, 3), new FrameSpan(5, 10));

    MotionClip clip =
        new MotionClip("r", "S1", 240, List.of(signal))
            .withMissing(missing)
            .withLabels(new LabelTrack(10, List.of(new LabelSpan(0, 4, "a"))))
            .withSignals(List.of(signal))
            .named("other", "S2");

    assertThat(clip.missing()).isEqualTo(missing);
    assertThat(clip.name()).isEqualTo("other");
    assertThat(clip.subject()).isEqualTo("S2");
    assertThat(clip.labels()).isPresent();
  }

  @Test
  void missingFramesAreItsOwnAndInOrder() {
    MotionClip clip =
        new MotionClip(
            "r",
            "S1",
            240,
            List.of(new Signal("s", List.of(new Channel("s", "1")), new float[10])));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> clip.withMissing(List.of(new FrameSpan(8, 11))))
        .withMessageContaining("within [0, 10), received FrameSpan[start=8, end=11]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clip.withMissing(List.of(new FrameSpan(4, 6), new FrameSpan(5, 7))))
        .withMessageContaining("after frame 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameSpan(3, 3))
        .withMessageContaining("received [3, 3)");
  }
}
