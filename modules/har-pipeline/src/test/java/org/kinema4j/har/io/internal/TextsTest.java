package org.kinema4j.har.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "0, 0",
    "-0.0, 0",
    "119.88, 119.88",
    "117.64705882352942, 117.647",
    "0.0001, 0.0001",
    "-2.5, -2.5",
    "1000000, 1000000",
    "123456789, 123457000",
    "1e12, 1.00e+12",
    "0.00001234, 1.23e-05",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void writesNumbersAsPeopleDo(double value, String text) {
    assertThat(Texts.number(value)).isEqualTo(text);
  }
}
