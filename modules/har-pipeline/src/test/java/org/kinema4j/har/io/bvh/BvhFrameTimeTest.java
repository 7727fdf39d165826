package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BvhFrameTimeTest {

  /** Rates as programs print them, rounded or cut off. */
  @ParameterizedTest
  @CsvSource({
    "0.0083333, 120",
    "0.008333, 120",
    "0.016667, 60",
    "0.0166667, 60",
    "0.0166666, 60",
    "0.0333333, 30",
    "0.033333, 30",
    "0.041667, 24",
    "0.04, 25",
    "0.01, 100",
    "0.004167, 240",
    "0.00416667, 240",
    ".01, 100",
    "1.0e-2, 100",
    "8.3333e-3, 120",
    "1, 1",
    "0.00001, 100000"
  })
  void wholeRatesAreRecovered(String text, double rateHz) {
    BvhFrameTime time = BvhFrameTime.of(text).orElseThrow();
    assertThat(time.rateHz()).isEqualTo(rateHz);
    assertThat(time.doubt()).isEmpty();
  }

  @Test
  void everyWholeRateUpToAThousandIsRecoveredFromEightDecimals() {
    for (int rate = 1; rate <= 1000; rate++) {
      BigDecimal exact = BigDecimal.ONE.divide(BigDecimal.valueOf(rate), 12, RoundingMode.HALF_UP);
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_UP, RoundingMode.DOWN}) {
        String text = exact.setScale(8, mode).toPlainString();
        assertThat(BvhFrameTime.of(text).orElseThrow().rateHz()).as(text).isEqualTo(rate);
      }
    }
  }

  /** 1001/24000 s are 23.976 Hz: the whole rate 24 is further off than six decimals explain. */
  @Test
  void ratesThatAreNotWholeStay() {
    BvhFrameTime time = BvhFrameTime.of("0.041708").orElseThrow();
    assertThat(time.rateHz()).isCloseTo(23.9762, within(1e-4));
    assertThat(time.doubt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.017, 60, Frame Time 0.017 fits every rate from 56 to 62 Hz; 60 Hz is taken",
    "0.0041, 245, Frame Time 0.0041 fits every rate from 239 to 250 Hz; 245 Hz is taken",
    "0.0027, 370, Frame Time 0.0027 fits every rate from 358 to 384 Hz; 370 Hz is taken",
    "0.0108, 93, Frame Time 0.0108 fits every rate from 92 to 93 Hz; 93 Hz is taken"
  })
  void aChoiceIsToldToTheUser(String text, double rateHz, String doubt) {
    BvhFrameTime time = BvhFrameTime.of(text).orElseThrow();
    assertThat(time.rateHz()).isEqualTo(rateHz);
    assertThat(time.doubt()).contains(doubt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-0.01", "0.000009", "1.01", "8.33", "NaN", "1e-999999999", "0,01", "x"})
  void otherTextsAreNone(String text) {
    assertThat(BvhFrameTime.of(text)).isEmpty();
  }
}
