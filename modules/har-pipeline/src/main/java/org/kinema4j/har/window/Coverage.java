package org.kinema4j.har.window;

/** What happens to the frames after the last window that the stride reaches. */
public enum Coverage {
  /** They are left over; all windows start at multiples of the stride. For training. */
  COMPLETE_WINDOWS,
  /**
   * One more window ends flush with the recording, nearer to its neighbor than the stride, so that
   * every frame lies in a window. For prediction and evaluation.
   */
  EVERY_FRAME
}
