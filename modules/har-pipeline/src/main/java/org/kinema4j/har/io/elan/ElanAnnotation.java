package org.kinema4j.har.io.elan;

import java.util.Objects;

/**
 * A text that holds from one moment to another.
 *
 * @param startMillis first moment, in milliseconds from the start of the medium, in [0, 2^32)
 * @param endMillis moment after the last one, greater than {@code startMillis}, below 2^32
 * @param value the text, of characters that XML 1.0 has
 */
public record ElanAnnotation(long startMillis, long endMillis, String value) {

  /** The schema has unsigned integers of 32 bits. */
  private static final long MOST_MILLIS = (1L << 32) - 1;

  /**
   * Checks the interval and the text.
   *
   * @param startMillis first moment
   * @param endMillis moment after the last one
   * @param value the text
   */
  public ElanAnnotation {
    Objects.requireNonNull(value, "value");
    if (startMillis < 0 || endMillis <= startMillis || endMillis > MOST_MILLIS) {
      throw new IllegalArgumentException(
          "an annotation must satisfy 0 <= start < end < 2^32 ms, received [%d, %d)"
              .formatted(startMillis, endMillis));
    }
    requireXml("value", value);
  }

  /** Control characters and halves of surrogate pairs cannot be written, not even escaped. */
  static void requireXml(String name, String text) {
    boolean possible =
        text.codePoints()
            .allMatch(
                c ->
                    c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
    if (!possible) {
      throw new IllegalArgumentException(
          name + " must be of characters that XML has, received others");
    }
  }
}
