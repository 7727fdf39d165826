package org.kinema4j.har.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.Clips;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;

class StandardizerTest {

  @Test
  void givesMeanAndPopulationDeviationOfTheFramesOfTheWindows() {
    Random random = new Random(1);
    float[] values = new float[3 * 50];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (100 * (i % 3) + random.nextGaussian() * (1 + i % 3));
    }
    MotionClip clip = Clips.features("a", "s", 10, values, 3);
    // Frames 5 to 24 and 15 to 34: frames 15 to 24 count twice.
    List<Window> windows = List.of(window(clip, 5, 20), window(clip, 15, 20));

    Standardizer standardizer = Standardizer.fit(windows);

    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double squares = 0;
      for (int start : new int[] {5, 15}) {
        for (int f = start; f < start + 20; f++) {
          sum += values[f * 3 + c];
          squares += (double) values[f * 3 + c] * values[f * 3 + c];
        }
      }
      double mean = sum / 40;
      assertThat(standardizer.means()[c]).isCloseTo(mean, within(1e-9));
      assertThat(standardizer.scales()[c])
          .isCloseTo(Math.sqrt(squares / 40 - mean * mean), within(1e-7));
      assertThat(standardizer.apply(c, (float) mean)).isCloseTo(0, within(1e-5f));
    }
  }

  /** Deviations 0 and sqrt(2/3); root mean square sqrt(1/3); floor a fifth of it, 0.11547. */
  @Test
  void doesNotBlowUpAFeatureThatHardlyMoves() {
    Signal signal =
        new Signal(
            FeatureExtractor.SIGNAL,
            List.of(new Channel("a", "m"), new Channel("b", "m")),
            new float[] {7, 1, 7, 2, 7, 3});
    MotionClip clip = new MotionClip("a", "s", 10, List.of(signal));

    Standardizer standardizer = Standardizer.fit(List.of(window(clip, 0, 3)));

    assertThat(standardizer.apply(0, 7)).isZero();
    assertThat(standardizer.apply(0, 7.1f)).isCloseTo(0.1f / 0.1154701f, within(1e-5f));
    // (3 - 2) / sqrt(2/3)
    assertThat(standardizer.apply(1, 3)).isCloseTo(1.2247449f, within(1e-6f));
  }

  @Test
  void theFloorIsThatOfTheSameUnit() {
    Signal signal =
        new Signal(
            FeatureExtractor.SIGNAL,
            List.of(new Channel("a", "m"), new Channel("b", "deg")),
            new float[] {0, 0, 0.001f, 1000, 0.002f, 2000});
    MotionClip clip = new MotionClip("a", "s", 10, List.of(signal));

    Standardizer standardizer = Standardizer.fit(List.of(window(clip, 0, 3)));

    // Deviation 0.001 * sqrt(2/3): alone in its unit, so above its own floor.
    assertThat(standardizer.scales()[0]).isCloseTo(0.000816497, within(1e-9));
    assertThat(standardizer.scales()[1]).isCloseTo(816.497, within(1e-3));
  }

  @Test
  void onlyCentresWhereNothingVaries() {
    MotionClip clip = Clips.features("a", "s", 10, new float[] {7, 7, 7}, 1);

    assertThat(Standardizer.fit(List.of(window(clip, 0, 3))).apply(0, 7.5f)).isEqualTo(0.5f);
  }

  @Test
  void refusesStatisticsThatAreNoNumbers() {
    assertThatThrownBy(() -> new Standardizer(new double[] {Double.NaN}, new double[] {1}))
        .hasMessage(
            "feature 0 must have a finite mean and a scale in (0, \u221e), received NaN and 1.0");
    assertThatThrownBy(() -> new Standardizer(new double[] {0, 0}, new double[] {1}))
        .hasMessageContaining("received 2 and 1");
    assertThatThrownBy(() -> new Standardizer(new double[] {0}, new double[] {0}))
        .hasMessageContaining("received 0.0 and 0.0");
    assertThatThrownBy(() -> Standardizer.fit(List.of())).hasMessageContaining("received none");
  }

  @Test
  void equalsByStatistics() {
    Standardizer one = new Standardizer(new double[] {1}, new double[] {2});

    assertThat(one)
        .isEqualTo(new Standardizer(new double[] {1}, new double[] {2}))
        .hasSameHashCodeAs(new Standardizer(new double[] {1}, new double[] {2}))
        .isNotEqualTo(new Standardizer(new double[] {1}, new double[] {3}));
  }

  private static Window window(MotionClip clip, int start, int length) {
    return new Window(clip, start, length, Optional.empty());
  }

  @Test
  void channelsWithoutAUnitAreNotMeasuredByOneAnother() {
    float[] values = new float[200];
    for (int f = 0; f < 100; f++) {
      values[2 * f] = f % 2 == 0 ? -500 : 500;
      values[2 * f + 1] = f % 2 == 0 ? -0.3f : 0.3f;
    }
    MotionClip clip = Clips.features("r", "s", 100, values, 2);

    Standardizer standardizer =
        Standardizer.fit(SlidingWindows.cut(clip, new WindowSpec(100, 100, 1)));

    assertThat(standardizer.apply(0, 500)).isCloseTo(1, Offset.offset(1e-5f));
    assertThat(standardizer.apply(1, 0.3f)).isCloseTo(1, Offset.offset(1e-5f));
  }
}
