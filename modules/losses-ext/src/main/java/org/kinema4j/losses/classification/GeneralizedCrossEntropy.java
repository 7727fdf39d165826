package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss between cross entropy and absolute error, that bears wrong labels better than cross
 * entropy does.
 *
 * <pre>
 *   score_i = sum_c w_c * y_ic * (1 - p_ic^q) / q,   p = softmax(z)
 * </pre>
 *
 * <p>\[ L_i = \sum_c w_c \, y_{ic} \, \frac{1 - p_{ic}^{\,q}}{q} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( q \)</td><td>{@code q}</td><td>\( (0, 1] \)</td><td>{@value
 *       #DEFAULT_Q}</td><td>0.7</td></tr>
 *   <tr><td>\( w \)</td><td>{@code classWeights}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       1</td><td>none</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits {@code [N, C]}; labels {@code [N, C]}, or {@code [N, 1]} with class
 * indices; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With q = 1 it is {@code 1 - p}, half the absolute error of a one-hot label.
 * For q to 0 it goes to {@link CrossEntropy}; use that for a q below about 0.001, where floats lose
 * too many digits of the difference. The score is at most 1/q, so that gradients vanish where a
 * label is very unlikely.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new GeneralizedCrossEntropy().withQ(0.5))
 *         .activation(Activation.SOFTMAX)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation class weights are an addition; the paper's truncated form, which drops unlikely
 *     examples while training, is left out
 * @param q how far the loss is from cross entropy, its limit at 0, towards absolute error, at 1
 * @param classWeights factor of each class; none for all 1
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1805.07836">Zhang &amp; Sabuncu, Generalized Cross Entropy
 *     Loss for Training Deep Neural Networks with Noisy Labels, 2018</a>
 * @since 0.1
 */
public record GeneralizedCrossEntropy(double q, List<Double> classWeights, LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code q}. */
  public static final double DEFAULT_Q = 0.7;

  /**
   * Checks the parameters.
   *
   * @param q how far the loss is from cross entropy, its limit at 0, towards absolute error, at 1
   * @param classWeights factor of each class; none for all 1
   * @param labelFormat how labels say the class
   */
  public GeneralizedCrossEntropy {
    Arguments.positiveFraction("q", q);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public GeneralizedCrossEntropy() {
    this(DEFAULT_Q, List.of(), LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code q}.
   *
   * @param newQ how far the loss is from cross entropy, its limit at 0, towards absolute error, at
   *     1
   * @return the copy
   */
  public GeneralizedCrossEntropy withQ(double newQ) {
    return new GeneralizedCrossEntropy(newQ, classWeights, labelFormat);
  }

  /**
   * Returns a copy with other {@code classWeights}.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public GeneralizedCrossEntropy withClassWeights(List<Double> newClassWeights) {
    return new GeneralizedCrossEntropy(q, newClassWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public GeneralizedCrossEntropy withLabelFormat(LabelFormat newLabelFormat) {
    return new GeneralizedCrossEntropy(q, classWeights, newLabelFormat);
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable logPower = GraphMath.logSoftmax(logits).mul(q);
    SDVariable power = logits.getSameDiff().math().exp(logPower);
    SDVariable terms = power.rsub(1).mul(target).div(q);
    return CategoricalLoss.weighted(terms, classWeights).sum(true, 1);
  }
}
