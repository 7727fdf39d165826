package org.kinema4j.losses.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsTest {

  private static final List<Integer> COUNTS = List.of(90, 9, 1);

  /** compute_class_weight("balanced", ...) of scikit-learn: n_samples / (n_classes * bincount). */
  @Test
  void inverseFrequencyIsThatOfScikitLearn() {
    assertThat(ClassWeights.inverseFrequency(COUNTS))
        .containsExactly(100 / 270.0, 100 / 27.0, 100 / 3.0);
  }

  @Test
  void inverseFrequencyLetsEveryClassCountAlike() {
    List<Double> weights = ClassWeights.inverseFrequency(COUNTS);

    for (int c = 0; c < 3; c++) {
      assertThat(weights.get(c) * COUNTS.get(c)).isCloseTo(100 / 3.0, within(1e-12));
    }
  }

  /** The class-balanced factor of Cui et al., with powers of 0.9 as they are, scaled to sum 3. */
  @Test
  void effectiveNumberIsThatOfThePaper() {
    double[] inverse = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      inverse[c] = (1 - 0.9) / (1 - Math.pow(0.9, COUNTS.get(c)));
      sum += inverse[c];
    }

    List<Double> weights = ClassWeights.effectiveNumber(COUNTS, 0.9);

    for (int c = 0; c < 3; c++) {
      assertThat(weights.get(c)).isCloseTo(3 * inverse[c] / sum, within(1e-14));
    }
  }

  @Test
  void effectiveNumberGoesFromOneToInverseFrequency() {
    List<Double> inverse = ClassWeights.inverseFrequency(COUNTS);
    double sum = inverse.stream().mapToDouble(Double::doubleValue).sum();

    List<Double> limit = ClassWeights.effectiveNumber(COUNTS, Math.nextDown(1.0));

    assertThat(ClassWeights.effectiveNumber(COUNTS, 0)).containsExactly(1.0, 1.0, 1.0);
    for (int c = 0; c < 3; c++) {
      assertThat(limit.get(c)).isCloseTo(3 * inverse.get(c) / sum, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9, 0.9999})
  void classesOfEqualSizeWeighOne(double beta) {
    assertThat(ClassWeights.effectiveNumber(List.of(7L, 7L), beta)).containsExactly(1.0, 1.0);
    assertThat(ClassWeights.inverseFrequency(List.of(7L, 7L))).containsExactly(1.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-3, -3.0", "NaN, NaN"})
  void refusesClassesWithoutExamplesAndSaysWhich(double count, String received) {
    String message = "counts[1] must be in (0, ∞), received " + received;

    assertThatThrownBy(() -> ClassWeights.inverseFrequency(List.of(5.0, count)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> ClassWeights.effectiveNumber(List.of(5.0, count), 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesNoClassesAtAll() {
    assertThatThrownBy(() -> ClassWeights.inverseFrequency(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of classes in counts must be in [1, ∞), received 0");
    assertThatThrownBy(() -> ClassWeights.inverseFrequency(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must be given, received null");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1, Double.NaN})
  void refusesBetaOutsideOfItsInterval(double beta) {
    assertThatThrownBy(() -> ClassWeights.effectiveNumber(COUNTS, beta))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta must be in [0, 1), received " + beta);
  }
}
