package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnglesTest {

  @Test
  void unwrapRestoresASeriesThatWasWrapped() {
    Random random = new Random(5);
    double[] original = new double[2000];
    double[] wrapped = new double[original.length];
    original[0] = 100;
    for (int i = 1; i < original.length; i++) {
      original[i] = original[i - 1] + 340 * (random.nextDouble() - 0.5);
    }
    for (int i = 0; i < original.length; i++) {
      wrapped[i] = Math.IEEEremainder(original[i], 360);
    }
    Angles.unwrapInPlace(wrapped, 360);
    assertThat(wrapped).containsExactly(original, within(1e-6));
  }

  @Test
  void unwrapLeavesSmallStepsAlone() {
    double[] values = {10, 170, 20, -150};
    Angles.unwrapInPlace(values, 360);
    assertThat(values).containsExactly(10, 170, 20, -150);
  }

  @Test
  void centerBringsTheMedianIntoTheHalfOpenTurn() {
    assertThat(centered(500, 190, 200)).containsExactly(140, -170, -160);
    assertThat(centered(180)).containsExactly(-180);
    assertThat(centered(-180)).containsExactly(-180);
    assertThat(centered(179, 181)).containsExactly(179, 181);
    assertThat(centered(181, 185)).containsExactly(-179, -175);
    assertThat(centered()).isEmpty();
  }

  @Test
  void centeringTwiceIsCenteringOnce() {
    double[] once = centered(900, 1000, 1100, 20);
    double[] twice = once.clone();
    Angles.centerInPlace(twice, 360);
    assertThat(twice).isEqualTo(once);
  }

  private static double[] centered(double... values) {
    Angles.centerInPlace(values, 360);
    return values;
  }
}
