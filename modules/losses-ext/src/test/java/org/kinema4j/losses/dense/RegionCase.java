package org.kinema4j.losses.dense;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.kinema4j.losses.contract.NaiveRegions;
import org.kinema4j.losses.dense.DiceLoss.Denominator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss of regions and the loop that says what it should find.
 *
 * @param loss the loss
 * @param naive the loop, of one region
 */
record RegionCase(RegionLoss loss, Naive naive) {

  /** The loss of a region: labels and probabilities {@code [P][C]}, weights {@code [P]}. */
  @FunctionalInterface
  interface Naive {
    double loss(double[][] labels, double[][] probabilities, double[] mask);
  }

  static Stream<RegionCase> all() {
    return Stream.of(
        dice(new DiceLoss()),
        dice(new DiceLoss(1, Denominator.SQUARED, Background.EXCLUDE)),
        tversky(new TverskyLoss()),
        tversky(new TverskyLoss(1, 1, 0.5, Background.EXCLUDE)),
        focalTversky(new FocalTverskyLoss()),
        focalTversky(new FocalTverskyLoss(0.5, 0.5, 0.7, 0.1, Background.EXCLUDE)));
  }

  private static RegionCase dice(DiceLoss loss) {
    return new RegionCase(loss, (y, p, m) -> NaiveRegions.dice(loss, y, p, m));
  }

  private static RegionCase tversky(TverskyLoss loss) {
    return new RegionCase(loss, (y, p, m) -> NaiveRegions.tversky(loss, y, p, m));
  }

  private static RegionCase focalTversky(FocalTverskyLoss loss) {
    return new RegionCase(loss, (y, p, m) -> NaiveRegions.focalTversky(loss, y, p, m));
  }

  /** Scores of some regions, weighted. */
  double[] scores(Regional batch) {
    double[] scores = new double[batch.labels.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          batch.examples[i] * naive.loss(batch.labels[i], batch.probabilities[i], batch.pixels[i]);
    }
    return scores;
  }

  @Override
  public String toString() {
    return loss.toString();
  }

  /** Some regions as plain numbers: labels and probabilities {@code [N][P][C]}. */
  static final class Regional {

    final double[][][] labels;
    final double[][][] probabilities;
    final double[][] pixels;
    final double[] examples;

    Regional(int regions, int size, int classes, long seed) {
      Random random = new Random(seed);
      labels = new double[regions][size][classes];
      probabilities = new double[regions][size][classes];
      pixels = new double[regions][size];
      examples = new double[regions];
      for (int i = 0; i < regions; i++) {
        examples[i] = 1;
        for (int t = 0; t < size; t++) {
          pixels[i][t] = 1;
          labels[i][t][random.nextInt(classes)] = 1;
          for (int c = 0; c < classes; c++) {
            probabilities[i][t][c] = random.nextDouble();
          }
        }
      }
    }

    RegionEvaluation.Input input(DataType type) {
      return new RegionEvaluation.Input(
          array(labels, type),
          array(probabilities, type),
          Nd4j.createFromArray(pixels).castTo(type).reshape(pixels.length, 1, pixels[0].length),
          Nd4j.createFromArray(examples).castTo(type).reshape(examples.length, 1));
    }

    private static INDArray array(double[][][] values, DataType type) {
      return Nd4j.createFromArray(values).castTo(type).permute(0, 2, 1).dup('c');
    }

    /** Drops every third pixel, and weighs another third by a half. */
    Regional withPixelMask() {
      for (double[] row : pixels) {
        Arrays.setAll(row, t -> t % 3 == 0 ? 0 : t % 3 == 1 ? 0.5 : 1);
      }
      return this;
    }

    /** Drops the second region and weighs the third one. */
    Regional withExampleMask() {
      examples[1] = 0;
      examples[2] = 0.5;
      return this;
    }
  }
}
