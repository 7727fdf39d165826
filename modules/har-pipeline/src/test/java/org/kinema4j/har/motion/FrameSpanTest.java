package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSpanTest {

  @ParameterizedTest
  @CsvSource({"-1, 3", "2, 2", "3, 2"})
  void refusesWhatIsNoInterval(int start, int end) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameSpan(start, end))
        .withMessage("a span must satisfy 0 <= start < end, received [" + start + ", " + end + ")");
  }

  @Test
  void lengthAndOverlapAreThoseOfSetsOfFrames() {
    FrameSpan span = new FrameSpan(3, 6);
    assertThat(span.length()).isEqualTo(3);
    for (int start = 0; start < 8; start++) {
      for (int end = start + 1; end < 9; end++) {
        boolean shared = IntStream.range(start, end).anyMatch(f -> f >= 3 && f < 6);
        assertThat(span.overlaps(start, end)).as("[%d, %d)", start, end).isEqualTo(shared);
      }
    }
  }
}
