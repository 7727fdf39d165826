package org.kinema4j.optim.contract;

/** Matrices as rows of numbers. */
final class NaiveMatrix {

  private NaiveMatrix() {}

  static double[][] rows(double[] values, int count) {
    int columns = values.length / count;
    double[][] rows = new double[count][columns];
    for (int i = 0; i < values.length; i++) {
      rows[i / columns][i % columns] = values[i];
    }
    return rows;
  }

  static double[][] transposed(double[][] a) {
    double[][] result = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        result[j][i] = a[i][j];
      }
    }
    return result;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] result = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }

  /** The polynomial of Jordan (2024), again and again: X = a X + (b A + c A^2) X with A = X X^T. */
  static double[][] newtonSchulz(double[][] matrix, int iterations) {
    double squares = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        squares += value * value;
      }
    }
    double[][] x = new double[matrix.length][matrix[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        x[i][j] = matrix[i][j] / (Math.sqrt(squares) + 1e-7);
      }
    }
    for (int k = 0; k < iterations; k++) {
      double[][] a = product(x, transposed(x));
      double[][] ax = product(a, x);
      double[][] aax = product(a, ax);
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x[0].length; j++) {
          x[i][j] = 3.4445 * x[i][j] - 4.7750 * ax[i][j] + 2.0315 * aax[i][j];
        }
      }
    }
    return x;
  }
}
