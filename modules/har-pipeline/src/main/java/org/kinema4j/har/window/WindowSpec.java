package org.kinema4j.har.window;

/**
 * How windows are cut and labelled.
 *
 * @param length frames of a window, at least 1
 * @param stride frames from the start of a window to the start of the next, at least 1
 * @param minPurity share of a window's frames that its label must have, in (0, 1]; frames without a
 *     label count as frames of the window
 */
public record WindowSpec(int length, int stride, double minPurity) {

  /** Default length: one second at 240 Hz. */
  public static final int DEFAULT_LENGTH = 240;

  /** Default stride: a quarter of a second at 240 Hz. */
  public static final int DEFAULT_STRIDE = 60;

  /**
   * Default purity: a clear majority. At one half, a window on the boundary of two actions bears
   * the label of one by the toss of a frame, and no classifier can be right about it. More would
   * shut short actions out: no window of one second is ever labelled with an action that lasts less
   * than {@code minPurity} seconds, and reaching or releasing often takes little more than half a
   * second. Windows without a label are counted, and their frames are judged all the same.
   */
  public static final double DEFAULT_MIN_PURITY = 0.6;

  /** Length, stride and purity by default. */
  public static final WindowSpec DEFAULT =
      new WindowSpec(DEFAULT_LENGTH, DEFAULT_STRIDE, DEFAULT_MIN_PURITY);

  /**
   * Checks the ranges.
   *
   * @param length frames of a window, at least 1
   * @param stride frames between starts, at least 1
   * @param minPurity share of frames with the label, in (0, 1]
   */
  public WindowSpec {
    if (length < 1) {
      throw new IllegalArgumentException("length must be in [1, \u221e), received " + length);
    }
    if (stride < 1) {
      throw new IllegalArgumentException("stride must be in [1, \u221e), received " + stride);
    }
    if (!(minPurity > 0 && minPurity <= 1)) {
      throw new IllegalArgumentException("minPurity must be in (0, 1], received " + minPurity);
    }
  }

  /**
   * Returns how many complete windows a recording holds.
   *
   * @param frames frames of the recording
   * @return {@code floor((frames - length) / stride) + 1}, or 0 if the recording is shorter than a
   *     window
   */
  public int completeWindows(int frames) {
    return frames < length ? 0 : (frames - length) / stride + 1;
  }

  /**
   * Returns how many frames at the end of a recording lie after its last complete window.
   *
   * @param frames frames of the recording
   * @return {@code (frames - length) mod stride}, or all frames if the recording is shorter than a
   *     window
   */
  public int leftover(int frames) {
    return frames < length ? frames : (frames - length) % stride;
  }
}
