package org.kinema4j.losses.contract;

import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.DotProductSimilarity;
import org.kinema4j.losses.metric.distance.L1Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.distance.LpDistance;
import org.kinema4j.losses.metric.distance.SnrDistance;
import org.kinema4j.losses.metric.distance.SquaredL2Distance;

/** Distances in loops. */
public final class NaiveDistances {

  private NaiveDistances() {}

  /** Distances or similarities of all rows. */
  public static double[][] matrix(Distance distance, double[][] rows, double[][] columns) {
    double[][] matrix = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        matrix[i][j] = between(distance, rows[i], columns[j]);
      }
    }
    return matrix;
  }

  /** The same with opposite sign for similarities. */
  static double[][] farness(Distance distance, double[][] x) {
    double[][] matrix = matrix(distance, x, x);
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] = distance.isSimilarity() ? -row[j] : row[j];
      }
    }
    return matrix;
  }

  /** One distance. */
  public static double between(Distance distance, double[] a, double[] b) {
    if (distance instanceof L2Distance l2) {
      return Math.sqrt(powers(unit(a, l2.normalized()), unit(b, l2.normalized()), 2));
    } else if (distance instanceof SquaredL2Distance squared) {
      return powers(unit(a, squared.normalized()), unit(b, squared.normalized()), 2);
    } else if (distance instanceof L1Distance l1) {
      return powers(unit(a, l1.normalized()), unit(b, l1.normalized()), 1);
    } else if (distance instanceof LpDistance lp) {
      double sum = powers(unit(a, lp.normalized()), unit(b, lp.normalized()), lp.p());
      return Math.pow(sum, 1 / lp.p());
    } else if (distance instanceof CosineSimilarity) {
      return dot(unit(a, true), unit(b, true));
    } else if (distance instanceof DotProductSimilarity product) {
      return dot(unit(a, product.normalized()), unit(b, product.normalized()));
    }
    SnrDistance snr = (SnrDistance) distance;
    double[] signal = unit(a, snr.normalized());
    double[] noise = unit(b, snr.normalized());
    for (int k = 0; k < noise.length; k++) {
      noise[k] = signal[k] - noise[k];
    }
    return variance(noise) / variance(signal);
  }

  private static double powers(double[] a, double[] b, double p) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Math.pow(Math.abs(a[k] - b[k]), p);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double variance(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (x.length - 1);
  }

  private static double[] unit(double[] x, boolean normalized) {
    double[] unit = x.clone();
    double length = Math.sqrt(dot(x, x));
    for (int k = 0; normalized && k < x.length; k++) {
      unit[k] = x[k] / length;
    }
    return unit;
  }
}
