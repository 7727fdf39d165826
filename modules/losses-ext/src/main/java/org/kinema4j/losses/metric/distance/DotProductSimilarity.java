package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Dot product, a similarity.
 *
 * <pre>
 *   s(a, b) = sum_k a_k b_k
 * </pre>
 *
 * <p>\[ s(a, b) = a^{\top} b \]
 *
 * @deviation none
 * @param normalized whether embeddings are divided by their Euclidean length first, as in {@link
 *     CosineSimilarity}
 * @see <a
 *     href="https://papers.nips.cc/paper/2016/hash/6b180037abbebea991d8b1232f8a8ca9-Abstract.html">
 *     Sohn, Improved Deep Metric Learning with Multi-class N-pair Loss Objective, 2016</a>
 * @since 0.1
 */
public record DotProductSimilarity(boolean normalized) implements Distance {

  /** Makes the similarity of normalized embeddings. */
  public DotProductSimilarity() {
    this(true);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public DotProductSimilarity withNormalized(boolean newNormalized) {
    return new DotProductSimilarity(newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return prepared(rows).mmul(rows.getSameDiff().transpose(prepared(columns)));
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return GraphMath.rowSum(prepared(first).mul(prepared(second)));
  }

  @Override
  public boolean isSimilarity() {
    return true;
  }

  private SDVariable prepared(SDVariable x) {
    return normalized ? GraphRows.unit(x) : x;
  }
}
