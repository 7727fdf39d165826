package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRateTest {

  private static double[] times(int frames, IntPredicate there, IntToDoubleFunction time) {
    return IntStream.range(0, frames).filter(there).mapToDouble(time).toArray();
  }

  private static double rounded(double time, double resolution) {
    return Math.rint(time / resolution) * resolution;
  }

  @ParameterizedTest
  @CsvSource({
    "60, 20",
    "60, 2000",
    "100, 20",
    "100, 2000",
    "120, 20",
    "120, 2000",
    "120, 200000",
    "240, 20",
    "240, 2000",
    "30, 100",
    "50, 100",
    "25, 100",
    "1, 10",
    "400, 2000",
    "1000, 2000"
  })
  void findsTheRateOfTimesInMilliseconds(int rate, int frames) {
    for (double start : new double[] {0, 0.0123, 1_700_000_000.1234}) {
      double[] times = times(frames, f -> true, f -> rounded(start + f / (double) rate, 1e-3));
      assertThat(FrameRate.of(times).hz()).as("from %s", start).isEqualTo(rate);
      assertThat(FrameRate.of(times).gridHz()).isEqualTo(rate);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 120, 240})
  void findsTheRateOfUnsteadyTimes(int rate) {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      // Uniform within 30 % of a frame to either side; at 240 Hz rounding adds 12 %.
      double[] times =
          times(
              5000, f -> true, f -> rounded((f + 0.6 * (random.nextDouble() - 0.5)) / rate, 1e-3));
      assertThat(FrameRate.of(times).hz()).as("seed %d", seed).isEqualTo(rate);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0.3",
    "100, 0.3",
    "120, 0.3",
    "240, 0.3",
    "60, 0.05",
    "100, 0.05",
    "120, 0.05",
    "240, 0.05"
  })
  void findsTheRateThoughRowsAreMissing(int rate, double share) {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      boolean[] there = new boolean[5000];
      for (int f = 0; f < there.length; f++) {
        there[f] = f == 0 || random.nextDouble() >= share;
      }
      double[] times = times(5000, f -> there[f], f -> rounded(f / (double) rate, 1e-3));
      assertThat(FrameRate.of(times).hz()).as("seed %d", seed).isEqualTo(rate);
    }
  }

  @Test
  void findsTheRateOnBothSidesOfALongPause() {
    double[] times =
        times(4000, f -> true, f -> rounded(f / 120.0 + (f < 1000 ? 0 : 7200.00417), 1e-3));
    assertThat(FrameRate.of(times).hz()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(doubles = {59.94, 62.5, 119.88, 12.5, 148.148})
  void keepsDecimalsThatTheTimesTell(double rate) {
    double[] exact = times(5000, f -> true, f -> f / rate);
    assertThat(FrameRate.of(exact).hz()).isEqualTo(rate);
    double[] milliseconds = times(60_000, f -> true, f -> rounded(f / rate, 1e-3));
    assertThat(FrameRate.of(milliseconds).hz()).isCloseTo(rate, within(1e-2));
    // Further from the next whole number than a fifth of these decimals.
    assertThat(FrameRate.of(milliseconds).hz()).isNotEqualTo(Math.rint(rate));
  }

  @Test
  void doesNotRoundMoreThanTheTimesAllow() {
    double rate = 100.00123;
    double[] times = times(5000, f -> true, f -> f / rate);
    assertThat(FrameRate.of(times).hz()).isCloseTo(rate, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.008333, 120", "0.0083333, 120", "0.016667, 60", "0.004167, 240", "0.01667, 60"})
  void knowsStepsThatWereRoundedAndAddedUp(double step, int rate) {
    double[] times = times(5000, f -> true, f -> f * step);
    FrameRate found = FrameRate.of(times);
    assertThat(found.hz()).isEqualTo(rate);
    assertThat(found.measuredHz()).isCloseTo(1 / step, within(1e-6));
    assertThat(found.gridHz()).isCloseTo(1 / step, within(1e-3));
  }

  @Test
  void takesTimesInSinglePrecision() {
    double[] times = times(50_000, f -> true, f -> (float) (f / 120.0));
    assertThat(FrameRate.of(times).hz()).isEqualTo(120);
  }

  @Test
  void takesTwoRows() {
    assertThat(FrameRate.of(new double[] {3, 3.25}).hz()).isEqualTo(4);
  }

  @Test
  void doesNotDependOnTheStart() {
    double[] times = times(500, f -> f % 7 != 3, f -> rounded(f / 120.0, 1e-3));
    double[] later = Arrays.stream(times).map(time -> time + 4096).toArray();
    assertThat(FrameRate.of(later).hz()).isEqualTo(FrameRate.of(times).hz()).isEqualTo(120);
  }
}
