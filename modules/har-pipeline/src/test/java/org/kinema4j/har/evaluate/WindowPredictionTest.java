package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowPredictionTest {

  private static WindowPrediction window(double... probabilities) {
    return new WindowPrediction("r", "s", 2, 5, Optional.of("a"), probabilities);
  }

  @Test
  void predictsTheMostProbableClassAndTheFirstOneAtATie() {
    assertThat(window(0.2, 0.5, 0.3).predicted()).isEqualTo(1);
    assertThat(window(0.2, 0.4, 0.4).predicted()).isEqualTo(1);
    assertThat(window(0.5, 0.5).predicted()).isZero();
  }

  @Test
  void isAValueOfItsOwn() {
    double[] probabilities = {0.25, 0.75};
    WindowPrediction window = window(probabilities);
    probabilities[0] = 9;
    window.probabilities()[1] = 9;
    assertThat(window).isEqualTo(window(0.25, 0.75)).hasSameHashCodeAs(window(0.25, 0.75));
    assertThat(window).isNotEqualTo(window(0.75, 0.25)).hasToString("r [2, 5) a [0.25, 0.75]");
    assertThat(window.classes()).isEqualTo(2);
  }

  @Test
  void acceptsRoundingOfSinglePrecision() {
    assertThat(window(0, 1.0000001).predicted()).isEqualTo(1);
  }

  @Test
  void rejectsWhatIsNoProbability() {
    assertThatThrownBy(() -> window(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "probabilities must be in [0, 1], received NaN for class 1 of r at frame 2;"
                + " did the training diverge?");
    assertThatThrownBy(() -> window(-0.1, 1.1))
        .hasMessage("probabilities must be in [0, 1], received -0.1 for class 0 of r at frame 2");
    assertThatThrownBy(() -> window(1.1)).hasMessageContaining("received 1.1");
    assertThatThrownBy(() -> window()).hasMessageContaining("at least one class");
  }

  @Test
  void rejectsAnEmptyInterval() {
    assertThatThrownBy(
            () -> new WindowPrediction("r", "s", 5, 5, Optional.empty(), new double[] {1}))
        .hasMessage("a window must satisfy 0 <= start < end, received [5, 5)");
    assertThatThrownBy(
            () -> new WindowPrediction("r", "s", -1, 5, Optional.empty(), new double[] {1}))
        .hasMessageContaining("[-1, 5)");
  }
}
