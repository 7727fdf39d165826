package org.kinema4j.losses.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void takesWhatIsInside() {
    assertThat(Arguments.positive("x", Double.MIN_VALUE)).isPositive();
    assertThat(Arguments.notNegative("x", 0)).isZero();
    assertThat(Arguments.finite("x", -1e300)).isEqualTo(-1e300);
    assertThat(Arguments.fraction("x", 0)).isZero();
    assertThat(Arguments.properFraction("x", 0.5)).isEqualTo(0.5);
    assertThat(Arguments.positiveFraction("x", 1)).isEqualTo(1);
    assertThat(Arguments.between("x", 1, 0, 1)).isEqualTo(1);
    assertThat(Arguments.atLeast("x", -1.0, -1)).isEqualTo(-1);
    assertThat(Arguments.atLeast("x", 2, 2)).isEqualTo(2);
    assertThat(Arguments.allPositive("x", List.of(1.0, 2.0))).containsExactly(1.0, 2.0);
    assertThat(Arguments.present("x", "y")).isEqualTo("y");
  }

  @Test
  void refusesWhatIsOutsideAndSaysWhy() {
    refuses(() -> Arguments.positive("x", 0), "x must be in (0, ∞), received 0.0");
    refuses(
        () -> Arguments.positive("x", Double.POSITIVE_INFINITY),
        "x must be in (0, ∞), received Infinity");
    refuses(() -> Arguments.notNegative("x", -0.1), "x must be in [0, ∞), received -0.1");
    refuses(
        () -> Arguments.finite("x", Double.NEGATIVE_INFINITY),
        "x must be in (-∞, ∞), received -Infinity");
    refuses(() -> Arguments.fraction("x", 1), "x must be in [0, 1), received 1.0");
    refuses(() -> Arguments.properFraction("x", 0), "x must be in (0, 1), received 0.0");
    refuses(() -> Arguments.properFraction("x", 1), "x must be in (0, 1), received 1.0");
    refuses(() -> Arguments.positiveFraction("x", 0), "x must be in (0, 1], received 0.0");
    refuses(() -> Arguments.positiveFraction("x", 1.5), "x must be in (0, 1], received 1.5");
    refuses(() -> Arguments.between("x", -2, -1, 1), "x must be in [-1, 1], received -2.0");
    refuses(() -> Arguments.between("x", 1, 0, 0.5), "x must be in [0, 0.5], received 1.0");
    refuses(() -> Arguments.atLeast("x", -1.5, -1), "x must be in [-1, ∞), received -1.5");
    refuses(
        () -> Arguments.atLeast("x", Double.POSITIVE_INFINITY, -1),
        "x must be in [-1, ∞), received Infinity");
    refuses(() -> Arguments.atLeast("x", 1, 2), "x must be in [2, ∞), received 1");
    refuses(
        () -> Arguments.allPositive("x", List.of(1.0, -2.0)),
        "x[1] must be in (0, ∞), received -2.0");
    refuses(() -> Arguments.allPositive("x", null), "x must be given, received null");
    refuses(() -> Arguments.present("x", null), "x must be given, received null");
  }

  @Test
  void refusesWhatIsNoNumber() {
    refuses(() -> Arguments.positive("x", Double.NaN), "x must be in (0, ∞), received NaN");
    refuses(() -> Arguments.notNegative("x", Double.NaN), "x must be in [0, ∞), received NaN");
    refuses(() -> Arguments.finite("x", Double.NaN), "x must be in (-∞, ∞), received NaN");
    refuses(() -> Arguments.fraction("x", Double.NaN), "x must be in [0, 1), received NaN");
    refuses(() -> Arguments.properFraction("x", Double.NaN), "x must be in (0, 1), received NaN");
    refuses(() -> Arguments.positiveFraction("x", Double.NaN), "x must be in (0, 1], received NaN");
    refuses(() -> Arguments.between("x", Double.NaN, 0, 1), "x must be in [0, 1], received NaN");
    refuses(() -> Arguments.atLeast("x", Double.NaN, -1), "x must be in [-1, ∞), received NaN");
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
