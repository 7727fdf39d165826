package org.kinema4j.layers.compat;

import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An LSTM as a plain loop in double, the oracle of these tests. Weights are {@code [inputs, 4 *
 * units]}, {@code [units, 4 * units]} and {@code [4 * units]} with Deeplearning4j's order of gates:
 * block input, forget, output, input.
 */
final class NaiveLstm {

  private final INDArray w;
  private final INDArray r;
  private final INDArray b;
  private final int units;
  private final DoubleUnaryOperator activation;
  private final double[] h;
  private final double[] c;

  NaiveLstm(INDArray w, INDArray r, INDArray b, DoubleUnaryOperator activation) {
    this.w = w;
    this.r = r;
    this.b = b;
    this.units = (int) r.size(0);
    this.activation = activation;
    this.h = new double[units];
    this.c = new double[units];
  }

  /** Reads one step of a sequence {@code [1, F, T]} and returns the output after it. */
  double[] read(INDArray sequence, int t) {
    double[] z = new double[4 * units];
    for (int g = 0; g < z.length; g++) {
      z[g] = b.getDouble(g);
      for (int i = 0; i < w.size(0); i++) {
        z[g] += sequence.getDouble(0, i, t) * w.getDouble(i, g);
      }
      for (int u = 0; u < units; u++) {
        z[g] += h[u] * r.getDouble(u, g);
      }
    }
    for (int u = 0; u < units; u++) {
      double block = activation.applyAsDouble(z[u]);
      c[u] = sigmoid(z[units + u]) * c[u] + sigmoid(z[3 * units + u]) * block;
      h[u] = sigmoid(z[2 * units + u]) * activation.applyAsDouble(c[u]);
    }
    return h.clone();
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
