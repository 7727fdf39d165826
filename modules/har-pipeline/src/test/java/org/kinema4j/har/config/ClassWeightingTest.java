package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWeightingTest {

  /** The number of windows N is 100, and there are C = 3 classes. */
  private static final Map<String, Long> COUNTS = counts(80L, 15L, 5L);

  @Test
  void noneIsNoWeights() {
    assertThat(ClassWeighting.NONE.weights(COUNTS)).isEmpty();
  }

  @Test
  void balancedIsInverseFrequency() {
    assertThat(ClassWeighting.BALANCED.weights(COUNTS))
        .containsExactly(100 / (3 * 80.0), 100 / (3 * 15.0), 100 / (3 * 5.0));
  }

  @Test
  void effectiveIsInverseEffectiveNumber() {
    double beta = 0.9;
    double[] counts = {80, 15, 5};
    double[] inverse = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      inverse[c] = (1 - beta) / (1 - Math.pow(beta, counts[c]));
      sum += inverse[c];
    }

    List<Double> weights = new ClassWeighting.Effective(beta).weights(COUNTS);

    for (int i = 0; i < 3; i++) {
      assertThat(weights.get(i)).isCloseTo(3 * inverse[i] / sum, within(1e-12));
    }
  }

  /** Nothing is known of it, and nothing depends on it. */
  @Test
  void aClassWithoutWindowsCountsOne() {
    assertThat(ClassWeighting.BALANCED.weights(counts(30L, 0L, 10L)))
        .containsExactly(40 / (2 * 30.0), 1.0, 40 / (2 * 10.0));
    assertThat(new ClassWeighting.Effective(0).weights(counts(30L, 0L, 10L)))
        .containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void weightsByLabelAreInTheOrderOfTheClasses() {
    assertThat(ClassWeighting.of(Map.of("c", 5, "a", "0.5")).weights(COUNTS))
        .containsExactly(0.5, 1.0, 5.0);
    assertThatThrownBy(() -> ClassWeighting.of(Map.of("d", 5)).weights(COUNTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classWeights must name classes of the training windows (a, b, c), received d");
  }

  @Test
  void weightsInOrderAreAsManyAsTheClasses() {
    assertThat(ClassWeighting.of(List.of(1, 2, 3)).weights(COUNTS)).containsExactly(1.0, 2.0, 3.0);
    assertThatThrownBy(() -> ClassWeighting.of(List.of(1, 2)).weights(COUNTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classWeights must be 3, one for each of a, b, c, received 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | none",
        "BALANCED | balanced",
        "effective | effective:0.999",
        "Effective:0.5 | effective:0.5",
        "Idle=0.5, Fine manipulation=2 | {Idle=0.5, Fine manipulation=2.0}",
        "a=b=2 | {a=b=2.0}",
        "1,2.5,1e1 | [1.0, 2.5, 10.0]",
      })
  void readsACommandLine(String text, String written) {
    ClassWeighting weighting = ClassWeighting.parse(text);

    assertThat(weighting.toJson()).hasToString(written);
    assertThat(ClassWeighting.of(weighting.toJson())).isEqualTo(weighting);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equal | received equal",
        "'' | received",
        "a=1,b | received b",
        "a=much | received much",
        "1,,2 | received",
        "a=0 | classWeights.a must be in (0, \u221e), received 0.0",
        "1,NaN | classWeights[1] must be in (0, \u221e), received NaN",
        "effective:-0.1 | beta of classWeights must be in [0, 1), received -0.1",
        "effective:NaN | beta of classWeights must be in [0, 1), received NaN",
        "effective: | received",
      })
  void refusesWhatIsNone(String text, String finding) {
    assertThatThrownBy(() -> ClassWeighting.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(finding);
  }

  private static Map<String, Long> counts(long a, long b, long c) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("a", a);
    counts.put("b", b);
    counts.put("c", c);
    return counts;
  }
}
