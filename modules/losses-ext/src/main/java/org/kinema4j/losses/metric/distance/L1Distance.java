package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * City-block distance.
 *
 * <pre>
 *   d(a, b) = sum_k |a_k - b_k|
 * </pre>
 *
 * <p>\[ d(a, b) = \lVert a - b \rVert_1 \]
 *
 * <p><b>Cost.</b> A matrix needs R C D numbers of memory, because it is made of all differences: 1
 * GB for 1024 embeddings of width 128. Pairs need T D.
 *
 * <p><b>Edge cases.</b> Where two coordinates are equal their gradient is 0.
 *
 * @deviation normalization is Euclidean; pytorch-metric-learning normalizes by the sum of
 *     magnitudes
 * @param normalized whether embeddings are divided by their Euclidean length first, which leaves
 *     zeros as they are
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record L1Distance(boolean normalized) implements Distance {

  /** Makes the distance of normalized embeddings. */
  public L1Distance() {
    this(true);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public L1Distance withNormalized(boolean newNormalized) {
    return new L1Distance(newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return Powers.matrix(prepared(rows), prepared(columns), 1);
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return Powers.pairs(prepared(first), prepared(second), 1);
  }

  private SDVariable prepared(SDVariable x) {
    return normalized ? GraphRows.unit(x) : x;
  }
}
