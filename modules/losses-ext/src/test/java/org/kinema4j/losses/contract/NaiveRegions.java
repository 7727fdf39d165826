package org.kinema4j.losses.contract;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.kinema4j.losses.dense.Background;
import org.kinema4j.losses.dense.DiceLoss;
import org.kinema4j.losses.dense.DiceLoss.Denominator;
import org.kinema4j.losses.dense.FocalTverskyLoss;
import org.kinema4j.losses.dense.TverskyLoss;

/** Losses of one region in loops: labels and probabilities {@code [P][C]}, weights {@code [P]}. */
public final class NaiveRegions {

  private NaiveRegions() {}

  /** Weight 1 for all. */
  public static double[] all(int pixels) {
    double[] ones = new double[pixels];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The equation of V-Net, with epsilon. */
  public static double dice(DiceLoss loss, double[][] y, double[][] p, double[] mask) {
    double q = loss.denominator() == Denominator.SQUARED ? 2 : 1;
    return mean(
        y[0].length,
        loss.background(),
        c -> {
          double overlap = 0;
          double size = 0;
          for (int t = 0; t < y.length; t++) {
            overlap += mask[t] * p[t][c] * y[t][c];
            size += mask[t] * (power(p[t][c], q) + power(y[t][c], q));
          }
          return 1 - (2 * overlap + loss.smoothing()) / (size + loss.smoothing());
        });
  }

  /** The first or second power. */
  private static double power(double x, double q) {
    return q == 1 ? x : x * x;
  }

  /** The equation of Salehi et al. */
  public static double tversky(TverskyLoss loss, double[][] y, double[][] p, double[] mask) {
    return mean(
        y[0].length,
        loss.background(),
        c -> 1 - index(new double[] {loss.alpha(), loss.beta(), loss.smoothing()}, c, y, p, mask));
  }

  /** The equation of Abraham and Khan. */
  public static double focalTversky(
      FocalTverskyLoss loss, double[][] y, double[][] p, double[] mask) {
    double[] weights = {loss.alpha(), loss.beta(), loss.smoothing()};
    return mean(
        y[0].length,
        loss.background(),
        c -> Math.pow(Math.max(0, 1 - index(weights, c, y, p, mask)), 1 / loss.gamma()));
  }

  private static double index(
      double[] alphaBetaEpsilon, int c, double[][] y, double[][] p, double[] mask) {
    double right = 0;
    double falsePositive = 0;
    double falseNegative = 0;
    for (int t = 0; t < y.length; t++) {
      right += mask[t] * p[t][c] * y[t][c];
      falsePositive += mask[t] * p[t][c] * (1 - y[t][c]);
      falseNegative += mask[t] * (1 - p[t][c]) * y[t][c];
    }
    return (right + alphaBetaEpsilon[2])
        / (right
            + alphaBetaEpsilon[0] * falsePositive
            + alphaBetaEpsilon[1] * falseNegative
            + alphaBetaEpsilon[2]);
  }

  private static double mean(int classes, Background background, IntToDoubleFunction loss) {
    int first = background == Background.EXCLUDE ? 1 : 0;
    double sum = 0;
    for (int c = first; c < classes; c++) {
      sum += loss.applyAsDouble(c);
    }
    return sum / (classes - first);
  }
}
