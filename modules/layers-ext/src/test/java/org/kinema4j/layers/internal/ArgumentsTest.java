package org.kinema4j.layers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @Test
  void returnsWhatIsAllowed() {
    assertThat(Arguments.positive("x", Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Arguments.fraction("x", 0)).isZero();
    assertThat(Arguments.fraction("x", Math.nextDown(1.0))).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotPositive(double value) {
    assertThatThrownBy(() -> Arguments.positive("x", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must be in (0, ∞), received " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1, Double.NaN})
  void refusesWhatIsNoFraction(double value) {
    assertThatThrownBy(() -> Arguments.fraction("x", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must be in [0, 1), received " + value);
  }
}
