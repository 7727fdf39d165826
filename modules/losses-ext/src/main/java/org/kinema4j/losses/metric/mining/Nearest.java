package org.kinema4j.losses.metric.mining;

import java.util.Arrays;

/** The extremes of a row of distances. */
final class Nearest {

  /** Stands for no example. */
  static final int NONE = -1;

  private Nearest() {}

  static int farthestPositive(MiningBatch batch, int anchor) {
    int best = NONE;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < batch.size(); j++) {
      if (batch.isPositive(anchor, j) && batch.farness(anchor, j) > greatest) {
        best = j;
        greatest = batch.farness(anchor, j);
      }
    }
    return best;
  }

  static int nearestNegative(MiningBatch batch, int anchor) {
    int best = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < batch.size(); j++) {
      if (batch.isNegative(anchor, j) && batch.farness(anchor, j) < least) {
        best = j;
        least = batch.farness(anchor, j);
      }
    }
    return best;
  }

  /** Negatives of an anchor, sorted from near to far. */
  static final class SortedNegatives {

    private final double[] farness;
    private final int[] rows;

    SortedNegatives(MiningBatch batch, int anchor) {
      farness = new double[batch.size()];
      int size = 0;
      for (int j = 0; j < batch.size(); j++) {
        if (batch.isNegative(anchor, j)) {
          farness[size++] = batch.farness(anchor, j);
        }
      }
      Arrays.fill(farness, size, farness.length, Double.POSITIVE_INFINITY);
      Arrays.sort(farness, 0, size);
      rows = new int[size];
      Arrays.fill(rows, NONE);
      for (int j = batch.size() - 1; j >= 0; j--) {
        if (batch.isNegative(anchor, j)) {
          rows[firstAtLeast(batch.farness(anchor, j))] = j;
        }
      }
    }

    /** The nearest that is farther than a bound, else the farthest of all; or none. */
    int nearestBeyond(double bound) {
      if (rows.length == 0) {
        return NONE;
      }
      int position = firstAtLeast(Math.nextUp(bound));
      return position < rows.length ? rows[position] : rows[firstAtLeast(farness[rows.length - 1])];
    }

    private int firstAtLeast(double bound) {
      int low = 0;
      int high = rows.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (farness[middle] < bound) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
