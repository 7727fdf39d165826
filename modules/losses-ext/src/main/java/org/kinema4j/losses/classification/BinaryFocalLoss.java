package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Focal loss of separate yes-or-no outputs, from logits.
 *
 * <pre>
 *   score_ic = -alpha * y' * (1 - p)^gamma * log(p) - (1 - alpha) * (1 - y') * p^gamma * log(1 - p)
 *   y' = (1 - e) * y + e / 2,   p = sigmoid(z)
 * </pre>
 *
 * <p>\[ L = -\alpha_t (1 - p_t)^{\gamma} \log p_t \] with \( p_t = p \), \( \alpha_t = \alpha \)
 * for y = 1, and \( p_t = 1 - p \), \( \alpha_t = 1 - \alpha \) for y = 0. Alpha above 1/2 raises
 * the weight of the positive class.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code gamma}</td><td>\( [0, \infty) \)</td><td>{@value
 *       FocalLoss#DEFAULT_GAMMA}</td><td>2</td></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alpha}</td><td>\( (0, 1) \) for all outputs,
 *       \( (0, 1)^C \) or empty</td><td>{@value #DEFAULT_ALPHA}</td><td>0.25</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code labelSmoothing}</td><td>\( [0, 1) \)</td><td>{@value
 *       CrossEntropy#DEFAULT_LABEL_SMOOTHING}</td><td>0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}.
 *
 * <p><b>Edge cases.</b> With gamma 0 and alpha 1/2 it is half the binary cross entropy; with gamma
 * 0 and no alpha it is that itself. One value is for all outputs, several are one an output, and
 * without any both classes have weight 1.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new BinaryFocalLoss().withAlpha(0.75))
 *         .activation(Activation.SIGMOID)
 *         .nOut(1)
 *         .build();
 * }</pre>
 *
 * @deviation label smoothing is an addition
 * @param gamma how fast the weight of well-classified outputs falls
 * @param alpha weight of the positive class, one for all outputs or one an output; the negative
 *     class has {@code 1 - alpha}. None for weight 1 of both
 * @param labelSmoothing share of each label that goes evenly to yes and no
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al., Focal Loss for Dense Object
 *     Detection, 2017</a>
 * @since 0.1
 */
public record BinaryFocalLoss(double gamma, List<Double> alpha, double labelSmoothing)
    implements BinaryLoss {

  /** Default of {@code alpha}. */
  public static final double DEFAULT_ALPHA = 0.25;

  /**
   * Checks the parameters.
   *
   * @param gamma how fast the weight of well-classified outputs falls
   * @param alpha weight of the positive class, one for all outputs or one an output; none for
   *     weight 1 of both classes
   * @param labelSmoothing share of each label that goes evenly to yes and no
   */
  public BinaryFocalLoss {
    Arguments.notNegative("gamma", gamma);
    alpha = List.copyOf(Arguments.present("alpha", alpha));
    for (int i = 0; i < alpha.size(); i++) {
      Arguments.properFraction("alpha[" + i + "]", alpha.get(i));
    }
    Arguments.fraction("labelSmoothing", labelSmoothing);
  }

  /** Makes the loss with its defaults. */
  public BinaryFocalLoss() {
    this(FocalLoss.DEFAULT_GAMMA, List.of(DEFAULT_ALPHA), CrossEntropy.DEFAULT_LABEL_SMOOTHING);
  }

  /**
   * Returns a copy with another gamma.
   *
   * @param newGamma how fast the weight of well-classified outputs falls
   * @return the copy
   */
  public BinaryFocalLoss withGamma(double newGamma) {
    return new BinaryFocalLoss(newGamma, alpha, labelSmoothing);
  }

  /**
   * Returns a copy with another alpha.
   *
   * @param newAlpha weight of the positive class, for all outputs
   * @return the copy
   */
  public BinaryFocalLoss withAlpha(double newAlpha) {
    return withAlpha(List.of(newAlpha));
  }

  /**
   * Returns a copy with another alpha for each output.
   *
   * @param newAlpha weight of the positive class, one for all outputs or one an output; none for
   *     weight 1 of both classes
   * @return the copy
   */
  public BinaryFocalLoss withAlpha(List<Double> newAlpha) {
    return new BinaryFocalLoss(gamma, newAlpha, labelSmoothing);
  }

  /**
   * Returns a copy with other label smoothing.
   *
   * @param newLabelSmoothing share of each label that goes evenly to yes and no
   * @return the copy
   */
  public BinaryFocalLoss withLabelSmoothing(double newLabelSmoothing) {
    return new BinaryFocalLoss(gamma, alpha, newLabelSmoothing);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireSameShape();
    BinaryLoss.requireOneOrAll(input, "alpha", alpha);
  }

  @Override
  public SDVariable binary(SDVariable target, SDVariable logits) {
    SDVariable logYes = GraphMath.logSigmoid(logits);
    SDVariable logNo = GraphMath.logSigmoid(logits.neg());
    List<Double> ofNo = alpha.stream().map(ofYes -> 1 - ofYes).toList();
    SDVariable yes = BinaryLoss.weighted(BinaryLoss.focal(logYes, logNo, gamma), alpha);
    SDVariable no = BinaryLoss.weighted(BinaryLoss.focal(logNo, logYes, gamma), ofNo);
    return yes.mul(target).add(no.mul(target.rsub(1)));
  }
}
