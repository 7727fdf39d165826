package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Cross entropy of classes, from logits, with label smoothing and class weights.
 *
 * <pre>
 *   score_i = -sum_c w_c * y'_ic * log(p_ic),   y' = (1 - e) * y + e / C,   p = softmax(z)
 * </pre>
 *
 * <p>\[ L_i = -\sum_c w_c \left((1-\varepsilon)\, y_{ic} + \tfrac{\varepsilon}{C}\right) \log
 * p_{ic} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code labelSmoothing}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_LABEL_SMOOTHING}</td><td>0.1</td></tr>
 *   <tr><td>\( w \)</td><td>{@code classWeights}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       1</td><td>none</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits {@code [N, C]}; labels {@code [N, C]}, or {@code [N, 1]} with class
 * indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Without smoothing and weights it is Deeplearning4j's {@code LossMCXENT},
 * but exact where that clips probabilities to 1e-10.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new CrossEntropy().withLabelSmoothing(0.1))
 *         .activation(Activation.SOFTMAX)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation class weights are used as given, and a batch's mean divides by the number of examples;
 *     PyTorch's mean divides by the sum of the weights
 * @param labelSmoothing share of each label that goes evenly to all classes
 * @param classWeights factor of each class; none for all 1
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al., Rethinking the Inception
 *     Architecture for Computer Vision, 2015, section 7</a>
 * @since 0.1
 */
public record CrossEntropy(
    double labelSmoothing, List<Double> classWeights, LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code labelSmoothing}. */
  public static final double DEFAULT_LABEL_SMOOTHING = 0;

  /**
   * Checks the parameters.
   *
   * @param labelSmoothing share of each label that goes evenly to all classes
   * @param classWeights factor of each class; none for all 1
   * @param labelFormat how labels say the class
   */
  public CrossEntropy {
    Arguments.fraction("labelSmoothing", labelSmoothing);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public CrossEntropy() {
    this(DEFAULT_LABEL_SMOOTHING, List.of(), LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with other label smoothing.
   *
   * @param newLabelSmoothing share of each label that goes evenly to all classes
   * @return the copy
   */
  public CrossEntropy withLabelSmoothing(double newLabelSmoothing) {
    return new CrossEntropy(newLabelSmoothing, classWeights, labelFormat);
  }

  /**
   * Returns a copy with other class weights.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public CrossEntropy withClassWeights(List<Double> newClassWeights) {
    return new CrossEntropy(labelSmoothing, newClassWeights, labelFormat);
  }

  /**
   * Returns a copy for labels in another format.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public CrossEntropy withLabelFormat(LabelFormat newLabelFormat) {
    return new CrossEntropy(labelSmoothing, classWeights, newLabelFormat);
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable terms =
        CategoricalLoss.smoothed(target, labelSmoothing).mul(GraphMath.logSoftmax(logits));
    return CategoricalLoss.weighted(terms, classWeights).sum(true, 1).neg();
  }
}
