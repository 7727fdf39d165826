package org.kinema4j.har.io.csv;

/** Parses decimal numbers to double, correctly rounded, without making a text of each. */
final class Decimals {

  /** Whole numbers up to it, and the powers below, are exact in double: a quotient rounds once. */
  private static final long MOST_EXACT = 1L << 53;

  private static final int MOST_DIGITS = 18;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18
  };

  private Decimals() {}

  /**
   * Parses a number.
   *
   * @param text holds it
   * @param start where it begins
   * @param end where it ends, exclusive; blanks before the end are passed over
   * @return its value, infinite if it is too large, NaN if there is no number
   */
  static double parse(char[] text, int start, int end) {
    int i = start + (text[start] == '-' ? 1 : 0);
    int first = i;
    int point = -1;
    long digits = 0;
    while (i < end && i - first <= MOST_DIGITS) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else if (text[i] == '.' && point < 0) {
        point = i;
      } else {
        break;
      }
      i++;
    }
    int count = i - first - (point < 0 ? 0 : 1);
    if (i < end || count < 1 || count > MOST_DIGITS || digits > MOST_EXACT) {
      return any(new String(text, start, end - start).strip());
    }
    double value = point < 0 ? digits : digits / POWERS[i - point - 1];
    return first > start ? -value : value;
  }

  private static double any(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Double also takes 1d, 0x1p3 and NaN, which are no decimal numbers.
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && (c | 0x20) != 'e') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
