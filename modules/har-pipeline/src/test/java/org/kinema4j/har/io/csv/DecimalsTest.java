package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  /** The number stands amid other text, as in a line. */
  private static double parse(String text) {
    return Decimals.parse(("7," + text + ",8").toCharArray(), 2, 2 + text.length());
  }

  @Test
  void readsAsTheJdkDoes() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10);
      String number =
          i % 2 == 0 ? Double.toString(value) : String.format(Locale.ROOT, "%.5f", value);
      assertThat(parse(number)).as(number).isEqualTo(Double.parseDouble(number));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "+7",
        "7.",
        ".7",
        "-.7",
        "1e3",
        "1E-3",
        "0.008333333333333333",
        "9007199254740992",
        "9007199254740993",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999",
        "0.000000000000000001",
        "1700000000.123456",
        "1.5  "
      })
  void readsEveryForm(String number) {
    assertThat(parse(number)).isEqualTo(Double.parseDouble(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        ".",
        "",
        "1.2.3",
        "1-2",
        "1e",
        "e",
        "NaN",
        "Infinity",
        "1d",
        "0x1p3",
        "1 2",
        "--1"
      })
  void tellsWhatIsNoNumber(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Test
  void tellsWhatIsTooLarge() {
    assertThat(parse("-1e999")).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
