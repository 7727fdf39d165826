package org.kinema4j.losses.contract;

import java.util.List;
import java.util.Random;
import org.kinema4j.losses.contract.LossCase.Level;
import org.kinema4j.losses.contract.LossCase.RowOfLabels;
import org.kinema4j.losses.dense.Background;
import org.kinema4j.losses.dense.DiceLoss;
import org.kinema4j.losses.dense.DiceLoss.Denominator;
import org.kinema4j.losses.dense.FocalTverskyLoss;
import org.kinema4j.losses.dense.RegionLoss;
import org.kinema4j.losses.dense.TverskyLoss;

/** Losses of regions, whose rows are the pixels of one region. */
final class DenseCases {

  private static final int CLASSES = 3;

  private DenseCases() {}

  static List<LossCase> all() {
    return List.of(
        dice("as it is", new DiceLoss(), LabelRows::oneHot),
        dice(
            "squared, smooth, without background",
            new DiceLoss(1, Denominator.SQUARED, Background.EXCLUDE),
            LabelRows::binary),
        tversky("as it is", new TverskyLoss(), LabelRows::oneHot),
        tversky(
            "recall, smooth, without background",
            new TverskyLoss(0, 1.5, 0.5, Background.EXCLUDE),
            LabelRows::binary),
        focalTversky("as it is", new FocalTverskyLoss(), LabelRows::oneHot),
        focalTversky(
            "gamma 0.5, without background",
            new FocalTverskyLoss(0.4, 0.6, 0.5, 0.1, Background.EXCLUDE),
            LabelRows::binary));
  }

  private static LossCase dice(String name, DiceLoss loss, RowOfLabels labels) {
    return of(
        name, loss, labels, (y, p) -> NaiveRegions.dice(loss, y, p, NaiveRegions.all(y.length)));
  }

  private static LossCase tversky(String name, TverskyLoss loss, RowOfLabels labels) {
    return of(
        name, loss, labels, (y, p) -> NaiveRegions.tversky(loss, y, p, NaiveRegions.all(y.length)));
  }

  private static LossCase focalTversky(String name, FocalTverskyLoss loss, RowOfLabels labels) {
    return of(
        name,
        loss,
        labels,
        (y, p) -> NaiveRegions.focalTversky(loss, y, p, NaiveRegions.all(y.length)));
  }

  /** The loss of one region, {@code [P][C]}. */
  @FunctionalInterface
  private interface NaiveRegion {
    double loss(double[][] labels, double[][] probabilities);
  }

  private static LossCase of(String name, RegionLoss loss, RowOfLabels labels, NaiveRegion naive) {
    return new LossCase(
        name,
        loss,
        CLASSES,
        labels,
        DenseCases::probabilities,
        (y, p) -> {
          double[][] scores = new double[y.length][1];
          for (double[] score : scores) {
            score[0] = naive.loss(y, p);
          }
          return scores;
        });
  }

  private static double[] probabilities(Random random, int width, Level level) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      row[c] = random.nextDouble();
      if (level == Level.EXTREME) {
        row[c] = random.nextBoolean() ? 1e-9 * row[c] : 1 - 1e-9 * row[c];
      }
    }
    return row;
  }
}
