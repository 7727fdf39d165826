package org.kinema4j.losses.regression;

import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.OutputKind;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Negative log-likelihood of labels under a normal distribution whose mean and variance the network
 * puts out.
 *
 * <p>The outputs of an example are its D means μ, then its D log variances s, side by side.
 *
 * <pre>
 *   score_i = sum_d (log(v_id) + (y_id - m_id)^2 / v_id) / 2   [ + log(2 pi) / 2 ]
 *   v = exp(s) + minimumVariance
 * </pre>
 *
 * <p>\[ L_i = \frac{1}{2} \sum_d \left[ \log v_{id} + \frac{(y_{id} - \mu_{id})^2}{v_{id}} \; ( +
 * \log 2 \pi ) \right], \qquad v = e^{s} + v_{\min} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( v_{\min} \)</td><td>{@code minimumVariance}</td><td>\( (0, \infty)
 *       \)</td><td>{@value #DEFAULT_MINIMUM_VARIANCE}</td><td>none</td></tr>
 *   <tr><td></td><td>{@code constant}</td><td>{@code OMITTED}, {@code INCLUDED}</td><td>{@code
 *       OMITTED}</td><td>omitted</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Outputs {@code [N, 2D]}, activation identity; labels {@code [N, D]}; mask
 * {@code [N, 1]}; score {@code [N, 1]}, which may be negative.
 *
 * <p><b>Edge cases.</b> With equal variances it is half the squared error, scaled and shifted.
 * Finite as far as squared residuals and those divided by the minimum are numbers of the data type:
 * with the default in float for residuals up to 1e16.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new GaussianNegativeLogLikelihood())
 *         .activation(Activation.IDENTITY)
 *         .nOut(6)
 *         .build();
 * }</pre>
 *
 * @deviation the network puts out the logarithm of the variance (as in Kendall &amp; Gal, 2017),
 *     where PyTorch's {@code GaussianNLLLoss} is given the variance itself and cuts it off at 1e-6;
 *     here the minimum is added, so that a small variance keeps its gradient
 * @param minimumVariance what is added to each variance, in the squared units of the labels
 * @param constant whether the part that depends on nothing is in the score
 * @see <a href="https://doi.org/10.1109/ICNN.1994.374138">Nix &amp; Weigend, Estimating the mean
 *     and variance of the target probability distribution, 1994</a>
 * @since 0.1
 */
public record GaussianNegativeLogLikelihood(double minimumVariance, GaussianConstant constant)
    implements ElementLoss {

  /** Default of {@code minimumVariance}. */
  public static final double DEFAULT_MINIMUM_VARIANCE = 1e-6;

  /**
   * Checks the parameters.
   *
   * @param minimumVariance what is added to each variance, in the squared units of the labels
   * @param constant whether the part that depends on nothing is in the score
   */
  public GaussianNegativeLogLikelihood {
    Arguments.positive("minimumVariance", minimumVariance);
    Arguments.present("constant", constant);
  }

  /** Makes the loss with its defaults. */
  public GaussianNegativeLogLikelihood() {
    this(DEFAULT_MINIMUM_VARIANCE, GaussianConstant.OMITTED);
  }

  /**
   * Returns a copy with another {@code minimumVariance}.
   *
   * @param newMinimumVariance what is added to each variance, in the squared units of the labels
   * @return the copy
   */
  public GaussianNegativeLogLikelihood withMinimumVariance(double newMinimumVariance) {
    return new GaussianNegativeLogLikelihood(newMinimumVariance, constant);
  }

  /**
   * Returns a copy with another {@code constant}.
   *
   * @param newConstant whether the part that depends on nothing is in the score
   * @return the copy
   */
  public GaussianNegativeLogLikelihood withConstant(GaussianConstant newConstant) {
    return new GaussianNegativeLogLikelihood(minimumVariance, newConstant);
  }

  @Override
  public OutputKind outputKind() {
    return OutputKind.VALUES;
  }

  @Override
  public Coupling coupling() {
    return Coupling.WHOLE_EXAMPLE;
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireParts("means | log variances", 2);
    input.requireLabelWidth(input.preOutput().size(1) / 2, "one column a mean");
  }

  @Override
  public SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] parts = GraphMath.parts(output, 2);
    SDVariable residuals = labels.sub(parts[0]);
    // log(exp(s) + m) = log(m) + softplus(s - log(m)), which neither overflows nor reaches -∞
    double logMinimum = Math.log(minimumVariance);
    SDVariable logVariance = GraphMath.softplus(parts[1].sub(logMinimum)).add(logMinimum);
    SDVariable precision = output.getSameDiff().math().exp(logVariance.neg());
    SDVariable terms = residuals.mul(residuals).mul(precision).add(logVariance);
    if (constant == GaussianConstant.INCLUDED) {
      terms = terms.add(Math.log(2 * Math.PI));
    }
    return GraphMath.rowSum(terms).mul(0.5);
  }
}
