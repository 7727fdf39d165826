package org.kinema4j.losses.classification;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Focal loss of separate yes-or-no outputs that falls faster for negatives than for positives, and
 * drops easy negatives altogether.
 *
 * <pre>
 *   score_i = -sum_c y_ic * (1 - p_ic)^gp * log(p_ic) + (1 - y_ic) * q_ic^gn * log(1 - q_ic)
 *   q = max(p - m, 0),   p = sigmoid(z)
 * </pre>
 *
 * <p>\[ L_i = -\sum_c \left[ y_{ic} (1 - p_{ic})^{\gamma_+} \log p_{ic} + (1 - y_{ic}) \,
 * q_{ic}^{\gamma_-} \log (1 - q_{ic}) \right] \] with \( q = \max(p - m, 0) \).
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \gamma_+ \)</td><td>{@code gammaPositive}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_GAMMA_POSITIVE}</td><td>0</td></tr>
 *   <tr><td>\( \gamma_- \)</td><td>{@code gammaNegative}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_GAMMA_NEGATIVE}</td><td>4</td></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>0.05</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> With both gammas 0 and margin 0 it is {@link BinaryCrossEntropy}; with
 * equal gammas and margin 0 twice {@link BinaryFocalLoss} with alpha 1/2. Negatives with {@code p
 * <= m} score 0 and have gradient 0. With a margin, the loss of a negative is at most {@code
 * -log(m)}.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new AsymmetricLoss().withGammaNegative(2))
 *         .activation(Activation.SIGMOID)
 *         .nOut(20)
 *         .build();
 * }</pre>
 *
 * @deviation none in the equation. The gradient goes through the factors of the focal form, as the
 *     equation has it; the authors' program has gamma 1 for positives and can stop the gradient
 *     there
 * @param gammaPositive how fast the weight of well-classified positives falls
 * @param gammaNegative how fast the weight of well-classified negatives falls
 * @param margin probability up to which a negative does not count
 * @see <a href="https://arxiv.org/abs/2009.14119">Ridnik et al., Asymmetric Loss For Multi-Label
 *     Classification, 2020</a>
 * @since 0.1
 */
public record AsymmetricLoss(double gammaPositive, double gammaNegative, double margin)
    implements BinaryLoss {

  /** Default of {@code gammaPositive}. */
  public static final double DEFAULT_GAMMA_POSITIVE = 0;

  /** Default of {@code gammaNegative}. */
  public static final double DEFAULT_GAMMA_NEGATIVE = 4;

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.05;

  /**
   * Checks the parameters.
   *
   * @param gammaPositive how fast the weight of well-classified positives falls
   * @param gammaNegative how fast the weight of well-classified negatives falls
   * @param margin probability up to which a negative does not count
   */
  public AsymmetricLoss {
    Arguments.notNegative("gammaPositive", gammaPositive);
    Arguments.notNegative("gammaNegative", gammaNegative);
    Arguments.fraction("margin", margin);
  }

  /** Makes the loss with its defaults. */
  public AsymmetricLoss() {
    this(DEFAULT_GAMMA_POSITIVE, DEFAULT_GAMMA_NEGATIVE, DEFAULT_MARGIN);
  }

  /**
   * Returns a copy with another {@code gammaPositive}.
   *
   * @param newGammaPositive how fast the weight of well-classified positives falls
   * @return the copy
   */
  public AsymmetricLoss withGammaPositive(double newGammaPositive) {
    return new AsymmetricLoss(newGammaPositive, gammaNegative, margin);
  }

  /**
   * Returns a copy with another {@code gammaNegative}.
   *
   * @param newGammaNegative how fast the weight of well-classified negatives falls
   * @return the copy
   */
  public AsymmetricLoss withGammaNegative(double newGammaNegative) {
    return new AsymmetricLoss(gammaPositive, newGammaNegative, margin);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin probability up to which a negative does not count
   * @return the copy
   */
  public AsymmetricLoss withMargin(double newMargin) {
    return new AsymmetricLoss(gammaPositive, gammaNegative, newMargin);
  }

  @Override
  public SDVariable binary(SDVariable target, SDVariable logits) {
    SDVariable logYes = GraphMath.logSigmoid(logits);
    SDVariable logNo = GraphMath.logSigmoid(logits.neg());
    SDVariable yes = BinaryLoss.focal(logYes, logNo, gammaPositive);
    SDVariable no = margin == 0 ? BinaryLoss.focal(logNo, logYes, gammaNegative) : shifted(logits);
    return yes.mul(target).add(no.mul(target.rsub(1)));
  }

  /** The negatives' part, 0 where the probability is within the margin. */
  private SDVariable shifted(SDVariable logits) {
    SameDiff graph = logits.getSameDiff();
    SDMath math = graph.math();
    SDVariable probability = graph.nn().sigmoid(logits);
    SDVariable counts = probability.gt(margin).castTo(logits.dataType());
    SDVariable rest = counts.rsub(1);
    SDVariable wrong = probability.sub(margin).mul(counts).add(rest);
    // 1 - p from the logit, because 1 less a rounded p may leave nothing
    SDVariable right = graph.nn().sigmoid(logits.neg()).add(margin).mul(counts).add(rest);
    return BinaryLoss.focal(math.log(right), math.log(wrong), gammaNegative);
  }
}
