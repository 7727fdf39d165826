package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BadDataExceptionTest {

  @Test
  void saysSourcePlaceRuleAndFindingInOneLine() {
    assertThat(new BadDataException("a.mvnx", "frame 7, <position>", "69 numbers", "68"))
        .hasMessage("a.mvnx: frame 7, <position>: expected 69 numbers, found 68")
        .hasNoCause();
    IOException cause = new IOException("x");
    assertThat(new BadDataException("a.mvnx", "", "XML", "rubbish", cause))
        .hasMessage("a.mvnx: expected XML, found rubbish")
        .hasCause(cause);
  }

  @Test
  void aBetterNameOfTheSourceReplacesTheFirst() {
    BadDataException first = new BadDataException("walk", "line 2", "a number", "'x'");
    assertThat(first.in("data/walk.mvnx"))
        .hasMessage("data/walk.mvnx: line 2: expected a number, found 'x'")
        .hasCause(first);
  }

  @Test
  void textOfTheFileCannotBreakOrFloodTheLine() {
    String flood = "x".repeat(1000);
    assertThat(new BadDataException("a\u001Bb.csv", "c\nd" + flood, "e" + flood, "f\r" + flood))
        .message()
        .startsWith("a b.csv: c dxx")
        .matches("[^\\p{Cntrl}]{497}");
  }
}
