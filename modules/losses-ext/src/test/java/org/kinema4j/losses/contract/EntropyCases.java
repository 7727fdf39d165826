package org.kinema4j.losses.contract;

import java.util.List;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.kinema4j.losses.classification.LabelFormat;

/** Cross entropy and focal loss of classes, each with the loop of its paper. */
final class EntropyCases {

  private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 1.0);

  private EntropyCases() {}

  static List<LossCase> all() {
    return List.of(
        crossEntropy("as it is", new CrossEntropy(), LabelRows::oneHot),
        crossEntropy("of soft labels", new CrossEntropy(), LabelRows::distribution),
        crossEntropy(
            "weighted, smoothed, by index",
            new CrossEntropy(0.1, WEIGHTS, LabelFormat.CLASS_INDEX),
            LabelRows::classIndex),
        focal("as it is", new FocalLoss(), LabelRows::oneHot),
        focal("gamma 0", new FocalLoss().withGamma(0), LabelRows::oneHot),
        focal("gamma 0.5, soft", new FocalLoss().withGamma(0.5), LabelRows::distribution),
        focal(
            "weighted, smoothed, by index",
            new FocalLoss(1.5, WEIGHTS, 0.2, LabelFormat.CLASS_INDEX),
            LabelRows::classIndex));
  }

  private static LossCase crossEntropy(
      String name, CrossEntropy loss, LossCase.RowOfLabels labels) {
    return LossCase.of(
        name,
        loss,
        3,
        labels,
        (y, z) -> {
          double[] target =
              NaiveMath.target(y, z.length, loss.labelFormat(), loss.labelSmoothing());
          double sum = 0;
          for (int c = 0; c < z.length; c++) {
            sum -=
                NaiveMath.factor(loss.classWeights(), c) * target[c] * NaiveMath.logSoftmax(z, c);
          }
          return new double[] {sum};
        });
  }

  private static LossCase focal(String name, FocalLoss loss, LossCase.RowOfLabels labels) {
    return LossCase.of(
        name,
        loss,
        3,
        labels,
        (y, z) -> {
          double[] target =
              NaiveMath.target(y, z.length, loss.labelFormat(), loss.labelSmoothing());
          double sum = 0;
          for (int c = 0; c < z.length; c++) {
            double modulation = Math.exp(loss.gamma() * NaiveMath.logOneMinusSoftmax(z, c));
            sum -=
                NaiveMath.factor(loss.classWeights(), c)
                    * target[c]
                    * modulation
                    * NaiveMath.logSoftmax(z, c);
          }
          return new double[] {sum};
        });
  }
}
