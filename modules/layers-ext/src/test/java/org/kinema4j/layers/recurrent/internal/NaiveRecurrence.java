package org.kinema4j.layers.recurrent.internal;

import java.util.Arrays;

/**
 * The equations of {@link CellKind} as plain loops over one direction of one example, the oracle of
 * every engine. Gates are those of {@link CellKind}, in its order.
 */
public final class NaiveRecurrence {

  private final CellKind kind;
  private final double[][] w;
  private final double[][] r;
  private final double[] b;
  private final int units;

  /**
   * A recurrence.
   *
   * @param kind the equations
   * @param w input weights, {@code [C][G*H]}
   * @param r recurrent weights, {@code [H][G*H]}
   * @param b bias, {@code [B*H]}
   */
  public NaiveRecurrence(CellKind kind, double[][] w, double[][] r, double[] b) {
    this.kind = kind;
    this.w = w;
    this.r = r;
    this.b = b;
    this.units = r.length;
  }

  /**
   * One example.
   *
   * @param x {@code [T][C]}
   * @param mask {@code [T]}; null keeps every step
   * @param hidden {@code [H]}, the state before the first step read; null is zero
   * @param memory {@code [H]}, the memory cell before the first step read; null is zero
   * @param dropout {@code [H]}, the factors of the state before it meets the recurrent weights;
   *     null is none
   */
  public record Example(
      double[][] x, double[] mask, double[] hidden, double[] memory, double[] dropout) {}

  /**
   * What an example becomes.
   *
   * @param sequence {@code [T][H]}, zero at masked steps
   * @param hidden {@code [H]}, after the last step read
   * @param memory {@code [H]}, after the last step read; zero where there is no memory cell
   */
  public record Result(double[][] sequence, double[] hidden, double[] memory) {}

  /**
   * Reads an example.
   *
   * @param example what to read
   * @param direction in which order
   * @return the states
   */
  public Result run(Example example, Direction direction) {
    int steps = example.x().length;
    double[] h = example.hidden() == null ? new double[units] : example.hidden().clone();
    double[] c = example.memory() == null ? new double[units] : example.memory().clone();
    double[][] sequence = new double[steps][units];
    for (int i = 0; i < steps; i++) {
      int t = direction == Direction.FORWARD ? i : steps - 1 - i;
      if (example.mask() == null || example.mask()[t] == 1) {
        h = step(example.x()[t], h, c, example.dropout());
        sequence[t] = h.clone();
      }
    }
    return new Result(sequence, h, c);
  }

  /** The next state; the memory cell is updated in place. */
  private double[] step(double[] x, double[] previous, double[] c, double[] dropout) {
    double[] dropped = previous.clone();
    for (int u = 0; dropout != null && u < units; u++) {
      dropped[u] *= dropout[u];
    }
    return switch (kind) {
      case LSTM -> lstm(x, dropped, c);
      case GRU_RESET_AFTER -> gruResetAfter(x, previous, dropped);
      case GRU_RESET_BEFORE -> gruResetBefore(x, previous, dropped);
      case SIMPLE_TANH, SIMPLE_RELU, SIMPLE_SIGMOID -> simple(x, dropped);
    };
  }

  private double[] lstm(double[] x, double[] dropped, double[] c) {
    double[] h = new double[units];
    for (int u = 0; u < units; u++) {
      double i = sigmoid(input(x, 0, u) + recurrent(dropped, 0, u));
      double f = sigmoid(input(x, 1, u) + recurrent(dropped, 1, u));
      double g = Math.tanh(input(x, 2, u) + recurrent(dropped, 2, u));
      double o = sigmoid(input(x, 3, u) + recurrent(dropped, 3, u));
      c[u] = f * c[u] + i * g;
      h[u] = o * Math.tanh(c[u]);
    }
    return h;
  }

  private double[] gruResetAfter(double[] x, double[] previous, double[] dropped) {
    double[] h = new double[units];
    for (int u = 0; u < units; u++) {
      double z = sigmoid(input(x, 0, u) + recurrent(dropped, 0, u));
      double r = sigmoid(input(x, 1, u) + recurrent(dropped, 1, u));
      double n = Math.tanh(input(x, 2, u) + r * (recurrent(dropped, 2, u) + b[3 * units + u]));
      h[u] = z * previous[u] + (1 - z) * n;
    }
    return h;
  }

  private double[] gruResetBefore(double[] x, double[] previous, double[] dropped) {
    double[] reset = new double[units];
    for (int u = 0; u < units; u++) {
      reset[u] = dropped[u] * sigmoid(input(x, 1, u) + recurrent(dropped, 1, u));
    }
    double[] h = new double[units];
    for (int u = 0; u < units; u++) {
      double z = sigmoid(input(x, 0, u) + recurrent(dropped, 0, u));
      double n = Math.tanh(input(x, 2, u) + recurrent(reset, 2, u));
      h[u] = z * previous[u] + (1 - z) * n;
    }
    return h;
  }

  private double[] simple(double[] x, double[] dropped) {
    double[] h = new double[units];
    Arrays.setAll(h, u -> activate(input(x, 0, u) + recurrent(dropped, 0, u)));
    return h;
  }

  private double activate(double a) {
    return switch (kind) {
      case SIMPLE_TANH -> Math.tanh(a);
      case SIMPLE_RELU -> Math.max(0, a);
      case SIMPLE_SIGMOID -> sigmoid(a);
      default -> throw new IllegalStateException(kind + " has no such activation");
    };
  }

  /** {@code x W + b} of one unit of a gate. */
  private double input(double[] x, int gate, int unit) {
    int column = gate * units + unit;
    return b[column] + dot(x, w, column);
  }

  /** {@code h' R} of one unit of a gate. */
  private double recurrent(double[] state, int gate, int unit) {
    return dot(state, r, gate * units + unit);
  }

  private static double dot(double[] row, double[][] matrix, int column) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += row[k] * matrix[k][column];
    }
    return sum;
  }

  private static double sigmoid(double a) {
    return 1 / (1 + Math.exp(-a));
  }
}
