package org.kinema4j.har.motion;

/**
 * A run of frames.
 *
 * @param start first frame
 * @param end frame after the last one, greater than {@code start}
 */
public record FrameSpan(int start, int end) {

  /**
   * Checks the interval.
   *
   * @param start first frame
   * @param end frame after the last one, greater than {@code start}
   */
  public FrameSpan {
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

  /**
   * Tells whether two spans share a frame.
   *
   * @param otherStart first frame of another span
   * @param otherEnd frame after its last one
   * @return true if at least one frame lies in both
   */
  public boolean overlaps(int otherStart, int otherEnd) {
    return start < otherEnd && otherStart < end;
  }
}
