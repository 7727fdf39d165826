package org.kinema4j.layers.recurrent.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Plain arrays of random numbers, of a fixed seed. */
public final class RandomArrays {

  /** Small enough that three derivatives of an output stay near 1. */
  private static final double WEIGHTS = 0.5;

  private static final double KEEP = 0.7;

  private final Random random;

  /**
   * A sequence of arrays.
   *
   * @param seed of the sequence
   */
  public RandomArrays(long seed) {
    random = new Random(seed);
  }

  /**
   * Normal random numbers.
   *
   * @param size of the three dimensions
   * @return the array
   */
  public double[][][] normal(int... size) {
    return array(random::nextGaussian, size);
  }

  /**
   * Factors of dropout.
   *
   * @param size of the three dimensions
   * @return zeros and equal numbers above 1
   */
  public double[][][] dropout(int... size) {
    return array(() -> random.nextDouble() < KEEP ? 1 / KEEP : 0, size);
  }

  /**
   * Ones and zeros.
   *
   * @param rows first dimension
   * @param columns second dimension
   * @return the matrix
   */
  public double[][] mask(int rows, int columns) {
    return matrix(() -> random.nextInt(2), rows, columns);
  }

  /**
   * Weights of a layer.
   *
   * @param shape of the cell
   * @param directions 1 or 2
   * @return weights of each direction
   */
  public List<NaiveLayer.Weights> weights(CellShape shape, int directions) {
    DoubleSupplier values = () -> WEIGHTS * random.nextGaussian();
    return IntStream.range(0, directions)
        .mapToObj(
            d ->
                new NaiveLayer.Weights(
                    matrix(values, shape.inputs(), shape.gateColumns()),
                    matrix(values, shape.units(), shape.gateColumns()),
                    matrix(values, 1, shape.biasLength())))
        .toList();
  }

  private static double[][][] array(DoubleSupplier values, int... size) {
    return IntStream.range(0, size[0])
        .mapToObj(i -> matrix(values, size[1], size[2]))
        .toArray(double[][][]::new);
  }

  private static double[][] matrix(DoubleSupplier values, int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> values.getAsDouble());
    }
    return matrix;
  }
}
