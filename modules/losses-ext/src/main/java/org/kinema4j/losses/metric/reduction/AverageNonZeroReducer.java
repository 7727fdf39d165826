package org.kinema4j.losses.metric.reduction;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Mean over the terms that are positive: terms that are satisfied already do not dilute the others.
 *
 * <pre>
 *   L = sum_t l_t / #{t: l_t &gt; 0}
 * </pre>
 *
 * <p>\[ L = \frac{\sum_t l_t}{\lvert \{ t : l_t \gt 0 \} \rvert} \]
 *
 * <p><b>Edge cases.</b> If no term is positive the loss is 0. The loss does not become smaller when
 * a term becomes 0, so it may rise while the network improves.
 *
 * @deviation none
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al., In Defense of the Triplet Loss
 *     for Person Re-Identification, 2017</a>
 * @since 0.1
 */
public record AverageNonZeroReducer() implements Reducer {

  @Override
  public SDVariable weights(Terms terms) {
    SDVariable positive = terms.values().gt(0).castTo(terms.valid().dataType());
    return Counts.shares(positive.mul(terms.valid()));
  }
}
