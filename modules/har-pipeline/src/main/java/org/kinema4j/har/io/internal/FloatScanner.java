package org.kinema4j.har.io.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the text of an element into numbers without making strings. The text may come in pieces
 * that end anywhere, also within a number. Numbers are rounded correctly to float.
 *
 * <p>Use: {@link #begin}, {@link #feed} for each piece, {@link #end}.
 */
public final class FloatScanner {

  /**
   * What is wrong with a text.
   *
   * @param expected what it must be
   * @param found what it is
   */
  public record Problem(String expected, String found) {}

  private static final int LONGEST_TOKEN = 64;
  // 18 digits fit into a long. 10^22 is exact in double; the long, and the quotient or product, are
  // each rounded by half a unit in the last place at most.
  private static final int MOST_DIGITS = 18;
  private static final int MOST_POWER = 22;
  private static final double[] POWERS = powers();
  private static final long BELOW_FLOAT = (1L << 29) - 1;
  private static final long HALF_OF_FLOAT = 1L << 28;
  private static final long ROUNDING = 2;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][-+]?[0-9]++)?");

  private final char[] carry = new char[LONGEST_TOKEN + 2];
  private int carried;
  private float[] target;
  private int at;
  private int limit;
  private int count;
  private int exponent;
  private Problem problem;

  /** Creates a scanner, to be used for any number of texts. */
  public FloatScanner() {}

  private static double[] powers() {
    double[] powers = new double[MOST_POWER + 1];
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
  public void begin(float[] array, int offset, int most) {
    target = array;
    at = offset;
    limit = most;
    count = 0;
    carried = 0;
    problem = null;
  }

  /**
   * Takes a piece of the text.
   *
   * @param text holds the piece
   * @param start where it begins
   * @param length how long it is
   */
  public void feed(char[] text, int start, int length) {
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
  public int end() {
    if (carried > 0 && problem == null) {
      int length = carried;
      carried = 0;
      carry[length] = ' ';
      scan(carry, 0, length + 1);
    }
    return count;
  }

  /**
   * Returns what was wrong with the text.
   *
   * @return the problem, if there was one
   */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  private void scan(char[] text, int from, int end) {
    int i = from;
    while (i < end) {
      i = sixDecimals(text, i, end);
      while (i < end && text[i] <= ' ') {
        i++;
      }
      if (i < end) {
        i = any(text, i, end);
      }
    }
  }

  /**
   * Takes numbers as MVN writes them, with up to three digits, a point and six decimals, as many as
   * come in a row. There is no branch on the sign, which a processor could not foresee.
   */
  private int sixDecimals(char[] text, int from, int end) {
    int i = from;
    // At most 13 characters from the first to the blank behind the number.
    while (i <= end - 13) {
      int sign = text[i] == '-' ? 1 : 0;
      int p = i + sign;
      int whole = text[p++] - '0';
      int wrong = whole | (whole + 6);
      while (text[p] != '.' && p < i + sign + 3) {
        int digit = text[p++] - '0';
        wrong |= digit | (digit + 6);
        whole = whole * 10 + digit;
      }
      int a = text[p + 1] - '0';
      int b = text[p + 2] - '0';
      int c = text[p + 3] - '0';
      int d = text[p + 4] - '0';
      int e = text[p + 5] - '0';
      int f = text[p + 6] - '0';
      // 0 to 9 stay below 16 also with 6 added; what is negative or greater gets a higher bit.
      wrong |= a | b | c | d | e | f;
      wrong |= (a + 6) | (b + 6) | (c + 6) | (d + 6) | (e + 6) | (f + 6);
      if ((wrong & ~15) != 0 || text[p] != '.' || text[p + 7] > ' ') {
        return i;
      }
      int decimals = a * 100_000 + b * 10_000 + c * 1_000 + d * 100 + e * 10 + f;
      double value = (whole * 1_000_000 + decimals) / 1e6;
      if (isHalfway(value)) {
        return i;
      }
      store(Float.intBitsToFloat(Float.floatToRawIntBits((float) value) | sign << 31));
      i = p + 8;
    }
    return i;
  }

  /** Takes one number of any form; returns where to go on. */
  private int any(char[] text, int start, int end) {
    int i = start;
    if (text[i] == '-') {
      i++;
    }
    int firstDigit = i;
    i = zerosEnd(text, i, end);
    int significant = -i;
    long mantissa = 0;
    while (i < end && isDigit(text[i])) {
      mantissa = mantissa * 10 + (text[i++] - '0');
    }
    significant += i;
    int digits = i - firstDigit;
    int decimals = 0;
    if (i < end && text[i] == '.') {
      int firstDecimal = ++i;
      i = mantissa == 0 ? zerosEnd(text, i, end) : i;
      significant -= i;
      while (i < end && isDigit(text[i])) {
        mantissa = mantissa * 10 + (text[i++] - '0');
      }
      significant += i;
      decimals = i - firstDecimal;
      digits += decimals;
    }
    i = exponent(text, i, end);
    int power = exponent - decimals;
    boolean close = digits > 0 && significant <= MOST_DIGITS && Math.abs(power) <= MOST_POWER;
    if (i < end && text[i] <= ' ' && close) {
      double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      if (value <= Float.MAX_VALUE && !isHalfway(value)) {
        store(firstDigit > start ? -(float) value : (float) value);
        return i;
      }
    }
    return unusual(text, start, i, end);
  }

  /** Takes an exponent of up to three digits if one stands here; returns where to go on. */
  private int exponent(char[] text, int start, int end) {
    exponent = 0;
    if (start == end || (text[start] | 0x20) != 'e') {
      return start;
    }
    int i = start + 1;
    boolean negative = i < end && text[i] == '-';
    if (negative || (i < end && text[i] == '+')) {
      i++;
    }
    int first = i;
    int value = 0;
    while (i < end && i < first + 3 && isDigit(text[i])) {
      value = value * 10 + (text[i++] - '0');
    }
    exponent = negative ? -value : value;
    // Without a digit it is no exponent; what this leaves is judged as unusual.
    return i > first ? i : start;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Tells whether a double lies so near to halfway between two floats that, being rounded itself,
   * it must not be rounded again.
   */
  private static boolean isHalfway(double value) {
    long rest = Double.doubleToRawLongBits(value) & BELOW_FLOAT;
    return Math.abs(rest - HALF_OF_FLOAT) <= ROUNDING;
  }

  private static int zerosEnd(char[] text, int start, int end) {
    int i = start;
    while (i < end && text[i] == '0') {
      i++;
    }
    return i;
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

  /**
   * Tells whether a text is a number as XML has it, of moderate length, and nothing that only Java
   * takes for one.
   *
   * @param token a text
   * @return true for a number
   */
  public static boolean isNumber(String token) {
    return token.length() <= LONGEST_TOKEN && NUMBER.matcher(token).matches();
  }

  private static String shown(char[] text, int start) {
    return Texts.quoted(new String(text, start, LONGEST_TOKEN));
  }
}
