package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelTrackTest {

  @Test
  void joinsEqualNeighboursAndLeavesGaps() {
    LabelTrack track = LabelTrack.ofFrames(Arrays.asList("a", "a", null, "b", "b", "b", "a"));

    assertThat(track.frames()).isEqualTo(7);
    assertThat(track.spans())
        .containsExactly(
            new LabelSpan(0, 2, "a"), new LabelSpan(3, 6, "b"), new LabelSpan(6, 7, "a"));
    assertThat(track.labels()).containsExactly("a", "b");
  }

  @Test
  void intervalsAreHalfOpen() {
    LabelTrack track =
        new LabelTrack(10, List.of(new LabelSpan(2, 4, "a"), new LabelSpan(4, 6, "b")));

    assertThat(track.at(1)).isEmpty();
    assertThat(track.at(2)).contains("a");
    assertThat(track.at(3)).contains("a");
    assertThat(track.at(4)).contains("b");
    assertThat(track.at(6)).isEmpty();
    assertThatThrownBy(() -> track.at(10)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> track.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Against the list of frames that it was made from. */
  @Test
  void findsTheLabelOfEveryFrame() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      List<String> frames = new ArrayList<>();
      for (int f = 0; f < 40; f++) {
        int draw = random.nextInt(6);
        frames.add(draw == 0 ? null : draw < 4 && f > 0 ? frames.get(f - 1) : "label" + draw);
      }
      LabelTrack track = LabelTrack.ofFrames(frames);
      for (int f = 0; f < 40; f++) {
        assertThat(track.at(f).orElse(null)).isEqualTo(frames.get(f));
      }
    }
  }

  @Test
  void refusesSpansThatOverlapOrLeaveTheRecording() {
    LabelSpan one = new LabelSpan(2, 5, "a");
    assertThatThrownBy(() -> new LabelTrack(10, List.of(one, new LabelSpan(4, 6, "b"))))
        .hasMessageContaining("in order, disjoint and within [0, 10)");
    assertThatThrownBy(() -> new LabelTrack(10, List.of(one, new LabelSpan(0, 1, "b"))))
        .hasMessageContaining("after frame 5");
    assertThatThrownBy(() -> new LabelTrack(4, List.of(one))).hasMessageContaining("[0, 4)");
    assertThatThrownBy(() -> new LabelSpan(3, 3, "a"))
        .hasMessage("a span must satisfy 0 <= start < end, received [3, 3)");
    assertThatThrownBy(() -> new LabelSpan(-1, 3, "a")).hasMessageContaining("received [-1, 3)");
  }

  @Test
  void boundariesMoveToTheNearestFrameOfTheNewRate() {
    LabelTrack track =
        new LabelTrack(
            100,
            List.of(
                new LabelSpan(0, 33, "a"),
                new LabelSpan(33, 34, "b"),
                new LabelSpan(34, 100, "c")));

    // 33 / 4 = 8.25 and 34 / 4 = 8.5, which rounds up.
    assertThat(track.resampled(25, 0.25).spans())
        .containsExactly(
            new LabelSpan(0, 8, "a"), new LabelSpan(8, 9, "b"), new LabelSpan(9, 25, "c"));
    // 3.3 and 3.4: the span in between is shorter than half a frame and goes.
    assertThat(track.resampled(10, 0.1).spans())
        .containsExactly(new LabelSpan(0, 3, "a"), new LabelSpan(3, 10, "c"));
    assertThat(track.resampled(100, 1)).isEqualTo(track).hasSameHashCodeAs(track);
  }
}
