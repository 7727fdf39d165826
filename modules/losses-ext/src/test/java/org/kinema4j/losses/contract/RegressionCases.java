package org.kinema4j.losses.contract;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.kinema4j.losses.regression.GaussianConstant;
import org.kinema4j.losses.regression.GaussianNegativeLogLikelihood;
import org.kinema4j.losses.regression.Huber;
import org.kinema4j.losses.regression.LogCosh;
import org.kinema4j.losses.regression.QuantileLoss;
import org.kinema4j.losses.regression.RegressionLoss;
import org.kinema4j.losses.regression.SmoothL1;

/** Losses for real values, each with the loop of its paper. */
final class RegressionCases {

  private RegressionCases() {}

  static List<LossCase> all() {
    return List.of(
        huber("as it is", new Huber()),
        huber("delta 3", new Huber().withDelta(3)),
        smooth("as it is", new SmoothL1()),
        smooth("beta 0.25", new SmoothL1().withBeta(0.25)),
        smooth("beta 0", new SmoothL1().withBeta(0)),
        of("as it is", new LogCosh(), e -> Math.log(Math.cosh(e))),
        quantile("as it is", new QuantileLoss()),
        quantile("at 0.9", new QuantileLoss().withQuantile(0.9)),
        gaussian("as it is", new GaussianNegativeLogLikelihood(), 6),
        gaussian("of one value", new GaussianNegativeLogLikelihood(), 2),
        gaussian(
            "with its constant, minimum 0.1",
            new GaussianNegativeLogLikelihood(0.1, GaussianConstant.INCLUDED),
            4));
  }

  /** The loop over residuals, output less label. */
  private static LossCase of(String name, RegressionLoss loss, DoubleUnaryOperator naive) {
    return LossCase.of(
        name,
        loss,
        3,
        LabelRows::real,
        (y, a) -> {
          double[] losses = new double[a.length];
          for (int c = 0; c < a.length; c++) {
            losses[c] = naive.applyAsDouble(a[c] - y[c]);
          }
          return losses;
        });
  }

  private static LossCase huber(String name, Huber loss) {
    double delta = loss.delta();
    return of(
        name,
        loss,
        e -> Math.abs(e) <= delta ? 0.5 * e * e : delta * Math.abs(e) - 0.5 * delta * delta);
  }

  private static LossCase smooth(String name, SmoothL1 loss) {
    double beta = loss.beta();
    return of(name, loss, e -> Math.abs(e) < beta ? 0.5 * e * e / beta : Math.abs(e) - 0.5 * beta);
  }

  private static LossCase quantile(String name, QuantileLoss loss) {
    double q = loss.quantile();
    return of(name, loss, e -> Math.max(q * -e, (q - 1) * -e));
  }

  private static LossCase gaussian(String name, GaussianNegativeLogLikelihood loss, int width) {
    return LossCase.of(
        name,
        loss,
        width,
        LabelRows::realHalf,
        (y, a) -> {
          double sum = 0;
          for (int d = 0; d < y.length; d++) {
            double variance = Math.exp(a[y.length + d]) + loss.minimumVariance();
            sum += 0.5 * (Math.log(variance) + Math.pow(y[d] - a[d], 2) / variance);
            if (loss.constant() == GaussianConstant.INCLUDED) {
              sum += 0.5 * Math.log(2 * Math.PI);
            }
          }
          return new double[] {sum};
        });
  }
}
