package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Cross entropy of separate yes-or-no outputs, from logits.
 *
 * <pre>
 *   score_i = -sum_c w_c * y'_ic * log(p_ic) + (1 - y'_ic) * log(1 - p_ic)
 *   y' = (1 - e) * y + e / 2,   p = sigmoid(z)
 * </pre>
 *
 * <p>\[ L_i = -\sum_c \left[ w_c \, y'_{ic} \log p_{ic} + (1 - y'_{ic}) \log (1 - p_{ic}) \right]
 * \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( w \)</td><td>{@code positiveWeights}</td><td>\( (0, \infty)^C \) or
 *       empty</td><td>all 1</td><td>none</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code labelSmoothing}</td><td>\( [0, 1) \)</td><td>{@value
 *       CrossEntropy#DEFAULT_LABEL_SMOOTHING}</td><td>0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Logits and labels {@code [N, C]}; mask {@code [N, 1]} or {@code [N, C]}; score
 * {@code [N, 1]}, the sum over the outputs.
 *
 * <p><b>Edge cases.</b> Exact for any finite logit: both logarithms are computed from it. A weight
 * above 1 raises recall, one below 1 precision; negatives divided by positives balances an output.
 * One weight is for all outputs, several are one an output.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new BinaryCrossEntropy().withPositiveWeights(List.of(9.0)))
 *         .activation(Activation.SIGMOID)
 *         .nOut(1)
 *         .build();
 * }</pre>
 *
 * @deviation the weight of positives and the smoothing are later additions; the weight is that of
 *     PyTorch's {@code BCEWithLogitsLoss}, whose mean divides by the number of outputs too
 * @param positiveWeights factor of the positive part, one for all outputs or one an output; none
 *     for 1
 * @param labelSmoothing share of each label that goes evenly to yes and no
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1952.tb00104.x">Good, Rational Decisions,
 *     1952</a>
 * @since 0.1
 */
public record BinaryCrossEntropy(List<Double> positiveWeights, double labelSmoothing)
    implements BinaryLoss {

  /**
   * Checks the parameters.
   *
   * @param positiveWeights factor of the positive part, one for all outputs or one an output; none
   *     for 1
   * @param labelSmoothing share of each label that goes evenly to yes and no
   */
  public BinaryCrossEntropy {
    positiveWeights = Arguments.allPositive("positiveWeights", positiveWeights);
    Arguments.fraction("labelSmoothing", labelSmoothing);
  }

  /** Makes the loss with its defaults. */
  public BinaryCrossEntropy() {
    this(List.of(), CrossEntropy.DEFAULT_LABEL_SMOOTHING);
  }

  /**
   * Returns a copy with other {@code positiveWeights}.
   *
   * @param newPositiveWeights factor of the positive part, one for all outputs or one an output;
   *     none for 1
   * @return the copy
   */
  public BinaryCrossEntropy withPositiveWeights(List<Double> newPositiveWeights) {
    return new BinaryCrossEntropy(newPositiveWeights, labelSmoothing);
  }

  /**
   * Returns a copy with another {@code labelSmoothing}.
   *
   * @param newLabelSmoothing share of each label that goes evenly to yes and no
   * @return the copy
   */
  public BinaryCrossEntropy withLabelSmoothing(double newLabelSmoothing) {
    return new BinaryCrossEntropy(positiveWeights, newLabelSmoothing);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireSameShape();
    BinaryLoss.requireOneOrAll(input, "positiveWeights", positiveWeights);
  }

  @Override
  public SDVariable binary(SDVariable target, SDVariable logits) {
    SDVariable yes = GraphMath.logSigmoid(logits).mul(target);
    SDVariable no = GraphMath.logSigmoid(logits.neg()).mul(target.rsub(1));
    return BinaryLoss.weighted(yes, positiveWeights).add(no).neg();
  }
}
