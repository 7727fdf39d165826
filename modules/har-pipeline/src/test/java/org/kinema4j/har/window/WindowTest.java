package org.kinema4j.har.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class WindowTest {

  private final MotionClip clip = clip("r");

  private static MotionClip clip(String name) {
    return new MotionClip(
        name, "S1", 240, List.of(new Signal("s", List.of(new Channel("s", "1")), new float[50])));
  }

  private Window window(int start, int length) {
    return new Window(clip, start, length, Optional.empty());
  }

  @Test
  void isHalfOpen() {
    assertThat(window(10, 5).end()).isEqualTo(15);
    assertThat(window(10, 5).subject()).isEqualTo("S1");
    assertThat(window(45, 5)).hasToString("r [45, 50) without label");
  }

  @Test
  void overlapsWhereAFrameIsShared() {
    assertThat(window(0, 10).overlaps(window(9, 10))).isTrue();
    assertThat(window(9, 10).overlaps(window(0, 10))).isTrue();
    assertThat(window(0, 10).overlaps(window(10, 10))).isFalse();
    assertThat(window(10, 10).overlaps(window(0, 10))).isFalse();
    assertThat(window(0, 10).overlaps(new Window(clip("q"), 0, 10, Optional.empty()))).isFalse();
    assertThat(window(0, 10).overlaps(new Window(clip("r"), 0, 10, Optional.empty()))).isTrue();
  }

  @Test
  void weighsAsMuchAsItsLabelIsSure() {
    float[] shares = new float[50];
    Arrays.fill(shares, 0, 10, 1);
    Arrays.fill(shares, 10, 50, 2f / 3);
    LabelTrack track =
        new LabelTrack(50, List.of(new LabelSpan(0, 20, "a"), new LabelSpan(20, 50, "b")));
    MotionClip certain = clip.withLabels(track);
    MotionClip voted = clip.withLabels(track.withShares(shares));

    // Frames 5 to 19 are of the label: five with 1, ten with 2/3; frames 20 to 24 do not count.
    assertThat(new Window(voted, 5, 20, Optional.of("a")).weight())
        .isCloseTo((5 + 10 * 2.0 / 3) / 15, within(1e-7));
    assertThat(new Window(voted, 5, 20, Optional.empty()).weight()).isEqualTo(1);
    assertThat(new Window(certain, 5, 20, Optional.of("a")).weight()).isEqualTo(1);
    assertThat(new Window(clip, 5, 20, Optional.of("a")).weight()).isEqualTo(1);
  }

  @Test
  void liesWithinItsRecording() {
    for (int[] bad : new int[][] {{-1, 5}, {0, 0}, {46, 5}, {0, 51}, {2, Integer.MAX_VALUE}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> window(bad[0], bad[1]))
          .withMessageContaining("within [0, 50), received start " + bad[0]);
    }
  }

  @Test
  void theDefaultsAreOneSecondAndAQuarterAt240Hz() {
    assertThat(WindowSpec.DEFAULT).isEqualTo(new WindowSpec(240, 60, 0.6));
  }

  @Test
  void specificationsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSpec(0, 1, 0.5))
        .withMessage("length must be in [1, ∞), received 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSpec(1, 0, 0.5))
        .withMessage("stride must be in [1, ∞), received 0");
    for (double purity : new double[] {0, -1, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WindowSpec(1, 1, purity))
          .withMessage("minPurity must be in (0, 1], received " + purity);
    }
  }
}
