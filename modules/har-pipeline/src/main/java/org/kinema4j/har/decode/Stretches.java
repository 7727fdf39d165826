package org.kinema4j.har.decode;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.evaluate.FrameVote;

/** Tables of probabilities: how they are made and checked. */
final class Stretches {

  private Stretches() {}

  /**
   * The probabilities of the frames from {@code start} on, up to the first that no window holds.
   */
  static double[][] from(FrameVote vote, int start) {
    int classes = vote.classes().size();
    List<double[]> rows = new ArrayList<>();
    for (int f = start; f < vote.frames() && vote.predicted(f).isPresent(); f++) {
      double[] row = new double[classes];
      for (int c = 0; c < classes; c++) {
        row[c] = vote.probability(f, c);
      }
      rows.add(row);
    }
    return rows.toArray(double[][]::new);
  }

  /** Checks that every row has as many classes as the first one. */
  static void requireRectangular(double[][] probabilities) {
    if (probabilities.length > 0) {
      requireClasses(probabilities, probabilities[0].length);
    }
  }

  /** Checks the number of classes, of which there must be one at least. */
  static void requireClasses(double[][] probabilities, int classes) {
    for (double[] row : probabilities) {
      if (row.length != classes || classes == 0) {
        throw new IllegalArgumentException(
            "probabilities must have one value for each of %d classes in every row, received %d"
                .formatted(classes, row.length));
      }
    }
  }

  /** The position of the greatest value, the first one at a tie. */
  static int argMax(double[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      if (values[c] > values[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Checks a number of frames. */
  static void requirePositive(String name, int frames) {
    if (frames < 1) {
      throw new IllegalArgumentException(name + " must be in [1, ∞) frames, received " + frames);
    }
  }
}
