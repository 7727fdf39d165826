package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphRows;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Squared Euclidean distance.
 *
 * <pre>
 *   d(a, b) = sum_k (a_k - b_k)^2
 * </pre>
 *
 * <p>\[ d(a, b) = \lVert a - b \rVert_2^2 \]
 *
 * <p><b>Accuracy.</b> That of {@link L2Distance}.
 *
 * @deviation none
 * @param normalized whether embeddings are divided by their Euclidean length first, which leaves
 *     zeros as they are
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al., FaceNet: A Unified Embedding for
 *     Face Recognition and Clustering, 2015</a>
 * @since 0.1
 */
public record SquaredL2Distance(boolean normalized) implements Distance {

  /** Makes the distance of normalized embeddings. */
  public SquaredL2Distance() {
    this(true);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public SquaredL2Distance withNormalized(boolean newNormalized) {
    return new SquaredL2Distance(newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return Squares.matrix(prepared(rows), prepared(columns));
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return GraphVectors.squaredDistance(prepared(first), prepared(second));
  }

  private SDVariable prepared(SDVariable x) {
    return normalized ? GraphRows.unit(x) : x;
  }
}
