package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Cross entropy with a margin that is the greater, the rarer the class; LDAM for short.
 *
 * <pre>
 *   score_i = -sum_c w_c * y_ic * log(softmax(s * z'_i)_c),   z'_ic = z_ic - y_ic * d_c
 *   d_c = maxMargin * (min_k n_k / n_c)^(1/4)
 * </pre>
 *
 * <p>\[ L_i = -\sum_c w_c \, y_{ic} \log \operatorname{softmax}(s z'_i)_c, \qquad z'_{ic} = z_{ic}
 * - y_{ic} \Delta_c, \qquad \Delta_c = \Delta_{\max} \left( \min_k n_k / n_c \right)^{1/4} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( n \)</td><td>{@code classCounts}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       equal</td><td>of the training set</td></tr>
 *   <tr><td>\( \Delta_{\max} \)</td><td>{@code maxMargin}</td><td>\( [0, \infty)
 *       \)</td><td>{@value #DEFAULT_MAX_MARGIN}</td><td>0.5</td></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_SCALE}</td><td>30 (the authors' program), for cosines</td></tr>
 *   <tr><td>\( w \)</td><td>{@code classWeights}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       1</td><td>1, later by effective number</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits {@code [N, C]}; labels {@code [N, C]}, or {@code [N, 1]} with class
 * indices; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With margin 0 it is {@link CrossEntropy}, at the default scale. Margins
 * depend on the ratios of the counts only. A soft label shifts each logit by its share of the
 * margin.
 *
 * <pre>{@code
 * Loss loss = new LabelDistributionAwareMargin().withClassCounts(List.of(900.0, 100.0));
 * OutputLayer out =
 *     new OutputLayer.Builder(loss)
 *         .activation(Activation.SOFTMAX)
 *         .nOut(2)
 *         .build();
 * }</pre>
 *
 * @deviation the paper has logits that are cosines of normalized features and weights, which a
 *     scale of 30 makes wide enough for a softmax; the default is 1, for the logits of an ordinary
 *     output layer, which are as wide as they need to be. Soft labels are an addition. What the
 *     network puts out is the softmax without scale and margin
 * @param classCounts number of training examples of each class; none for equal numbers
 * @param maxMargin margin of the rarest class
 * @param scale factor of the logits
 * @param classWeights factor of each class; none for all 1
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1906.07413">Cao et al., Learning Imbalanced Datasets with
 *     Label-Distribution-Aware Margin Loss, 2019</a>
 * @since 0.1
 */
public record LabelDistributionAwareMargin(
    List<Double> classCounts,
    double maxMargin,
    double scale,
    List<Double> classWeights,
    LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code maxMargin}. */
  public static final double DEFAULT_MAX_MARGIN = 0.5;

  /** Default of {@code scale}. */
  public static final double DEFAULT_SCALE = 1;

  /**
   * Checks the parameters.
   *
   * @param classCounts number of training examples of each class; none for equal numbers
   * @param maxMargin margin of the rarest class
   * @param scale factor of the logits
   * @param classWeights factor of each class; none for all 1
   * @param labelFormat how labels say the class
   */
  public LabelDistributionAwareMargin {
    classCounts = Arguments.allPositive("classCounts", classCounts);
    Arguments.notNegative("maxMargin", maxMargin);
    Arguments.positive("scale", scale);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public LabelDistributionAwareMargin() {
    this(List.of(), DEFAULT_MAX_MARGIN, DEFAULT_SCALE, List.of(), LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with other {@code classCounts}.
   *
   * @param newClassCounts number of training examples of each class; none for equal numbers
   * @return the copy
   */
  public LabelDistributionAwareMargin withClassCounts(List<Double> newClassCounts) {
    return new LabelDistributionAwareMargin(
        newClassCounts, maxMargin, scale, classWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code maxMargin}.
   *
   * @param newMaxMargin margin of the rarest class
   * @return the copy
   */
  public LabelDistributionAwareMargin withMaxMargin(double newMaxMargin) {
    return new LabelDistributionAwareMargin(
        classCounts, newMaxMargin, scale, classWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the logits
   * @return the copy
   */
  public LabelDistributionAwareMargin withScale(double newScale) {
    return new LabelDistributionAwareMargin(
        classCounts, maxMargin, newScale, classWeights, labelFormat);
  }

  /**
   * Returns a copy with other {@code classWeights}.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public LabelDistributionAwareMargin withClassWeights(List<Double> newClassWeights) {
    return new LabelDistributionAwareMargin(
        classCounts, maxMargin, scale, newClassWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public LabelDistributionAwareMargin withLabelFormat(LabelFormat newLabelFormat) {
    return new LabelDistributionAwareMargin(
        classCounts, maxMargin, scale, classWeights, newLabelFormat);
  }

  @Override
  public void requireBatch(LossInput input) {
    CategoricalLoss.super.requireBatch(input);
    input.requireOnePerClass("classCounts", classCounts);
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable margins = CategoricalLoss.weighted(target.mul(maxMargin), shares());
    SDVariable logProbability = GraphMath.logSoftmax(logits.sub(margins).mul(scale));
    return CategoricalLoss.weighted(target.mul(logProbability), classWeights).sum(true, 1).neg();
  }

  /** Margin of each class relative to that of the rarest. */
  private List<Double> shares() {
    double least = classCounts.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    return classCounts.stream().map(count -> Math.pow(least / count, 0.25)).toList();
  }
}
