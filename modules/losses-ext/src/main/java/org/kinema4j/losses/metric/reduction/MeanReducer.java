package org.kinema4j.losses.metric.reduction;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Mean over the terms that exist.
 *
 * <pre>
 *   L = sum_t l_t / T
 * </pre>
 *
 * <p>\[ L = \frac{1}{T} \sum_t l_t \]
 *
 * @deviation none
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record MeanReducer() implements Reducer {

  @Override
  public SDVariable weights(Terms terms) {
    return Counts.shares(terms.valid());
  }
}
