package org.kinema4j.losses.contract;

import java.util.List;
import org.kinema4j.losses.classification.AsymmetricLoss;
import org.kinema4j.losses.classification.BinaryCrossEntropy;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.BinaryLoss;

/** Losses for separate yes-or-no outputs, each with the loop of its paper. */
final class BinaryCases {

  private BinaryCases() {}

  static List<LossCase> all() {
    return List.of(
        focal("as it is", new BinaryFocalLoss()),
        focal("gamma 0.5, alpha 0.75, smoothed", new BinaryFocalLoss(0.5, List.of(0.75), 0.1)),
        focal("alpha an output", new BinaryFocalLoss(2, List.of(0.2, 0.8), 0)),
        focal("without alpha", new BinaryFocalLoss(1, List.of(), 0)),
        crossEntropy("as it is", new BinaryCrossEntropy(), LabelRows::binary),
        crossEntropy("of soft labels", new BinaryCrossEntropy(), LabelRows::distribution),
        crossEntropy(
            "weighted, smoothed",
            new BinaryCrossEntropy(List.of(3.0, 0.25), 0.2),
            LabelRows::binary),
        crossEntropy("one weight", new BinaryCrossEntropy(List.of(3.0), 0), LabelRows::binary),
        asymmetric("as it is", new AsymmetricLoss(), LabelRows::binary),
        asymmetric("gammas 1 and 0.5", new AsymmetricLoss(1, 0.5, 0.05), LabelRows::binary),
        asymmetric("of soft labels", new AsymmetricLoss(0.5, 2, 0.3), LabelRows::distribution),
        asymmetric("without margin", new AsymmetricLoss(2, 3, 0), LabelRows::binary),
        asymmetric("without gammas", new AsymmetricLoss(0, 0, 0.2), LabelRows::binary));
  }

  /** The loss of one output. */
  @FunctionalInterface
  private interface Output {
    double loss(int c, double label, double logit);
  }

  private static LossCase of(
      String name, BinaryLoss loss, LossCase.RowOfLabels labels, Output naive) {
    return LossCase.of(
        name,
        loss,
        2,
        labels,
        (y, z) -> {
          double[] losses = new double[z.length];
          for (int c = 0; c < z.length; c++) {
            losses[c] = naive.loss(c, y[c], z[c]);
          }
          return losses;
        });
  }

  private static LossCase focal(String name, BinaryFocalLoss loss) {
    return of(
        name,
        loss,
        LabelRows::binary,
        (c, y, z) -> {
          double target = (1 - loss.labelSmoothing()) * y + loss.labelSmoothing() / 2;
          double logYes = NaiveMath.logSigmoid(z);
          double logNo = NaiveMath.logSigmoid(-z);
          List<Double> alpha = loss.alpha();
          double ofYes = alpha.isEmpty() ? 1 : alpha.get(alpha.size() == 1 ? 0 : c);
          double ofNo = alpha.isEmpty() ? 1 : 1 - ofYes;
          return -ofYes * target * Math.exp(loss.gamma() * logNo) * logYes
              - ofNo * (1 - target) * Math.exp(loss.gamma() * logYes) * logNo;
        });
  }

  private static LossCase crossEntropy(
      String name, BinaryCrossEntropy loss, LossCase.RowOfLabels labels) {
    return of(
        name,
        loss,
        labels,
        (c, y, z) -> {
          double target = (1 - loss.labelSmoothing()) * y + loss.labelSmoothing() / 2;
          List<Double> weights = loss.positiveWeights();
          double factor = NaiveMath.factor(weights, weights.size() == 1 ? 0 : c);
          return -factor * target * NaiveMath.logSigmoid(z)
              - (1 - target) * NaiveMath.logSigmoid(-z);
        });
  }

  private static LossCase asymmetric(
      String name, AsymmetricLoss loss, LossCase.RowOfLabels labels) {
    return of(
        name,
        loss,
        labels,
        (c, y, z) -> {
          double p = 1 / (1 + Math.exp(-z));
          double notP = 1 / (1 + Math.exp(z));
          double shifted = Math.max(p - loss.margin(), 0);
          double notShifted = Math.min(notP + loss.margin(), 1);
          double yes = Math.pow(notP, loss.gammaPositive()) * NaiveMath.logSigmoid(z);
          double no = Math.pow(shifted, loss.gammaNegative()) * Math.log(notShifted);
          return -y * yes - (1 - y) * no;
        });
  }
}
