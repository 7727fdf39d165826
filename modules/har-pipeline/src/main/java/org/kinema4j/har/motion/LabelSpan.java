package org.kinema4j.har.motion;

import java.util.Objects;

/**
 * A run of frames with one label.
 *
 * @param start first frame
 * @param end frame after the last one, greater than {@code start}
 * @param label what happens
 */
public record LabelSpan(int start, int end, String label) {

  /**
   * Checks the interval.
   *
   * @param start first frame
   * @param end frame after the last one, greater than {@code start}
   * @param label what happens
   */
  public LabelSpan {
    Objects.requireNonNull(label, "label");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span must satisfy 0 <= start < end, received [" + start + ", " + end + ")");
    }
  }

  /**
   * Returns the length.
   *
   * @return number of frames
   */
  public int length() {
    return end - start;
  }
}
