package org.kinema4j.har.transform;

import java.util.Arrays;

/** Angles over time: the jumps by a full turn that a bounded range makes, and their removal. */
public final class Angles {

  private static final double FULL_TURN = 2 * Math.PI;

  private Angles() {}

  /**
   * Takes out jumps by a full turn in place, then adds the number of whole turns that brings the
   * median into [-&pi;, &pi;).
   *
   * @param radians angles of one joint axis over time, in radians, finite
   */
  public static void makeContinuousInPlace(double[] radians) {
    unwrapInPlace(radians, FULL_TURN);
    centerInPlace(radians, FULL_TURN);
  }

  /**
   * Adds whole turns in place so that neighbours differ by half a turn at most; the first stays.
   *
   * @param values angles over time, finite
   * @param turn a full turn in their unit
   */
  static void unwrapInPlace(double[] values, double turn) {
    double turns = 0;
    for (int i = 1; i < values.length; i++) {
      double step = values[i] + turns - values[i - 1];
      turns -= turn * Math.rint(step / turn);
      values[i] += turns;
    }
  }

  /**
   * Adds the same number of whole turns to all in place so that the median comes to lie in {@code
   * [-turn/2, turn/2)}. With an even number of values the lower one of the middle two decides.
   *
   * @param values angles, finite
   * @param turn a full turn in their unit
   */
  static void centerInPlace(double[] values, double turn) {
    if (values.length == 0) {
      return;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = sorted[(sorted.length - 1) / 2];
    double shift = -turn * Math.floor(median / turn + 0.5);
    for (int i = 0; i < values.length; i++) {
      values[i] += shift;
    }
  }
}
