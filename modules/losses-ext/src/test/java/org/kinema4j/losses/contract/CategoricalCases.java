package org.kinema4j.losses.contract;

import java.util.List;
import java.util.Random;
import org.kinema4j.losses.classification.GeneralizedCrossEntropy;
import org.kinema4j.losses.classification.HingePenalty;
import org.kinema4j.losses.classification.HingeRivals;
import org.kinema4j.losses.classification.KullbackLeibler;
import org.kinema4j.losses.classification.LabelDistributionAwareMargin;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.classification.MultiClassHinge;
import org.kinema4j.losses.classification.PolyLoss;
import org.kinema4j.losses.contract.LossCase.Level;

/** Further losses for classes, each with the loop of its paper. */
final class CategoricalCases {

  private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 1.0);
  private static final List<Double> COUNTS = List.of(500.0, 20.0, 3.0);

  private CategoricalCases() {}

  static List<LossCase> all() {
    var index = LabelFormat.CLASS_INDEX;
    var aware = new LabelDistributionAwareMargin();
    return List.of(
        generalized("as it is", new GeneralizedCrossEntropy(), LabelRows::oneHot),
        generalized("q 1", new GeneralizedCrossEntropy().withQ(1), LabelRows::oneHot),
        generalized("q 0.01", new GeneralizedCrossEntropy().withQ(0.01), LabelRows::distribution),
        generalized(
            "weighted, by index",
            new GeneralizedCrossEntropy(0.3, WEIGHTS, index),
            LabelRows::classIndex),
        poly("as it is", new PolyLoss(), LabelRows::oneHot),
        poly("epsilon -1, soft", new PolyLoss().withEpsilon1(-1), LabelRows::distribution),
        poly(
            "weighted, smoothed, by index",
            new PolyLoss(1, WEIGHTS, 0.2, index),
            LabelRows::classIndex),
        hinge("as it is", new MultiClassHinge(), LabelRows::oneHot),
        hinge(
            "squared, weighted, by index",
            new MultiClassHinge(
                3, HingeRivals.CRAMMER_SINGER, HingePenalty.SQUARED, WEIGHTS, index),
            LabelRows::classIndex),
        hinge(
            "sum over rivals",
            new MultiClassHinge().withRivals(HingeRivals.WESTON_WATKINS),
            LabelRows::oneHot),
        hinge(
            "sum of squares, weighted, by index",
            new MultiClassHinge(
                0.5, HingeRivals.WESTON_WATKINS, HingePenalty.SQUARED, WEIGHTS, index),
            LabelRows::classIndex),
        divergence("of soft labels", LabelRows::distribution),
        divergence("of one-hot labels", LabelRows::oneHot),
        divergence("of two classes of three", CategoricalCases::twoOf),
        aware("as it is", aware, LabelRows::oneHot, LossCase::anyOutputs),
        aware(
            "with counts and weights, by index",
            new LabelDistributionAwareMargin(COUNTS, 0.5, 30, WEIGHTS, index),
            LabelRows::classIndex,
            CategoricalCases::cosines),
        aware(
            "of logits of any size, soft",
            aware.withClassCounts(COUNTS).withMaxMargin(2),
            LabelRows::distribution,
            LossCase::anyOutputs));
  }

  /** Labels with zeros, that are not one-hot. */
  private static double[] twoOf(Random random, int width) {
    double[] row = new double[width];
    int none = random.nextInt(width);
    row[(none + 1) % width] = 0.25;
    row[(none + 2) % width] = 0.75;
    return row;
  }

  /** Outputs of a layer of cosines; the extreme ones are near -1 and 1. */
  private static double[] cosines(Random random, int width, Level level) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      double from = level == Level.EXTREME ? 0.99 : 0;
      row[c] = (random.nextBoolean() ? 1 : -1) * (from + (1 - from) * random.nextDouble());
    }
    return row;
  }

  private static LossCase generalized(
      String name, GeneralizedCrossEntropy loss, LossCase.RowOfLabels labels) {
    return LossCase.of(
        name,
        loss,
        3,
        labels,
        (y, z) -> {
          double[] target = NaiveMath.target(y, z.length, loss.labelFormat(), 0);
          double sum = 0;
          for (int c = 0; c < z.length; c++) {
            double powerLessOne = Math.expm1(loss.q() * NaiveMath.logSoftmax(z, c));
            sum -= NaiveMath.factor(loss.classWeights(), c) * target[c] * powerLessOne / loss.q();
          }
          return new double[] {sum};
        });
  }

  private static LossCase poly(String name, PolyLoss loss, LossCase.RowOfLabels labels) {
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
            double log = NaiveMath.logSoftmax(z, c);
            double term = -log + loss.epsilon1() * (1 - Math.exp(log));
            sum += NaiveMath.factor(loss.classWeights(), c) * target[c] * term;
          }
          return new double[] {sum};
        });
  }

  private static LossCase hinge(String name, MultiClassHinge loss, LossCase.RowOfLabels labels) {
    return LossCase.of(
        name,
        loss,
        3,
        labels,
        (y, z) -> {
          double[] target = NaiveMath.target(y, z.length, loss.labelFormat(), 0);
          int right = 0;
          while (target[right] != 1) {
            right++;
          }
          double sum = 0;
          double greatest = 0;
          for (int c = 0; c < z.length; c++) {
            double missing = c == right ? 0 : Math.max(0, loss.margin() - z[right] + z[c]);
            double penalty = loss.penalty() == HingePenalty.SQUARED ? missing * missing : missing;
            sum += penalty;
            greatest = Math.max(greatest, penalty);
          }
          double total = loss.rivals() == HingeRivals.WESTON_WATKINS ? sum : greatest;
          return new double[] {total * NaiveMath.factor(loss.classWeights(), right)};
        });
  }

  private static LossCase divergence(String name, LossCase.RowOfLabels labels) {
    return LossCase.of(
        name,
        new KullbackLeibler(),
        3,
        labels,
        (y, z) -> {
          double sum = 0;
          for (int c = 0; c < z.length; c++) {
            sum += y[c] == 0 ? 0 : y[c] * (Math.log(y[c]) - NaiveMath.logSoftmax(z, c));
          }
          return new double[] {sum};
        });
  }

  private static LossCase aware(
      String name,
      LabelDistributionAwareMargin loss,
      LossCase.RowOfLabels labels,
      LossCase.RowOfOutputs outputs) {
    return new LossCase(
        name,
        loss,
        3,
        labels,
        outputs,
        LossCase.eachRow(
            (y, z) -> {
              double[] target = NaiveMath.target(y, z.length, loss.labelFormat(), 0);
              double[] margins = margins(loss, z.length);
              double[] shifted = new double[z.length];
              for (int c = 0; c < z.length; c++) {
                shifted[c] = loss.scale() * (z[c] - target[c] * margins[c]);
              }
              double sum = 0;
              for (int c = 0; c < z.length; c++) {
                double log = NaiveMath.logSoftmax(shifted, c);
                sum -= NaiveMath.factor(loss.classWeights(), c) * target[c] * log;
              }
              return new double[] {sum};
            }));
  }

  /** As the authors write it: in proportion to the count's power of -1/4, the greatest given. */
  private static double[] margins(LabelDistributionAwareMargin loss, int classes) {
    double[] margins = new double[classes];
    double greatest = 0;
    for (int c = 0; c < classes; c++) {
      margins[c] = 1 / Math.sqrt(Math.sqrt(NaiveMath.factor(loss.classCounts(), c)));
      greatest = Math.max(greatest, margins[c]);
    }
    for (int c = 0; c < classes; c++) {
      margins[c] *= loss.maxMargin() / greatest;
    }
    return margins;
  }
}
