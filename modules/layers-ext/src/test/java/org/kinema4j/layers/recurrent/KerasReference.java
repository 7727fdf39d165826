package org.kinema4j.layers.recurrent;

/**
 * Keras's recurrent layers as plain loops over one sequence, written down from Keras's own
 * definitions, with its weights as they are (two biases of a GRU with reset_after=True).
 *
 * <p>Sources: class documentation and {@code call} of LSTMCell, GRUCell and SimpleRNNCell, Keras 3,
 * https://github.com/keras-team/keras/tree/master/keras/src/layers/rnn (lstm.py, gru.py,
 * simple_rnn.py).
 */
final class KerasReference {

  private KerasReference() {}

  /** States after every step, {@code [T][H]}. */
  static double[][] lstm(double[][] x, double[][] kernel, double[][] recurrent, double[] bias) {
    int units = recurrent.length;
    double[][] states = new double[x.length][units];
    double[] h = new double[units];
    double[] c = new double[units];
    for (int t = 0; t < x.length; t++) {
      double[] z = new double[4 * units];
      for (int k = 0; k < z.length; k++) {
        z[k] = column(x[t], kernel, k) + column(h, recurrent, k) + bias[k];
      }
      for (int u = 0; u < units; u++) {
        double i = sigmoid(z[u]);
        double f = sigmoid(z[units + u]);
        c[u] = f * c[u] + i * Math.tanh(z[2 * units + u]);
        states[t][u] = sigmoid(z[3 * units + u]) * Math.tanh(c[u]);
      }
      h = states[t];
    }
    return states;
  }

  /** {@code reset_after=True}; the bias of inputs and that of the state. */
  static double[][] gruResetAfter(
      double[][] x, double[][] kernel, double[][] recurrent, double[][] bias) {
    int units = recurrent.length;
    double[][] states = new double[x.length][units];
    double[] h = new double[units];
    for (int t = 0; t < x.length; t++) {
      for (int u = 0; u < units; u++) {
        int zColumn = u;
        int rColumn = units + u;
        int hColumn = 2 * units + u;
        double z =
            sigmoid(
                column(x[t], kernel, zColumn)
                    + bias[0][zColumn]
                    + column(h, recurrent, zColumn)
                    + bias[1][zColumn]);
        double r =
            sigmoid(
                column(x[t], kernel, rColumn)
                    + bias[0][rColumn]
                    + column(h, recurrent, rColumn)
                    + bias[1][rColumn]);
        double candidate =
            Math.tanh(
                column(x[t], kernel, hColumn)
                    + bias[0][hColumn]
                    + r * (column(h, recurrent, hColumn) + bias[1][hColumn]));
        states[t][u] = z * h[u] + (1 - z) * candidate;
      }
      h = states[t];
    }
    return states;
  }

  /** {@code reset_after=False}. */
  static double[][] gruResetBefore(
      double[][] x, double[][] kernel, double[][] recurrent, double[] bias) {
    int units = recurrent.length;
    double[][] states = new double[x.length][units];
    double[] h = new double[units];
    for (int t = 0; t < x.length; t++) {
      double[] z = new double[units];
      double[] reset = new double[units];
      for (int u = 0; u < units; u++) {
        z[u] = sigmoid(column(x[t], kernel, u) + bias[u] + column(h, recurrent, u));
        int rColumn = units + u;
        reset[u] =
            h[u]
                * sigmoid(
                    column(x[t], kernel, rColumn) + bias[rColumn] + column(h, recurrent, rColumn));
      }
      for (int u = 0; u < units; u++) {
        int hColumn = 2 * units + u;
        double candidate =
            Math.tanh(
                column(x[t], kernel, hColumn) + bias[hColumn] + column(reset, recurrent, hColumn));
        states[t][u] = z[u] * h[u] + (1 - z[u]) * candidate;
      }
      h = states[t];
    }
    return states;
  }

  /** Keras's default, tanh. */
  static double[][] simple(double[][] x, double[][] kernel, double[][] recurrent, double[] bias) {
    int units = recurrent.length;
    double[][] states = new double[x.length][units];
    double[] h = new double[units];
    for (int t = 0; t < x.length; t++) {
      for (int u = 0; u < units; u++) {
        states[t][u] = Math.tanh(column(x[t], kernel, u) + bias[u] + column(h, recurrent, u));
      }
      h = states[t];
    }
    return states;
  }

  private static double column(double[] vector, double[][] matrix, int column) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * matrix[i][column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
