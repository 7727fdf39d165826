package org.kinema4j.har.io;

import java.util.Optional;

/**
 * Turns the text of an element into numbers without making strings. The text may come in pieces
 * that end anywhere, also within a number. Numbers are rounded correctly to float.
 *
 * <p>Use: {@link #begin}, {@link #feed} for each piece, {@link #end}.
 */
final class FloatScanner {

  /** What is wrong with a text: what it must be, and what was found. */
  record Problem(String expected, String found) {}

  private static final int LONGEST_TOKEN = 64;
  // Up to 15 digits and 10^22 are exact in double, so their quotient is rounded once.
  private static final int MOST_DIGITS = 15;
  private static final double[] POWERS = powers();
  private static final long BELOW_FLOAT = (1L << 29) - 1;
  private static final long HALF_OF_FLOAT = 1L << 28;

  private final char[] carry = new char[LONGEST_TOKEN + 2];
  private int carried;
  private float[] target;
  private int at;
  private int limit;
  private int count;
  private Problem problem;

  private static double[] powers() {
    double[] powers = new double[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * Starts a text.
   *
   * @param array where numbers go
   * @param offset place of the first number
   * @param most how many numbers are stored; further ones are counted only
   */
  void begin(float[] array, int offset, int most) {
    target = array;
    at = offset;
    limit = most;
    count = 0;
    carried = 0;
    problem = null;
  }

  /** Takes a piece of the text. */
  void feed(char[] text, int start, int length) {
    int i = start;
    int end = start + length;
    if (carried > 0) {
      while (i < end && text[i] > ' ' && carried <= LONGEST_TOKEN) {
        carry[carried++] = text[i++];
      }
      if (i == end) {
        return;
      }
      end();
    }
    if (problem == null) {
      scan(text, i, end);
    }
  }

  /**
   * Ends the text.
   *
   * @return how many numbers there were
   */
  int end() {
    if (carried > 0 && problem == null) {
      int length = carried;
      carried = 0;
      carry[length] = ' ';
      scan(carry, 0, length + 1);
    }
    return count;
  }

  /** Returns what was wrong with the text, if anything was. */
  Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  private void scan(char[] text, int from, int end) {
    int i = from;
    while (true) {
      while (i < end && text[i] <= ' ') {
        i++;
      }
      if (i >= end) {
        return;
      }
      int start = i;
      if (text[i] == '-') {
        i++;
      }
      int firstDigit = i;
      long mantissa = 0;
      int digit;
      while (i < end && (digit = text[i] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        i++;
      }
      int digits = i - firstDigit;
      int decimals = 0;
      if (i < end && text[i] == '.') {
        int firstDecimal = ++i;
        while (i < end && (digit = text[i] - '0') >= 0 && digit <= 9) {
          mantissa = mantissa * 10 + digit;
          i++;
        }
        decimals = i - firstDecimal;
        digits += decimals;
      }
      if (i < end && text[i] <= ' ' && digits > 0 && digits <= MOST_DIGITS) {
        double value = mantissa / POWERS[decimals];
        if ((Double.doubleToRawLongBits(value) & BELOW_FLOAT) != HALF_OF_FLOAT) {
          store(firstDigit > start ? -(float) value : (float) value);
          continue;
        }
      }
      i = unusual(text, start, i, end);
    }
  }

  private void store(float value) {
    if (count < limit) {
      target[at + count] = value;
    }
    count++;
  }

  /** Takes a number that the fast way cannot; returns where to go on. */
  private int unusual(char[] text, int start, int from, int end) {
    int i = from;
    while (i < end && text[i] > ' ') {
      i++;
    }
    int length = i - start;
    if (length > LONGEST_TOKEN) {
      problem =
          new Problem(
              "numbers of at most " + LONGEST_TOKEN + " characters",
              "a longer one, " + shown(text, start));
      return end;
    }
    if (i == end) {
      System.arraycopy(text, start, carry, 0, length);
      carried = length;
      return end;
    }
    parse(new String(text, start, length));
    return problem == null ? i : end;
  }

  private void parse(String token) {
    float value = isNumber(token) ? Float.parseFloat(token) : Float.NaN;
    if (Float.isFinite(value)) {
      store(value);
    } else if (token.matches("[-+]?[0-9]+,[0-9]*")) {
      problem = new Problem("a decimal point", "a decimal comma in \"" + token + "\"");
    } else {
      problem = new Problem("finite numbers", Texts.quoted(token));
    }
  }

  private static boolean isNumber(String token) {
    return token.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  }

  private static String shown(char[] text, int start) {
    return Texts.quoted(new String(text, start, LONGEST_TOKEN));
  }
}
