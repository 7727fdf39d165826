package org.kinema4j.layers.normalization;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The equations of the three normalizations as plain loops over doubles, [N][C][T]. */
final class NaiveNormalization {

  private static final double EPSILON = Normalization.DEFAULT_EPSILON;

  private NaiveNormalization() {}

  static double[][][] overChannels(double[][][] x, boolean centred) {
    double[][][] y = like(x);
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < x[n][0].length; t++) {
        double mean = 0;
        for (int c = 0; c < x[n].length && centred; c++) {
          mean += x[n][c][t] / x[n].length;
        }
        double variance = 0;
        for (int c = 0; c < x[n].length; c++) {
          variance += Math.pow(x[n][c][t] - mean, 2) / x[n].length;
        }
        for (int c = 0; c < x[n].length; c++) {
          y[n][c][t] = (x[n][c][t] - mean) / Math.sqrt(variance + EPSILON);
        }
      }
    }
    return y;
  }

  static double[][][] overSteps(double[][][] x, double[][] mask) {
    double[] mean = new double[x[0].length];
    double[] variance = new double[x[0].length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = mean(x, mask, c);
      variance[c] = variance(x, mask, c, mean[c]);
    }
    return byMoments(x, mean, variance);
  }

  static double[][][] byMoments(double[][][] x, double[] mean, double[] variance) {
    double[][][] y = like(x);
    for (int n = 0; n < x.length; n++) {
      for (int c = 0; c < x[n].length; c++) {
        for (int t = 0; t < x[n][c].length; t++) {
          y[n][c][t] = (x[n][c][t] - mean[c]) / Math.sqrt(variance[c] + EPSILON);
        }
      }
    }
    return y;
  }

  static double mean(double[][][] x, double[][] mask, int c) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < x[n][c].length; t++) {
        sum += mask[n][t] == 1 ? x[n][c][t] : 0;
      }
    }
    return sum / count(mask);
  }

  /** Divided by the number of steps. */
  static double variance(double[][][] x, double[][] mask, int c, double mean) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < x[n][c].length; t++) {
        sum += mask[n][t] == 1 ? Math.pow(x[n][c][t] - mean, 2) : 0;
      }
    }
    return sum / count(mask);
  }

  static int count(double[][] mask) {
    int count = 0;
    for (double[] steps : mask) {
      for (double keep : steps) {
        count += keep == 1 ? 1 : 0;
      }
    }
    return count;
  }

  /** Gain, bias and mask; a parameter that is null is left out. */
  static double[][][] finish(double[][][] x, INDArray gain, INDArray bias, double[][] mask) {
    double[][][] y = like(x);
    for (int n = 0; n < x.length; n++) {
      for (int c = 0; c < x[n].length; c++) {
        for (int t = 0; t < x[n][c].length; t++) {
          double scaled = gain == null ? x[n][c][t] : gain.getDouble(c) * x[n][c][t];
          double shifted = bias == null ? scaled : scaled + bias.getDouble(c);
          y[n][c][t] = mask[n][t] == 1 ? shifted : 0;
        }
      }
    }
    return y;
  }

  static double[][][] array(INDArray x) {
    double[][][] y = new double[(int) x.size(0)][(int) x.size(1)][(int) x.size(2)];
    for (int n = 0; n < y.length; n++) {
      for (int c = 0; c < y[n].length; c++) {
        for (int t = 0; t < y[n][c].length; t++) {
          y[n][c][t] = x.getDouble(n, c, t);
        }
      }
    }
    return y;
  }

  static INDArray array(double[][][] x) {
    return Nd4j.createFromArray(x);
  }

  private static double[][][] like(double[][][] x) {
    return new double[x.length][x[0].length][x[0][0].length];
  }
}
