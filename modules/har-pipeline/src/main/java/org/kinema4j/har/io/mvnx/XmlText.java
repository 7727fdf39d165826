package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Writes the text of an XML file: markup, escaped text of users, and numbers with six decimals,
 * which the JDK's formatter would make twenty times slower. Not closed by itself; {@link #flush}
 * must be called at the end.
 */
final class XmlText {

  private static final int CAPACITY = 1 << 15;
  // Longest number: sign, 13 digits, point, 6 decimals, and the blank before it.
  private static final int LONGEST_NUMBER = 24;
  private static final double SCALE = 1e6;
  // A million times more is still below 2^53.
  private static final double LARGEST_FAST = 9e9;
  private static final char REPLACEMENT = '\uFFFD';

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  XmlText(OutputStream out) {
    this.out = out;
  }

  /** Writes markup as it is; ASCII only. */
  XmlText raw(String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      if (size == CAPACITY) {
        drain();
      }
      buffer[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /** Writes one attribute, with the blank before it. */
  XmlText attribute(String name, Object value) throws IOException {
    raw(" ");
    // Names may have letters of any script.
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      character(name.codePointAt(i));
    }
    return raw("=\"").text(value.toString()).raw("\"");
  }

  /** Writes text such that a reader gets it back; characters that XML forbids are replaced. */
  XmlText text(String text) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '"' -> raw("&quot;");
        case '\t', '\n', '\r' -> raw("&#").raw(Integer.toString(c)).raw(";");
        default -> character(c);
      }
    }
    return this;
  }

  /** Writes numbers as they stand in a document; any blank that is not plain becomes one. */
  XmlText characters(char[] ascii, int start, int length) throws IOException {
    for (int i = start; i < start + length; i++) {
      if (size == CAPACITY) {
        drain();
      }
      char c = ascii[i];
      buffer[size++] = (byte) (c > ' ' || c == '\n' || c == '\t' ? c : ' ');
    }
    return this;
  }

  /** Writes a number with six decimals, rounded half up; -0 keeps its sign, as in MVN's files. */
  XmlText number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("numbers must be finite, received " + value);
    }
    double magnitude = Math.abs(value);
    if (magnitude > LARGEST_FAST) {
      return raw(new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).toPlainString());
    }
    if (size > CAPACITY - LONGEST_NUMBER) {
      drain();
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      buffer[size++] = '-';
    }
    long scaled = Math.round(magnitude * SCALE);
    long whole = scaled / 1_000_000;
    int fraction = (int) (scaled - whole * 1_000_000);
    digits(whole, digitCount(whole));
    buffer[size++] = '.';
    digits(fraction, 6);
    return this;
  }

  /** Hands everything to the stream. */
  void flush() throws IOException {
    drain();
    out.flush();
  }

  private void character(int c) throws IOException {
    if (c >= ' ' && c < 0x7F) {
      if (size == CAPACITY) {
        drain();
      }
      buffer[size++] = (byte) c;
      return;
    }
    boolean allowed = c >= ' ' && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    byte[] bytes = Character.toString(allowed ? c : REPLACEMENT).getBytes(StandardCharsets.UTF_8);
    drain();
    out.write(bytes);
  }

  private static int digitCount(long whole) {
    int count = 1;
    for (long rest = whole; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  private void digits(long value, int count) {
    long rest = value;
    for (int i = size + count - 1; i >= size; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private void drain() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }
}
