package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A loss that is linear in the outputs: the sum of all their values, each times a number. Its
 * gradient with respect to the outputs are these numbers.
 *
 * @param sequence {@code [T][N][D*H]}; null leaves the sequence out
 * @param last {@code [D][N][H]}; null leaves the last hidden states out
 */
public record LinearLoss(double[][][] sequence, double[][][] last) {

  /** Half of the distance of a central difference. */
  private static final double STEP = 1e-5;

  /**
   * Normal random numbers of a fixed seed.
   *
   * @param of the case
   * @return a loss of all outputs
   */
  public static LinearLoss random(RecurrentCase of) {
    Random random = new Random(30);
    int units = of.directions() * RecurrentCase.UNITS;
    return new LinearLoss(
        RecurrentCase.array(
            random::nextGaussian, RecurrentCase.STEPS, RecurrentCase.EXAMPLES, units),
        RecurrentCase.array(
            random::nextGaussian, of.directions(), RecurrentCase.EXAMPLES, RecurrentCase.UNITS));
  }

  /**
   * The loss.
   *
   * @param output of a layer
   * @return the weighted sum
   */
  public double of(NaiveLayer.Output output) {
    return (sequence == null ? 0 : sum(sequence, output.sequence()))
        + (last == null ? 0 : sum(last, output.hidden()));
  }

  private static double sum(double[][][] factors, double[][][] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        for (int k = 0; k < values[i][j].length; k++) {
          sum += factors[i][j][k] * values[i][j][k];
        }
      }
    }
    return sum;
  }

  /**
   * Central differences of the loss of a layer, computed with plain loops.
   *
   * @param layer what to vary; as before after the call
   * @return the gradient with respect to x, {@code [T*N][C]}, then those with respect to the input
   *     weights, the recurrent weights and the bias of each direction
   */
  public List<double[][]> slopes(NaiveLayer layer) {
    List<double[][]> slopes = new ArrayList<>();
    List<double[]> x = new ArrayList<>();
    for (double[][] step : layer.x()) {
      x.addAll(List.of(slopes(layer, step)));
    }
    slopes.add(x.toArray(double[][]::new));
    for (NaiveLayer.Weights weights : layer.weights()) {
      slopes.add(slopes(layer, weights.input()));
      slopes.add(slopes(layer, weights.recurrent()));
      slopes.add(slopes(layer, weights.bias()));
    }
    return slopes;
  }

  private double[][] slopes(NaiveLayer layer, double[][] varied) {
    double[][] slopes = new double[varied.length][varied[0].length];
    for (int i = 0; i < varied.length; i++) {
      for (int j = 0; j < varied[i].length; j++) {
        double value = varied[i][j];
        varied[i][j] = value + STEP;
        double up = of(layer.run());
        varied[i][j] = value - STEP;
        double down = of(layer.run());
        varied[i][j] = value;
        slopes[i][j] = (up - down) / (2 * STEP);
      }
    }
    return slopes;
  }
}
