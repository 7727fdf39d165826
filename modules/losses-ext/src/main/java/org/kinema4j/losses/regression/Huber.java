package org.kinema4j.losses.regression;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Squared error of small residuals and absolute error of large ones, so that outliers do not rule.
 *
 * <pre>
 *   score_i = sum_c h(a_ic - y_ic)
 *   h(e) = e^2 / 2                   where |e| &lt;= delta
 *   h(e) = delta * |e| - delta^2 / 2  elsewhere
 * </pre>
 *
 * <p>\[ L_i = \sum_c h(a_{ic} - y_{ic}), \qquad h(e) = \begin{cases} \frac{1}{2} e^2 &amp; |e| \le
 * \delta \\ \delta |e| - \frac{1}{2} \delta^2 &amp; |e| \gt \delta \end{cases} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \delta \)</td><td>{@code delta}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_DELTA}</td><td>1.5 standard deviations</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Values and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> For a delta above all residuals it is half the squared error; for a small
 * one, delta times the absolute error. With delta 1 it is {@link SmoothL1} with beta 1.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new Huber().withDelta(0.5))
 *         .activation(Activation.IDENTITY)
 *         .nOut(3)
 *         .build();
 * }</pre>
 *
 * @deviation the paper estimates the scale of the residuals; here delta is in the units of the
 *     labels
 * @param delta residual up to which the error is squared
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber, Robust Estimation of a Location
 *     Parameter, 1964</a>
 * @since 0.1
 */
public record Huber(double delta) implements RegressionLoss {

  /** Default of {@code delta}. */
  public static final double DEFAULT_DELTA = 1;

  /**
   * Checks the parameters.
   *
   * @param delta residual up to which the error is squared
   */
  public Huber {
    Arguments.positive("delta", delta);
  }

  /** Makes the loss with its defaults. */
  public Huber() {
    this(DEFAULT_DELTA);
  }

  /**
   * Returns a copy with another {@code delta}.
   *
   * @param newDelta residual up to which the error is squared
   * @return the copy
   */
  public Huber withDelta(double newDelta) {
    return new Huber(newDelta);
  }

  @Override
  public SDVariable ofResiduals(SDVariable residuals) {
    return RegressionLoss.huber(residuals, delta);
  }
}
