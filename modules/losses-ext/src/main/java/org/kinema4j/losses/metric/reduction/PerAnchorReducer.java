package org.kinema4j.losses.metric.reduction;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Mean over the examples of the mean over each one's terms, so that an anchor with many terms
 * counts no more than one with few. Examples without a term count as 0.
 *
 * <pre>
 *   L = 1/N sum_a 1/T_a sum_(t of a) l_t
 * </pre>
 *
 * <p>\[ L = \frac{1}{N} \sum_a \frac{1}{T_a} \sum_{t \text{ of } a} l_t \]
 *
 * @deviation triplets are reduced too, which pytorch-metric-learning refuses; the outer mean cannot
 *     be replaced
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record PerAnchorReducer() implements Reducer {

  @Override
  public SDVariable weights(Terms terms) {
    SDVariable ofAnchor = Counts.orOne(terms.termsOfAnchor());
    return terms.valid().div(ofAnchor).div(terms.examples());
  }
}
