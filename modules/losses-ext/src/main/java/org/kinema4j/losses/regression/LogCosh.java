package org.kinema4j.losses.regression;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Logarithm of the hyperbolic cosine of the residual: about half its square near 0, its absolute
 * value far away.
 *
 * <pre>
 *   score_i = sum_c log(cosh(e_ic)) = sum_c |e_ic| + log(1 + exp(-2 |e_ic|)) - log(2),   e = a - y
 * </pre>
 *
 * <p>\[ L_i = \sum_c \log \cosh (a_{ic} - y_{ic}) \]
 *
 * <p><b>Shapes.</b> Values and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> The gradient is {@code tanh(e)}. Nothing overflows: the second form is the
 * one computed.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new LogCosh())
 *         .activation(Activation.IDENTITY)
 *         .nOut(3)
 *         .build();
 * }</pre>
 *
 * @deviation none; the paper studies a loss that was in use before, in Keras among others
 * @see <a href="https://arxiv.org/abs/2208.04564">Saleh &amp; Saleh, Statistical Properties of the
 *     log-cosh Loss Function Used in Machine Learning, 2022</a>
 * @since 0.1
 */
public record LogCosh() implements RegressionLoss {

  @Override
  public SDVariable ofResiduals(SDVariable residuals) {
    SDMath math = residuals.getSameDiff().math();
    SDVariable magnitude = math.abs(residuals);
    return magnitude.add(math.log1p(math.exp(magnitude.mul(-2)))).sub(Math.log(2));
  }
}
