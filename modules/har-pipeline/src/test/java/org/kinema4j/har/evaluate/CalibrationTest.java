package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final double ROUNDING = 1e-12;
  private static final List<String> CLASSES = List.of("a", "b", "c");

  private static WindowPrediction window(String label, double... probabilities) {
    return new WindowPrediction("r", "s", 0, 4, Optional.ofNullable(label), probabilities);
  }

  private static Calibration of(WindowPrediction... windows) {
    return Calibration.of(CLASSES, List.of(windows));
  }

  @Test
  void scoresTheWorkedExample() {
    Calibration calibration =
        of(
            window("a", 0.70, 0.20, 0.10),
            window("b", 0.72, 0.18, 0.10),
            window("c", 0.05, 0.00, 0.95),
            window("c", 0.50, 0.30, 0.20),
            window(null, 0.10, 0.80, 0.10));
    // (10/15, 11/15] holds 0.70 right and 0.72 wrong, (14/15, 1] 0.95 right, (7/15, 8/15] 0.50.
    ReliabilityBin sure = calibration.bins().get(10);
    assertThat(sure.windows()).isEqualTo(2);
    assertThat(sure.accuracy()).isEqualTo(0.5);
    assertThat(sure.confidence()).isCloseTo(0.71, within(ROUNDING));
    assertThat(sure.gap()).isCloseTo(0.21, within(ROUNDING));
    assertThat(calibration.windows()).isEqualTo(4);
    assertThat(calibration.expectedError())
        .isCloseTo((2 * 0.21 + 0.05 + 0.50) / 4, within(ROUNDING));
    assertThat(calibration.maximumError()).isCloseTo(0.5, within(ROUNDING));
    assertThat(calibration.confidence()).isCloseTo(2.87 / 4, within(ROUNDING));
    // 0.09 + 0.04 + 0.01; 0.5184 + 0.6724 + 0.01; 0.0025 + 0.0025; 0.25 + 0.09 + 0.64.
    assertThat(calibration.brier()).isCloseTo((0.14 + 1.2008 + 0.005 + 0.98) / 4, within(ROUNDING));
  }

  @Test
  void upperEndBelongsToTheBin() {
    assertThat(of(window("a", 0.6, 0.4, 0)).bins().get(8).windows()).isEqualTo(1);
    assertThat(of(window("a", 0.6000001, 0.4, 0)).bins().get(9).windows()).isEqualTo(1);
    assertThat(of(window("a", 0, 0, 0)).bins().get(0).windows()).isEqualTo(1);
    // Single precision may give a little more than 1.
    ReliabilityBin last = of(window("a", 1.000001, 0, 0)).bins().get(14);
    assertThat(last.confidence()).isEqualTo(1);
    assertThat(last.upper()).isEqualTo(1);
  }

  @Test
  void labelThatTheModelDoesNotKnowIsMissed() {
    Calibration calibration = of(window("z", 0.5, 0.5, 0));
    assertThat(calibration.brier()).isCloseTo(1 + 0.25 + 0.25, within(ROUNDING));
    assertThat(calibration.expectedError()).isEqualTo(0.5);
  }

  @Test
  void perfectIsZeroAndCertainlyWrongIsTheWorst() {
    Calibration perfect = of(window("a", 1, 0, 0), window("b", 0, 1, 0));
    assertThat(perfect.expectedError()).isZero();
    assertThat(perfect.brier()).isZero();
    Calibration wrong = of(window("a", 0, 1, 0));
    assertThat(wrong.expectedError()).isEqualTo(1);
    assertThat(wrong.brier()).isEqualTo(2);
    assertThat(of().expectedError()).isZero();
    assertThat(of().brier()).isZero();
    assertThat(of().maximumError()).isZero();
    assertThat(of().confidence()).isZero();
  }

  @Test
  void agreesWithTheDefinitionsSpelledOutInAnyOrder() {
    Random random = new Random(17);
    List<WindowPrediction> windows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double a = random.nextDouble();
      double b = (1 - a) * random.nextDouble();
      windows.add(window(CLASSES.get(random.nextInt(3)), a, b, 1 - a - b));
    }
    Calibration calibration = Calibration.of(CLASSES, windows);
    assertThat(calibration.expectedError()).isCloseTo(naiveEce(windows), within(ROUNDING));
    assertThat(calibration.brier()).isCloseTo(naiveBrier(windows), within(ROUNDING));
    Collections.shuffle(windows, random);
    assertThat(Calibration.of(CLASSES, windows)).isEqualTo(calibration);
    Calibration joined =
        Calibration.sum(
            List.of(
                Calibration.of(CLASSES, windows.subList(0, 123)),
                Calibration.of(CLASSES, windows.subList(123, 500))));
    assertThat(joined.expectedError()).isCloseTo(naiveEce(windows), within(ROUNDING));
    assertThat(joined.brier()).isCloseTo(naiveBrier(windows), within(ROUNDING));
  }

  /** Within a bin, n |accuracy - confidence| is the absolute sum of hit minus confidence. */
  private static double naiveEce(List<WindowPrediction> windows) {
    double[] sums = new double[15];
    for (WindowPrediction w : windows) {
      double top = Math.max(w.probability(0), Math.max(w.probability(1), w.probability(2)));
      int truth = CLASSES.indexOf(w.label().orElseThrow());
      sums[(int) Math.ceil(top * 15) - 1] += (w.probability(truth) == top ? 1 : 0) - top;
    }
    double total = 0;
    for (double sum : sums) {
      total += Math.abs(sum);
    }
    return total / windows.size();
  }

  /** Expands the square: sum of squares, less twice the probability of the truth, plus one. */
  private static double naiveBrier(List<WindowPrediction> windows) {
    double total = 0;
    for (WindowPrediction w : windows) {
      double squares = 0;
      for (double p : w.probabilities()) {
        squares += p * p;
      }
      total += squares - 2 * w.probability(CLASSES.indexOf(w.label().orElseThrow())) + 1;
    }
    return total / windows.size();
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> new Calibration(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bins must be 15, received 0");
    List<ReliabilityBin> bins = of().bins();
    assertThatThrownBy(() -> new Calibration(bins, Double.NaN))
        .hasMessage("squaredErrors must be in [0, ∞), received NaN");
    assertThatThrownBy(() -> new ReliabilityBin(0, 1, 2, 3, 1))
        .hasMessage("correct must be in [0, 2], received 3");
    assertThatThrownBy(() -> Calibration.of(List.of("a"), List.of(window("a", 1, 0))))
        .hasMessageContaining("one value for each of the 1 classes [a], received 2");
  }
}
