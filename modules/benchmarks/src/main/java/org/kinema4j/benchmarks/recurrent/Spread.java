package org.kinema4j.benchmarks.recurrent;

import java.util.Arrays;

/**
 * Median and extremes of some numbers.
 *
 * @param median the middle one, or the mean of the middle two
 * @param min the least
 * @param max the greatest
 */
record Spread(double median, double min, double max) {

  static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values must not be empty");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
