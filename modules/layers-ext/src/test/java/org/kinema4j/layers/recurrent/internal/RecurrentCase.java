package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kinema4j.layers.recurrent.internal.NaiveRecurrence.Example;
import org.kinema4j.layers.recurrent.internal.NaiveRecurrence.Result;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small seeded problem for an engine, and what {@link NaiveRecurrence} makes of it.
 *
 * @param kind the recurrence
 * @param directions 1 or 2
 * @param padding which steps are masked
 * @param dropout whether there is recurrent dropout
 * @param initial whether the initial states are other than zero
 */
public record RecurrentCase(
    CellKind kind, int directions, Padding padding, boolean dropout, boolean initial) {

  static final int STEPS = 5;
  static final int EXAMPLES = 4;
  static final int INPUTS = 2;
  static final int UNITS = 3;

  private static final double KEEP = 0.7;

  /** Which steps of a batch are masked. */
  public enum Padding {
    /** No mask. */
    NONE(),
    /** Steps before the first. */
    LEFT("11111", "00111", "00001", "01111"),
    /** Steps after the last. */
    RIGHT("11111", "11100", "10000", "11110"),
    /** Steps in between. */
    HOLES("10101", "11011", "01110", "11111"),
    /** All steps of an example. */
    WHOLE("11111", "00000", "11111", "01110");

    private final String[] examples;

    Padding(String... examples) {
      this.examples = examples;
    }

    double keep(int step, int example) {
      return examples[example].charAt(step) - '0';
    }
  }

  /**
   * Every recurrence, one and both directions, every padding, with and without dropout and initial
   * states.
   *
   * @return the cases
   */
  public static Stream<RecurrentCase> all() {
    List<RecurrentCase> cases = new ArrayList<>();
    for (CellKind kind : CellKind.values()) {
      for (int directions = 1; directions <= 2; directions++) {
        for (Padding padding : Padding.values()) {
          for (boolean other : new boolean[] {false, true}) {
            cases.add(new RecurrentCase(kind, directions, padding, other, other));
          }
        }
      }
    }
    return cases.stream();
  }

  /**
   * The widths.
   *
   * @return the shape of the cell
   */
  public CellShape shape() {
    return new CellShape(kind, INPUTS, UNITS);
  }

  /**
   * The problem.
   *
   * @param type float or double
   * @param training whether a backward pass will follow
   * @return weights, sequences and all that comes with them
   */
  public SequenceInput input(DataType type, boolean training) {
    Random random = new Random(20);
    List<CellWeights> weights =
        IntStream.range(0, directions).mapToObj(d -> weights(type, random)).toList();
    INDArray x = normal(random, type, STEPS, EXAMPLES, INPUTS);
    INDArray hidden = normal(random, type, directions, EXAMPLES, UNITS);
    INDArray cell = kind.hasMemoryCell() ? normal(random, type, directions, EXAMPLES, UNITS) : null;
    return new SequenceInput(
        x,
        mask(type),
        initial ? new States(hidden, cell) : null,
        weights,
        dropout ? factors(random, type) : null,
        training);
  }

  private CellWeights weights(DataType type, Random random) {
    return new CellWeights(
        normal(random, type, INPUTS, shape().gateColumns()),
        normal(random, type, UNITS, shape().gateColumns()),
        normal(random, type, 1, shape().biasLength()));
  }

  private INDArray mask(DataType type) {
    if (padding == Padding.NONE) {
      return null;
    }
    INDArray mask = Nd4j.create(type, STEPS, EXAMPLES);
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < EXAMPLES; n++) {
        mask.putScalar(t, n, padding.keep(t, n));
      }
    }
    return mask;
  }

  private INDArray factors(Random random, DataType type) {
    INDArray factors = Nd4j.create(type, directions, EXAMPLES, UNITS);
    for (long i = 0; i < factors.length(); i++) {
      factors.putScalar(i, random.nextDouble() < KEEP ? 1 / KEEP : 0);
    }
    return factors;
  }

  /**
   * Normal random numbers.
   *
   * @param random their source
   * @param type float or double
   * @param shape of the array
   * @return an array in C order
   */
  static INDArray normal(Random random, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /**
   * Memory for the outputs, of values that no pass writes.
   *
   * @param type float or double
   * @return arrays to fill
   */
  public SequenceOutput output(DataType type) {
    INDArray last = Nd4j.valueArrayOf(new long[] {directions, EXAMPLES, UNITS}, 99.0, type);
    return new SequenceOutput(
        Nd4j.valueArrayOf(new long[] {STEPS, EXAMPLES, directions * UNITS}, 99.0, type),
        new States(last, kind.hasMemoryCell() ? last.dup() : null));
  }

  /**
   * Runs the oracle.
   *
   * @param input the problem
   * @return the outputs, of type double
   */
  public SequenceOutput naive(SequenceInput input) {
    SequenceOutput output = output(DataType.DOUBLE);
    for (int d = 0; d < directions; d++) {
      CellWeights weights = input.weights().get(d);
      NaiveRecurrence recurrence =
          new NaiveRecurrence(
              kind,
              weights.input().toDoubleMatrix(),
              weights.recurrent().toDoubleMatrix(),
              weights.bias().toDoubleVector());
      for (int n = 0; n < EXAMPLES; n++) {
        Result result = recurrence.run(example(input, d, n), Direction.values()[d]);
        for (int t = 0; t < STEPS; t++) {
          put(output.sequence().slice(t).slice(n), d * UNITS, result.sequence()[t]);
        }
        put(output.last().hidden().slice(d).slice(n), 0, result.hidden());
        if (kind.hasMemoryCell()) {
          put(output.last().cell().slice(d).slice(n), 0, result.memory());
        }
      }
    }
    return output;
  }

  private static void put(INDArray row, int from, double[] values) {
    for (int i = 0; i < values.length; i++) {
      row.putScalar(from + i, values[i]);
    }
  }

  private static Example example(SequenceInput input, int direction, int n) {
    double[][] x = new double[STEPS][];
    for (int t = 0; t < STEPS; t++) {
      x[t] = input.x().slice(t).slice(n).toDoubleVector();
    }
    States initial = input.initial();
    return new Example(
        x,
        input.mask() == null ? null : input.mask().getColumn(n).toDoubleVector(),
        initial == null ? null : vector(initial.hidden(), direction, n),
        initial == null ? null : vector(initial.cell(), direction, n),
        vector(input.recurrentDropout(), direction, n));
  }

  private static double[] vector(INDArray array, int direction, int n) {
    return array == null ? null : array.slice(direction).slice(n).toDoubleVector();
  }
}
