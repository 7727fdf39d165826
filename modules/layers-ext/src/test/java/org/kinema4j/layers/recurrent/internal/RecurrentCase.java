package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small problem for an engine; all sizes differ.
 *
 * @param kind the recurrence
 * @param directions 1 or 2
 * @param padding which steps are masked
 * @param options dropout and initial states
 */
public record RecurrentCase(CellKind kind, int directions, Padding padding, Options options) {

  /** T. */
  public static final int STEPS = 5;

  /** N. */
  public static final int EXAMPLES = 4;

  /** C. */
  public static final int INPUTS = 2;

  /** H. */
  public static final int UNITS = 3;

  /** What an array holds that is to be filled. */
  private static final double UNSET = 99;

  /** Small enough that three derivatives of an output stay near 1. */
  private static final double WEIGHTS = 0.5;

  private static final double KEEP = 0.7;

  /** Which steps of a batch are masked, a word an example. */
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

    private double[][] mask() {
      if (examples.length == 0) {
        return null;
      }
      double[][] mask = new double[STEPS][EXAMPLES];
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < EXAMPLES; n++) {
          mask[t][n] = examples[n].charAt(t) - '0';
        }
      }
      return mask;
    }
  }

  /** What a pass may come with. */
  public enum Options {
    /** Zero initial states and no dropout. */
    PLAIN,
    /** Initial states other than zero. */
    INITIAL_STATES,
    /** Initial states other than zero, and recurrent dropout. */
    DROPOUT
  }

  /**
   * Every recurrence with one and both directions, every padding and option.
   *
   * @return the cases
   */
  public static Stream<RecurrentCase> all() {
    List<RecurrentCase> cases = new ArrayList<>();
    for (CellKind kind : CellKind.values()) {
      for (int directions = 1; directions <= 2; directions++) {
        for (Padding padding : Padding.values()) {
          for (Options options : Options.values()) {
            cases.add(new RecurrentCase(kind, directions, padding, options));
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
   * Weights and sequences, normal random numbers of a fixed seed.
   *
   * @return the problem
   */
  public NaiveLayer problem() {
    Random random = new Random(20);
    DoubleSupplier normal = random::nextGaussian;
    DoubleSupplier weights = () -> WEIGHTS * random.nextGaussian();
    boolean started = options != Options.PLAIN;
    return new NaiveLayer(
        kind,
        array(normal, STEPS, EXAMPLES, INPUTS),
        padding.mask(),
        started ? array(normal, directions, EXAMPLES, UNITS) : null,
        started && kind.hasMemoryCell() ? array(normal, directions, EXAMPLES, UNITS) : null,
        IntStream.range(0, directions)
            .mapToObj(
                d ->
                    new NaiveLayer.Weights(
                        matrix(weights, INPUTS, shape().gateColumns()),
                        matrix(weights, UNITS, shape().gateColumns()),
                        matrix(weights, 1, shape().biasLength())))
            .toList(),
        options == Options.DROPOUT
            ? array(() -> random.nextDouble() < KEEP ? 1 / KEEP : 0, directions, EXAMPLES, UNITS)
            : null);
  }

  private static double[][] matrix(DoubleSupplier values, int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(row -> IntStream.range(0, columns).mapToDouble(c -> values.getAsDouble()))
        .map(row -> row.toArray())
        .toArray(double[][]::new);
  }

  /**
   * Numbers in an array.
   *
   * @param values called once a number
   * @param size of the three dimensions
   * @return the array
   */
  public static double[][][] array(DoubleSupplier values, int... size) {
    return IntStream.range(0, size[0])
        .mapToObj(i -> matrix(values, size[1], size[2]))
        .toArray(double[][][]::new);
  }

  /**
   * Memory for the outputs.
   *
   * @param type float or double
   * @return arrays to fill
   */
  public SequenceOutput output(DataType type) {
    INDArray last = unset(type, directions, EXAMPLES, UNITS);
    return new SequenceOutput(
        unset(type, STEPS, EXAMPLES, directions * UNITS),
        new States(last, kind.hasMemoryCell() ? last.dup() : null));
  }

  /**
   * Memory for all gradients.
   *
   * @param loss what the gradients are of; its weights are the gradients of the outputs
   * @param type float or double
   * @return arrays to fill
   */
  public SequenceGradients gradients(LinearLoss loss, DataType type) {
    CellShape shape = shape();
    return new SequenceGradients(
        loss.sequence() == null ? null : Nd4j.createFromArray(loss.sequence()).castTo(type),
        loss.last() == null ? null : Nd4j.createFromArray(loss.last()).castTo(type),
        unset(type, STEPS, EXAMPLES, INPUTS),
        IntStream.range(0, directions)
            .mapToObj(
                d ->
                    new CellWeights(
                        unset(type, INPUTS, shape.gateColumns()),
                        unset(type, UNITS, shape.gateColumns()),
                        unset(type, 1, shape.biasLength())))
            .toList(),
        STEPS);
  }

  private static INDArray unset(DataType type, long... shape) {
    return Nd4j.valueArrayOf(shape, UNSET, type);
  }
}
