package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Focal loss of classes: cross entropy in which an example counts the less, the surer the network
 * already is of it.
 *
 * <pre>
 *   score_i = -sum_c w_c * y'_ic * (1 - p_ic)^gamma * log(p_ic),   y' = (1 - e) * y + e / C
 * </pre>
 *
 * <p>\[ L_i = -\sum_c w_c \, y'_{ic} \, (1 - p_{ic})^{\gamma} \log p_{ic} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code gamma}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_GAMMA}</td><td>2</td></tr>
 *   <tr><td>\( w \) (the paper's \( \alpha \))</td><td>{@code classWeights}</td><td>\( (0,
 *       \infty)^C \) or empty</td><td>all 1</td><td>0.75 and 0.25 for
 *       negative and positive</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code labelSmoothing}</td><td>\( [0, 1) \)</td><td>{@value
 *       CrossEntropy#DEFAULT_LABEL_SMOOTHING}</td><td>0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits {@code [N, C]}; labels {@code [N, C]}, or {@code [N, 1]} with class
 * indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With gamma 0 it is {@link CrossEntropy}. Both logarithms are computed from
 * the logits, so nothing is lost where p is 0 or 1. The paper's alpha of 0.25 is of the positive
 * class: for outputs [negative, positive] it is {@code List.of(0.75, 0.25)}.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new FocalLoss().withGamma(1.5))
 *         .activation(Activation.SOFTMAX)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation for classes of which one is right, where the paper has separate yes-or-no outputs
 *     ({@link BinaryFocalLoss}); class weights are used as given; label smoothing is an addition
 * @param gamma how fast the weight of well-classified examples falls
 * @param classWeights factor of each class; none for all 1
 * @param labelSmoothing share of each label that goes evenly to all classes
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al., Focal Loss for Dense Object
 *     Detection, 2017</a>
 * @since 0.1
 */
public record FocalLoss(
    double gamma, List<Double> classWeights, double labelSmoothing, LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code gamma}. */
  public static final double DEFAULT_GAMMA = 2;

  /**
   * Checks the parameters.
   *
   * @param gamma how fast the weight of well-classified examples falls
   * @param classWeights factor of each class; none for all 1
   * @param labelSmoothing share of each label that goes evenly to all classes
   * @param labelFormat how labels say the class
   */
  public FocalLoss {
    Arguments.notNegative("gamma", gamma);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.fraction("labelSmoothing", labelSmoothing);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public FocalLoss() {
    this(DEFAULT_GAMMA, List.of(), CrossEntropy.DEFAULT_LABEL_SMOOTHING, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another gamma.
   *
   * @param newGamma how fast the weight of well-classified examples falls
   * @return the copy
   */
  public FocalLoss withGamma(double newGamma) {
    return new FocalLoss(newGamma, classWeights, labelSmoothing, labelFormat);
  }

  /**
   * Returns a copy with other class weights.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public FocalLoss withClassWeights(List<Double> newClassWeights) {
    return new FocalLoss(gamma, newClassWeights, labelSmoothing, labelFormat);
  }

  /**
   * Returns a copy with other label smoothing.
   *
   * @param newLabelSmoothing share of each label that goes evenly to all classes
   * @return the copy
   */
  public FocalLoss withLabelSmoothing(double newLabelSmoothing) {
    return new FocalLoss(gamma, classWeights, newLabelSmoothing, labelFormat);
  }

  /**
   * Returns a copy for labels in another format.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public FocalLoss withLabelFormat(LabelFormat newLabelFormat) {
    return new FocalLoss(gamma, classWeights, labelSmoothing, newLabelFormat);
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable terms =
        CategoricalLoss.smoothed(target, labelSmoothing).mul(GraphMath.logSoftmax(logits));
    if (gamma > 0) {
      // exp(gamma * log(1 - p)), because a power has no gradient where 1 - p rounds to 0
      SDVariable logModulation = GraphMath.logComplement(logits).mul(gamma);
      terms = terms.mul(logits.getSameDiff().math().exp(logModulation));
    }
    return CategoricalLoss.weighted(terms, classWeights).sum(true, 1).neg();
  }
}
