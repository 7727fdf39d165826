package org.kinema4j.har.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Prints numbers, the same in every locale. */
final class Numbers {

  /** Stands for a value that is not known. */
  static final String UNKNOWN = "–";

  private static final char NO_BREAK_SPACE = '\u00A0';

  private Numbers() {}

  /** A share in percent, for example {@code 87.5 %}. */
  static String percent(double fraction) {
    return fixed(fraction * 100, 1) + NO_BREAK_SPACE + "%";
  }

  /** A share in whole percent. */
  static String wholePercent(double fraction) {
    return fixed(fraction * 100, 0) + NO_BREAK_SPACE + "%";
  }

  /** A score, for example {@code 0.87}. */
  static String score(double value) {
    return fixed(value, 2);
  }

  /** A number, for example {@code 12,345}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number of things, for example {@code 1 window} or {@code 12 windows}. */
  static String count(long value, String thing) {
    return count(value) + NO_BREAK_SPACE + thing + (value == 1 ? "" : "s");
  }

  /** A number with so many decimals, half rounded up. */
  static String fixed(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** A number without more decimals than it needs, at most three; for coordinates. */
  static String plain(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** The label of a tick, with the decimals that the distance of the ticks asks for. */
  static String tick(double value, double step) {
    return fixed(value, (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  }

  /**
   * Returns the distance between the ticks of an axis.
   *
   * @param range length of the axis, positive
   * @param ticks how many ticks it shall have at most
   * @return 1, 2 or 5 times a power of ten
   */
  static double tickStep(double range, int ticks) {
    double raw = range / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= raw * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
