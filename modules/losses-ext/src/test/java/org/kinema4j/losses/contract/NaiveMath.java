package org.kinema4j.losses.contract;

import java.util.List;
import org.kinema4j.losses.classification.LabelFormat;

/** Functions of one row, in loops. */
final class NaiveMath {

  private NaiveMath() {}

  /** Target probabilities of a row of labels. */
  static double[] target(double[] labels, int classes, LabelFormat format, double smoothing) {
    double[] target = new double[classes];
    for (int c = 0; c < classes; c++) {
      double y = format == LabelFormat.DISTRIBUTION ? labels[c] : (labels[0] == c ? 1 : 0);
      target[c] = (1 - smoothing) * y + smoothing / classes;
    }
    return target;
  }

  /** Factor of a class, 1 if there are none. */
  static double factor(List<Double> factors, int c) {
    return factors.isEmpty() ? 1 : factors.get(c);
  }

  static double logSoftmax(double[] z, int c) {
    return -Math.log1p(sumOfOthers(z, c));
  }

  /** {@code log(1 - p) = log(r / (1 + r))} where r is the others' sum relative to class c. */
  static double logOneMinusSoftmax(double[] z, int c) {
    double others = sumOfOthers(z, c);
    return others > 1 ? -Math.log1p(1 / others) : Math.log(others) - Math.log1p(others);
  }

  static double logSigmoid(double z) {
    return z > 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
  }

  /** Doubles hold exp(±200), so nothing overflows at the outputs of the tests. */
  private static double sumOfOthers(double[] z, int c) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      if (j != c) {
        sum += Math.exp(z[j] - z[c]);
      }
    }
    return sum;
  }
}
