package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSpanTest {

  @Test
  void isAsLongAsItsFrames() {
    assertThat(new LabelSpan(0, 1, "Reach").length()).isEqualTo(1);
    assertThat(new LabelSpan(2, 5, "Reach").length()).isEqualTo(3);
  }

  @Test
  void hasALabel() {
    assertThatNullPointerException()
        .isThrownBy(() -> new LabelSpan(2, 5, null))
        .withMessage("label");
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "2, 2", "3, 2"})
  void refusesWhatIsNoInterval(int start, int end) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelSpan(start, end, "Reach"))
        .withMessage("a span must satisfy 0 <= start < end, received [" + start + ", " + end + ")");
  }
}
