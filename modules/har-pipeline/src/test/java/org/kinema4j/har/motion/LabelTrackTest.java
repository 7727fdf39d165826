package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

  private static float[] draw(Random random, int frames) {
    float[] shares = new float[frames];
    for (int f = 0; f < frames; f++) {
      shares[f] = (1 + random.nextInt(3)) / 3f;
    }
    return shares;
  }

  /** Against a loop over frames. */
  @Test
  void theMeanShareIsThatOfTheFramesThatBearTheLabel() {
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      List<String> frames = new ArrayList<>();
      for (int f = 0; f < 30; f++) {
        int draw = random.nextInt(5);
        frames.add(draw == 0 ? null : draw < 3 && f > 0 ? frames.get(f - 1) : "label" + draw);
      }
      float[] shares = draw(random, 30);
      LabelTrack track = LabelTrack.ofFrames(frames).withShares(shares);
      int start = random.nextInt(30);
      int end = start + random.nextInt(31 - start);
      double sum = 0;
      int count = 0;
      for (int f = start; f < end; f++) {
        if ("label4".equals(frames.get(f))) {
          sum += shares[f];
          count++;
        }
      }
      assertThat(track.meanShare(start, end, "label4"))
          .isCloseTo(count == 0 ? 1 : sum / count, within(1e-12));
    }
  }

  @Test
  void aTrackWithoutSharesIsCertain() {
    LabelTrack track = new LabelTrack(10, List.of(new LabelSpan(2, 6, "a")));
    float[] shares = new float[10];
    Arrays.fill(shares, 2, 6, 1);

    assertThat(track.hasShares()).isFalse();
    assertThat(track.meanShare(0, 10, "a")).isEqualTo(1);
    assertThat(track.withShares(shares)).isEqualTo(track);
    assertThat(track.withShares(shares).hasShares()).isFalse();
    shares[3] = 0.5f;
    LabelTrack unsure = track.withShares(shares);
    shares[3] = 0.25f;
    assertThat(unsure.hasShares()).isTrue();
    assertThat(unsure.meanShare(3, 4, "a")).isEqualTo(0.5);
    assertThat(unsure).isNotEqualTo(track).doesNotHaveSameHashCodeAs(track);
    assertThat(unsure.toString()).endsWith("with shares");
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    LabelTrack track = new LabelTrack(3, List.of(new LabelSpan(1, 2, "a")));
    for (float bad : new float[] {0, -0.5f, 1.5f, Float.NaN}) {
      assertThatThrownBy(() -> track.withShares(new float[] {bad, bad, bad}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("newShares must be in (0, 1], received " + bad + " at frame 1");
    }
    assertThatThrownBy(() -> track.withShares(new float[2]))
        .hasMessage("newShares must hold one number for each of 3 frames, received 2");
    assertThatThrownBy(() -> track.meanShare(0, 4, "a"))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void sharesStayWithTheirSpansAtAnotherRate() {
    LabelTrack track =
        new LabelTrack(8, List.of(new LabelSpan(0, 3, "a"), new LabelSpan(3, 8, "b")))
            .withShares(new float[] {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f});

    // Half the rate: new frames lie on old frames 0, 2, 4, 6; the boundary moves from 1.5 to 2.
    assertThat(shares(track.resampled(4, 0.5))).containsExactly(.1f, .3f, .5f, .7f);
    // A third: old frames 0, 3, 6; the boundary lies on 1.
    assertThat(shares(track.resampled(3, 1.0 / 3))).containsExactly(.1f, .4f, .7f);
    // Twice: k / 2 is rounded up, within the own span, so new frame 5 takes old frame 2.
    assertThat(shares(track.resampled(16, 2)))
        .containsExactly(
            .1f, .2f, .2f, .3f, .3f, .3f, .4f, .5f, .5f, .6f, .6f, .7f, .7f, .8f, .8f, .8f);
    assertThat(track.resampled(8, 1)).isEqualTo(track);
  }

  private static List<Float> shares(LabelTrack track) {
    List<Float> shares = new ArrayList<>();
    for (int f = 0; f < track.frames(); f++) {
      shares.add((float) track.meanShare(f, f + 1, track.at(f).orElseThrow()));
    }
    return shares;
  }
}
