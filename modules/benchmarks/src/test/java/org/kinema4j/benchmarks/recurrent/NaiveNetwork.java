package org.kinema4j.benchmarks.recurrent;

import java.util.List;

/** The recurrent layers as plain loops in double, the oracle of these tests. */
final class NaiveNetwork {

  private static final List<Gate> ORDER =
      List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT);

  private final Problem problem;
  private final Shape shape;

  /** Added to one bias of the first layer's forward direction, to differentiate by it. */
  private final int nudged;

  private final double nudge;

  NaiveNetwork(Problem problem) {
    this(problem, 0, 0);
  }

  NaiveNetwork(Problem problem, int nudged, double nudge) {
    this.problem = problem;
    this.shape = problem.shape();
    this.nudged = nudged;
    this.nudge = nudge;
  }

  /** Last states of each direction of the last layer, {@code [N, states]}. */
  double[][] lastStates() {
    double[][] states = new double[shape.batch()][];
    for (int n = 0; n < shape.batch(); n++) {
      double[][] sequence = window(n);
      for (int i = 0; i < Shape.LAYERS; i++) {
        sequence = layer(sequence, i);
      }
      double[] last = sequence[shape.frames() - 1].clone();
      System.arraycopy(sequence[0], shape.units(), last, shape.units(), shape.units());
      states[n] = last;
    }
    return states;
  }

  private double[][] window(int n) {
    float[] all = problem.windowsByFeature();
    double[][] window = new double[shape.frames()][shape.features()];
    for (int t = 0; t < shape.frames(); t++) {
      for (int f = 0; f < shape.features(); f++) {
        window[t][f] = all[(n * shape.features() + f) * shape.frames() + t];
      }
    }
    return window;
  }

  private double[][] layer(double[][] sequence, int index) {
    int frames = sequence.length;
    double[][] result = new double[frames][shape.states()];
    Problem.Layer layer = problem.layers().get(index);
    double[] bias = doubles(layer.forward().bias(ORDER));
    if (index == 0) {
      bias[nudged] += nudge;
    }
    Cell forward = new Cell(layer.forward(), bias);
    Cell backward = new Cell(layer.backward(), doubles(layer.backward().bias(ORDER)));
    for (int t = 0; t < frames; t++) {
      System.arraycopy(forward.read(sequence[t]), 0, result[t], 0, shape.units());
      int s = frames - 1 - t;
      System.arraycopy(backward.read(sequence[s]), 0, result[s], shape.units(), shape.units());
    }
    return result;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  /** One direction. */
  private final class Cell {

    private final float[] input;
    private final float[] recurrent;
    private final double[] bias;
    private final double[] h = new double[shape.units()];
    private final double[] c = new double[shape.units()];

    Cell(LstmWeights weights, double[] bias) {
      input = weights.input(ORDER);
      recurrent = weights.recurrent(ORDER);
      this.bias = bias;
    }

    double[] read(double[] frame) {
      double[] z = bias.clone();
      for (int g = 0; g < z.length; g++) {
        for (int i = 0; i < frame.length; i++) {
          z[g] += frame[i] * input[i * z.length + g];
        }
        for (int u = 0; u < h.length; u++) {
          z[g] += h[u] * recurrent[u * z.length + g];
        }
      }
      int units = h.length;
      for (int u = 0; u < units; u++) {
        c[u] = sigmoid(z[units + u]) * c[u] + sigmoid(z[u]) * Math.tanh(z[2 * units + u]);
        h[u] = sigmoid(z[3 * units + u]) * Math.tanh(c[u]);
      }
      return h;
    }

    private double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }
  }
}
