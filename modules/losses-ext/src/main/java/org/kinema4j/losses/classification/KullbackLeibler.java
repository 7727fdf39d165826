package org.kinema4j.losses.classification;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Kullback-Leibler divergence of the network's distribution from that of the labels, from logits.
 *
 * <pre>
 *   score_i = sum_c y_ic * (log(y_ic) - log(p_ic)),   p = softmax(z),   0 log 0 = 0
 * </pre>
 *
 * <p>\[ L_i = \sum_c y_{ic} \left( \log y_{ic} - \log p_{ic} \right) \]
 *
 * <p><b>Shapes.</b> Logits and labels {@code [N, C]}; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> It is {@link CrossEntropy} less the entropy of the labels, and has the same
 * gradient, {@code p sum_c y_c - y}; of one-hot labels it is the cross entropy itself. It is 0
 * where both distributions are equal, and finite for labels that are 0.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new KullbackLeibler())
 *         .activation(Activation.SOFTMAX)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation none
 * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback &amp; Leibler, On Information and
 *     Sufficiency, 1951</a>
 * @since 0.1
 */
public record KullbackLeibler() implements CategoricalLoss {

  @Override
  public LabelFormat labelFormat() {
    return LabelFormat.DISTRIBUTION;
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable none = target.eq(0).castTo(target.dataType());
    SDVariable logTarget = target.getSameDiff().math().log(target.add(none));
    return target.mul(logTarget.sub(GraphMath.logSoftmax(logits))).sum(true, 1);
  }
}
