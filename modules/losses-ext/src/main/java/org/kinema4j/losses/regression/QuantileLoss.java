package org.kinema4j.losses.regression;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Absolute error with one weight for values that are too low and another for values that are too
 * high, the least on average at a quantile; also called pinball loss.
 *
 * <pre>
 *   score_i = sum_c q * max(y_ic - a_ic, 0) + (1 - q) * max(a_ic - y_ic, 0)
 * </pre>
 *
 * <p>\[ L_i = \sum_c q \max(y_{ic} - a_{ic}, 0) + (1 - q) \max(a_{ic} - y_{ic}, 0) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( q \)</td><td>{@code quantile}</td><td>\( (0, 1) \)</td><td>{@value
 *       #DEFAULT_QUANTILE}</td><td>any</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Values and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> With quantile 1/2 it is half the absolute error. At the kink the gradient
 * is 0.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new QuantileLoss().withQuantile(0.9))
 *         .activation(Activation.IDENTITY)
 *         .nOut(1)
 *         .build();
 * }</pre>
 *
 * @deviation none
 * @param quantile share of the labels that is to be below the output
 * @see <a href="https://doi.org/10.2307/1913643">Koenker &amp; Bassett, Regression Quantiles,
 *     1978</a>
 * @since 0.1
 */
public record QuantileLoss(double quantile) implements RegressionLoss {

  /** Default of {@code quantile}. */
  public static final double DEFAULT_QUANTILE = 0.5;

  /**
   * Checks the parameters.
   *
   * @param quantile share of the labels that is to be below the output
   */
  public QuantileLoss {
    Arguments.properFraction("quantile", quantile);
  }

  /** Makes the loss with its defaults. */
  public QuantileLoss() {
    this(DEFAULT_QUANTILE);
  }

  /**
   * Returns a copy with another {@code quantile}.
   *
   * @param newQuantile share of the labels that is to be below the output
   * @return the copy
   */
  public QuantileLoss withQuantile(double newQuantile) {
    return new QuantileLoss(newQuantile);
  }

  @Override
  public SDVariable ofResiduals(SDVariable residuals) {
    SDVariable tooHigh = GraphMath.positivePart(residuals);
    SDVariable tooLow = GraphMath.positivePart(residuals.neg());
    return tooLow.mul(quantile).add(tooHigh.mul(1 - quantile));
  }
}
