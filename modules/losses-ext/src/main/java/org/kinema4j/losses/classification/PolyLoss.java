package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Cross entropy with another coefficient of the first term of its series, the form called Poly-1.
 *
 * <p>Cross entropy is the series {@code sum_j (1 - p)^j / j}; the term of j = 1 gets the
 * coefficient {@code 1 + e1}.
 *
 * <pre>
 *   score_i = sum_c w_c * y'_ic * (-log(p_ic) + e1 * (1 - p_ic))
 *   y' = (1 - e) * y + e / C,   p = softmax(z)
 * </pre>
 *
 * <p>\[ L_i = \sum_c w_c \, y'_{ic} \left( -\log p_{ic} + \epsilon_1 (1 - p_{ic}) \right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \epsilon_1 \)</td><td>{@code epsilon1}</td><td>\( [-1, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON1}</td><td>2 for ImageNet; to be tuned</td></tr>
 *   <tr><td>\( w \)</td><td>{@code classWeights}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       1</td><td>none</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code labelSmoothing}</td><td>\( [0, 1) \)</td><td>{@value
 *       CrossEntropy#DEFAULT_LABEL_SMOOTHING}</td><td>0.1</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits {@code [N, C]}; labels {@code [N, C]}, or {@code [N, 1]} with class
 * indices; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With epsilon 0 it is {@link CrossEntropy}; with -1 the first term is gone.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new PolyLoss().withEpsilon1(1))
 *         .activation(Activation.SOFTMAX)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation class weights are an addition, and multiply both parts
 * @param epsilon1 what is added to the coefficient of the first term
 * @param classWeights factor of each class; none for all 1
 * @param labelSmoothing share of each label that goes evenly to all classes
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/2204.12511">Leng et al., PolyLoss: A Polynomial Expansion
 *     Perspective of Classification Loss Functions, 2022</a>
 * @since 0.1
 */
public record PolyLoss(
    double epsilon1, List<Double> classWeights, double labelSmoothing, LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code epsilon1}. */
  public static final double DEFAULT_EPSILON1 = 2;

  /**
   * Checks the parameters.
   *
   * @param epsilon1 what is added to the coefficient of the first term
   * @param classWeights factor of each class; none for all 1
   * @param labelSmoothing share of each label that goes evenly to all classes
   * @param labelFormat how labels say the class
   */
  public PolyLoss {
    Arguments.atLeast("epsilon1", epsilon1, -1);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.fraction("labelSmoothing", labelSmoothing);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public PolyLoss() {
    this(
        DEFAULT_EPSILON1,
        List.of(),
        CrossEntropy.DEFAULT_LABEL_SMOOTHING,
        LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code epsilon1}.
   *
   * @param newEpsilon1 what is added to the coefficient of the first term
   * @return the copy
   */
  public PolyLoss withEpsilon1(double newEpsilon1) {
    return new PolyLoss(newEpsilon1, classWeights, labelSmoothing, labelFormat);
  }

  /**
   * Returns a copy with other {@code classWeights}.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public PolyLoss withClassWeights(List<Double> newClassWeights) {
    return new PolyLoss(epsilon1, newClassWeights, labelSmoothing, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelSmoothing}.
   *
   * @param newLabelSmoothing share of each label that goes evenly to all classes
   * @return the copy
   */
  public PolyLoss withLabelSmoothing(double newLabelSmoothing) {
    return new PolyLoss(epsilon1, classWeights, newLabelSmoothing, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public PolyLoss withLabelFormat(LabelFormat newLabelFormat) {
    return new PolyLoss(epsilon1, classWeights, labelSmoothing, newLabelFormat);
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable logProbability = GraphMath.logSoftmax(logits);
    SDVariable first = logits.getSameDiff().math().exp(logProbability).rsub(1).mul(epsilon1);
    SDVariable terms =
        first.sub(logProbability).mul(CategoricalLoss.smoothed(target, labelSmoothing));
    return CategoricalLoss.weighted(terms, classWeights).sum(true, 1);
  }
}
