package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @Test
  void printsNumbersForPeople() {
    assertThat(Numbers.percent(0.8754)).isEqualTo("87.5\u00A0%");
    assertThat(Numbers.wholePercent(0.155)).isEqualTo("16\u00A0%");
    assertThat(Numbers.score(1)).isEqualTo("1.00");
    assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.count(1, "window")).isEqualTo("1\u00A0window");
    assertThat(Numbers.count(0, "window")).isEqualTo("0\u00A0windows");
    assertThat(Numbers.plain(-0.0001)).isEqualTo("0");
    assertThat(Numbers.plain(120)).isEqualTo("120");
    assertThat(Numbers.tick(0.1 + 0.2, 0.1)).isEqualTo("0.3");
    assertThat(Numbers.tick(40, 20)).isEqualTo("40");
    assertThat(Numbers.tick(0.0004, 0.0002)).isEqualTo("0.0004");
  }

  @ParameterizedTest
  @CsvSource({"10,5,2", "1,5,0.2", "51,12,5", "0.9,5,0.2", "60,6,10", "7,10,1", "300,12,50"})
  void choosesTicksThatPeopleCountIn(double range, int ticks, double step) {
    assertThat(Numbers.tickStep(range, ticks)).isCloseTo(step, within(1e-12));
  }
}
