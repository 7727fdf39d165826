package org.kinema4j.losses.regression;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Absolute error whose kink at 0 is rounded by a parabola.
 *
 * <pre>
 *   score_i = sum_c h(a_ic - y_ic)
 *   h(e) = e^2 / (2 beta)   where |e| &lt; beta
 *   h(e) = |e| - beta / 2   elsewhere
 * </pre>
 *
 * <p>\[ L_i = \sum_c h(a_{ic} - y_{ic}), \qquad h(e) = \begin{cases} e^2 / (2 \beta) &amp; |e| \lt
 * \beta \\ |e| - \beta / 2 &amp; |e| \ge \beta \end{cases} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>1</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Values and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> With beta 0 it is the absolute error, whose gradient at 0 is taken as 0. It
 * is {@link Huber} with delta = beta, divided by beta.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new SmoothL1().withBeta(0.1))
 *         .activation(Activation.IDENTITY)
 *         .nOut(3)
 *         .build();
 * }</pre>
 *
 * @deviation the paper has beta 1 only; beta is that of PyTorch's {@code SmoothL1Loss}
 * @param beta residual from which on the error is absolute
 * @see <a href="https://arxiv.org/abs/1504.08083">Girshick, Fast R-CNN, 2015</a>
 * @since 0.1
 */
public record SmoothL1(double beta) implements RegressionLoss {

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 1;

  /**
   * Checks the parameters.
   *
   * @param beta residual from which on the error is absolute
   */
  public SmoothL1 {
    Arguments.notNegative("beta", beta);
  }

  /** Makes the loss with its defaults. */
  public SmoothL1() {
    this(DEFAULT_BETA);
  }

  /**
   * Returns a copy with another {@code beta}.
   *
   * @param newBeta residual from which on the error is absolute
   * @return the copy
   */
  public SmoothL1 withBeta(double newBeta) {
    return new SmoothL1(newBeta);
  }

  @Override
  public SDVariable ofResiduals(SDVariable residuals) {
    return beta == 0
        ? residuals.getSameDiff().math().abs(residuals)
        : RegressionLoss.huber(residuals, beta).div(beta);
  }
}
