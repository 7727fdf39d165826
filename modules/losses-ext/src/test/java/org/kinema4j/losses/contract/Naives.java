package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kinema4j.losses.ElementLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What naive loops say of masked batches, and comparisons with it. */
final class Naives {

  private static final double STEP = 1e-5;

  private Naives() {}

  /** Scores of a batch. */
  static double[] scores(LossCase tested, Batch batch, double[][] mask) {
    if (mask != null && !(tested.loss() instanceof ElementLoss)) {
      return scoresOfKept(tested, batch, mask);
    }
    return scores(tested.naive(), batch, mask);
  }

  private static double[] scores(LossCase.Naive naive, Batch batch, double[][] mask) {
    double[][] losses = naive.losses(batch.labels, batch.outputs);
    double[] scores = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      for (int c = 0; c < losses[i].length; c++) {
        scores[i] += losses[i][c] * (mask == null ? 1 : mask[i][mask[i].length == 1 ? 0 : c]);
      }
    }
    return scores;
  }

  /** Losses that compare examples with each other do not see those that are masked. */
  private static double[] scoresOfKept(LossCase tested, Batch batch, double[][] mask) {
    int[] kept = kept(mask);
    double[] ofKept = scores(tested, batch.rows(kept), null);
    double[] scores = new double[batch.size()];
    for (int k = 0; k < kept.length; k++) {
      scores[kept[k]] = ofKept[k];
    }
    return scores;
  }

  private static int[] kept(double[][] mask) {
    return IntStream.range(0, mask.length).filter(i -> mask[i][0] != 0).toArray();
  }

  /** Central differences of the sum of the scores. */
  static double[] gradient(LossCase tested, Batch batch, double[][] mask) {
    if (mask != null && !(tested.loss() instanceof ElementLoss)) {
      return gradientOfKept(tested, batch, mask);
    }
    int width = tested.width();
    LossCase.Naive naive = tested.slopes().at(batch.outputs);
    double[] gradient = new double[batch.size() * width];
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < width; c++) {
        double above = sum(naive, moved(batch, i, c, STEP), mask);
        double below = sum(naive, moved(batch, i, c, -STEP), mask);
        gradient[i * width + c] = (above - below) / (2 * STEP);
      }
    }
    return gradient;
  }

  private static double[] gradientOfKept(LossCase tested, Batch batch, double[][] mask) {
    int width = tested.width();
    int[] kept = kept(mask);
    double[] ofKept = gradient(tested, batch.rows(kept), null);
    double[] gradient = new double[batch.size() * width];
    for (int k = 0; k < kept.length; k++) {
      System.arraycopy(ofKept, k * width, gradient, kept[k] * width, width);
    }
    return gradient;
  }

  private static Batch moved(Batch batch, int i, int c, double step) {
    double[][] outputs = Arrays.stream(batch.outputs).map(double[]::clone).toArray(double[][]::new);
    outputs[i][c] += step;
    return batch.withOutputs(outputs);
  }

  private static double sum(LossCase.Naive naive, Batch batch, double[][] mask) {
    return Arrays.stream(scores(naive, batch, mask)).sum();
  }

  /** Compares relative to the greatest expected value, with a floor of one. */
  static void assertClose(INDArray actual, double[] expected, double tolerance, String what) {
    double[] values = flat(actual);
    double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(1));
    assertThat(values).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(Math.abs(values[i] - expected[i]))
          .as("%s, element %d: expected %s, received %s", what, i, expected[i], values[i])
          .isLessThanOrEqualTo(tolerance * scale);
    }
  }

  static double[][] tanh(double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(Math::tanh).toArray())
        .toArray(double[][]::new);
  }

  static double[] flat(INDArray array) {
    return array.isEmpty() ? new double[0] : array.dup('c').data().asDouble();
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
