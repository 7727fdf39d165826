package org.kinema4j.har.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.internal.FloatScanner.Problem;

class FloatScannerTest {

  private final FloatScanner scanner = new FloatScanner();

  private float[] scan(String... pieces) {
    float[] values = new float[2000];
    scanner.begin(values, 0, values.length);
    for (String piece : pieces) {
      // The text stands amid other text, as in the buffer of a parser.
      scanner.feed(("77" + piece + "88").toCharArray(), 2, piece.length());
    }
    int count = scanner.end();
    return Arrays.copyOf(values, count);
  }

  @Test
  void readsSixDecimalsAsTheJdkDoes() {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    float[] expected = new float[2000];
    for (int i = 0; i < expected.length; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(8) - 3);
      String number = String.format(Locale.ROOT, "%.6f", value);
      expected[i] = Float.parseFloat(number);
      text.append(number).append(i % 7 == 0 ? "  \n\t" : " ");
    }
    assertThat(scan(text.toString())).containsExactly(expected);
    assertThat(scanner.problem()).isEmpty();
  }

  @Test
  void readsExponentsAsTheJdkDoes() {
    Random random = new Random(6);
    StringBuilder text = new StringBuilder();
    float[] expected = new float[2000];
    for (int i = 0; i < expected.length; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
      // UCI HAR writes three digits, others two.
      String number = String.format(Locale.ROOT, i % 2 == 0 ? "%.7e" : "%.3e", value);
      number = i % 3 == 0 ? number.replaceAll("e([-+])", "e$10") : number;
      expected[i] = Float.parseFloat(number);
      text.append(number).append("  ");
    }
    assertThat(scan(text.toString())).containsExactly(expected);
    assertThat(scanner.problem()).isEmpty();
  }

  @Test
  void readsManyDigitsAsTheJdkDoes() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      // Near halfway between two floats, where rounding twice would go wrong, and anywhere.
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
      double half = (value + (double) Math.nextUp(value)) / 2;
      double near = half + (random.nextInt(5) - 2) * Math.ulp(half);
      String number = i % 2 == 0 ? Double.toString(near) : Double.toString(random.nextGaussian());
      assertThat(scan(number)).as(number).containsExactly(Float.parseFloat(number));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.8085151e-004",
        "0.0012345678901234567",
        "000000000000000000001.5",
        "0.00000000000000000000015",
        "123456789012345678",
        "999999999999999999",
        "1234567890123456789",
        "9999999999999999999",
        "123456789012345678e20",
        "340282350000000000e21",
        "7E+22",
        "7e22",
        "1e-22",
        "1e-23",
        "1.5e0012",
        "1.4E-45",
        "8388609.5e0",
        "-0.000000",
        "1",
        "-7",
        "+2.5",
        ".5",
        "5.",
        "1e3",
        "-2.5E-3",
        "0.1",
        "123456789.123456789",
        "16777217",
        "16777217.000000",
        "16777216.999999",
        "8388608.5",
        "8388609.5",
        "0.00000001",
        "9999.000000",
        "1234.567891",
        "12345.678912",
        "999.999999",
        "-999.999999",
        "-1234.567891",
        "3.4028235E38",
        "1.00000005960464477539062500000001"
      })
  void readsEveryFormOfNumberCorrectlyRounded(String number) {
    assertThat(scan(number)).containsExactly(Float.parseFloat(number));
    String amid = "1.000000 " + number + " 2.000000 3.000000 4.000000";
    assertThat(scan(amid)).containsExactly(1, Float.parseFloat(number), 2, 3, 4);
  }

  @Test
  void joinsNumbersThatPiecesCutAnywhere() {
    String text = " -1.500000 22.250000\n0.125000 1e2 -0.000000 ";
    float[] whole = {-1.5f, 22.25f, 0.125f, 100f, -0f};
    for (int first = 0; first <= text.length(); first++) {
      for (int second = first; second <= text.length(); second++) {
        float[] values =
            scan(text.substring(0, first), text.substring(first, second), text.substring(second));
        assertThat(values).containsExactly(whole);
      }
    }
  }

  @Test
  void countsWhatDoesNotFitWithoutStoringIt() {
    float[] values = {9, 9, 9, 9};
    scanner.begin(values, 1, 2);
    scanner.feed("1.000000 2.000000 3.000000 4.000000".toCharArray(), 0, 35);
    assertThat(scanner.end()).isEqualTo(4);
    assertThat(values).containsExactly(9, 1, 2, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | finite numbers | \"NaN\"",
        "-Infinity | finite numbers | \"-Infinity\"",
        "1e99 | finite numbers | \"1e99\"",
        "999999999999999999e22 | finite numbers | \"999999999999999999e22\"",
        "340282360000000000e21 | finite numbers | \"340282360000000000e21\"",
        "1e | finite numbers | \"1e\"",
        "1e- | finite numbers | \"1e-\"",
        "1e5e5 | finite numbers | \"1e5e5\"",
        "e5 | finite numbers | \"e5\"",
        "0,123456 | a decimal point | a decimal comma in \"0,123456\"",
        "1.0f | finite numbers | \"1.0f\"",
        "0x1p3 | finite numbers | \"0x1p3\"",
        "- | finite numbers | \"-\"",
        "1.2.3 | finite numbers | \"1.2.3\"",
        "1.00000x | finite numbers | \"1.00000x\"",
        "1.000/00 | finite numbers | \"1.000/00\"",
        "x.000000 | finite numbers | \"x.000000\"",
        "1x.000000 | finite numbers | \"1x.000000\"",
        "1.0000000x | finite numbers | \"1.0000000x\""
      })
  void refusesWhatIsNoNumber(String text, String expected, String found) {
    scan("1.000000 " + text + " 2.000000 3.000000");
    assertThat(scanner.problem()).contains(new Problem(expected, found));
    scan(text);
    assertThat(scanner.problem()).contains(new Problem(expected, found));
  }

  @Test
  void boundsTheLengthOfANumber() {
    String digits = "1".repeat(60);
    Problem problem =
        new Problem("numbers of at most 64 characters", "a longer one, \"" + digits + "...\"");
    scan(digits + digits);
    assertThat(scanner.problem()).contains(problem);
    scan(digits, digits, digits, "1");
    assertThat(scanner.problem()).contains(problem);
    scan(digits, digits);
    assertThat(scanner.problem()).contains(problem);
  }

  @Test
  void readsNothingFromBlanks() {
    assertThat(scan("", "  \n")).isEmpty();
  }

  @Test
  @Timeout(5)
  void aTextOfManyDigitsIsNoNumberAndCostsNoTime() {
    assertThat(FloatScanner.isNumber("1".repeat(1_000_000) + "x")).isFalse();
    assertThat(FloatScanner.isNumber("1".repeat(65))).isFalse();
    assertThat(FloatScanner.isNumber("1".repeat(64))).isTrue();
  }
}
