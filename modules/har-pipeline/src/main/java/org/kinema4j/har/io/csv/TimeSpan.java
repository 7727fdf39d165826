package org.kinema4j.har.io.csv;

import java.util.Objects;

/**
 * One row of a file of labels: what happens from one time to another.
 *
 * @param startSeconds first moment, in seconds
 * @param endSeconds moment after the last one, greater than {@code startSeconds}
 * @param label what happens
 * @param line number of the row's line in its file, from 1
 */
public record TimeSpan(double startSeconds, double endSeconds, String label, int line) {

  /**
   * Checks the interval.
   *
   * @param startSeconds first moment, in seconds
   * @param endSeconds moment after the last one, greater than {@code startSeconds}
   * @param label what happens
   * @param line number of the row's line in its file, from 1
   */
  public TimeSpan {
    Objects.requireNonNull(label, "label");
    if (!(Double.isFinite(startSeconds)
        && Double.isFinite(endSeconds)
        && startSeconds < endSeconds)) {
      throw new IllegalArgumentException(
          "a span must satisfy start < end, both finite, received ["
              + startSeconds
              + ", "
              + endSeconds
              + ")");
    }
  }
}
