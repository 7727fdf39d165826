package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import java.util.SplittableRandom;

/** First weights of one direction of one layer, in whatever order of gates an engine wants. */
public final class LstmWeights {

  private final int inputs;
  private final int units;

  /** By gate, each {@code [inputs, units]}. */
  private final float[][] input;

  /** By gate, each {@code [units, units]}. */
  private final float[][] recurrent;

  /** By gate, each {@code [units]}. */
  private final float[][] bias;

  private LstmWeights(int inputs, int units, float[][] input, float[][] recurrent, float[][] bias) {
    this.inputs = inputs;
    this.units = units;
    this.input = input;
    this.recurrent = recurrent;
    this.bias = bias;
  }

  /** Weights that keep the scale of the signal: uniform, of variance 1 / (inputs + units). */
  static LstmWeights random(int inputs, int units, SplittableRandom random) {
    double limit = Math.sqrt(3.0 / (inputs + units));
    float[][] input = new float[Gate.values().length][];
    float[][] recurrent = new float[Gate.values().length][];
    float[][] bias = new float[Gate.values().length][];
    for (Gate gate : Gate.values()) {
      input[gate.ordinal()] = uniform(inputs * units, limit, random);
      recurrent[gate.ordinal()] = uniform(units * units, limit, random);
      bias[gate.ordinal()] = uniform(units, limit, random);
    }
    return new LstmWeights(inputs, units, input, recurrent, bias);
  }

  static float[] uniform(int count, double limit, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return values;
  }

  /**
   * Returns the width of what is read.
   *
   * @return number of inputs
   */
  public int inputs() {
    return inputs;
  }

  /**
   * Returns the weights of the inputs, an input a row.
   *
   * @param order order of the gates within a row
   * @return {@code [inputs, gates, units]}
   */
  public float[] input(List<Gate> order) {
    return rows(input, inputs, order);
  }

  /**
   * Returns the weights of the state, a unit of the state a row.
   *
   * @param order order of the gates within a row
   * @return {@code [units, gates, units]}
   */
  public float[] recurrent(List<Gate> order) {
    return rows(recurrent, units, order);
  }

  /**
   * Returns the biases.
   *
   * @param order order of the gates
   * @return {@code [gates, units]}
   */
  public float[] bias(List<Gate> order) {
    return rows(bias, 1, order);
  }

  private float[] rows(float[][] byGate, int rows, List<Gate> order) {
    float[] result = new float[rows * order.size() * units];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      for (Gate gate : order) {
        System.arraycopy(byGate[gate.ordinal()], row * units, result, to, units);
        to += units;
      }
    }
    return result;
  }

  /**
   * Exchanges rows and columns.
   *
   * @param matrix {@code [rows, columns]}
   * @param rows number of its rows
   * @return {@code [columns, rows]}
   */
  public static float[] transpose(float[] matrix, int rows) {
    int columns = matrix.length / rows;
    float[] result = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = matrix[row * columns + column];
      }
    }
    return result;
  }
}
