package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Euclidean distance.
 *
 * <pre>
 *   d(a, b) = sqrt(sum_k (a_k - b_k)^2)
 * </pre>
 *
 * <p>\[ d(a, b) = \lVert a - b \rVert_2 \]
 *
 * <p><b>Accuracy.</b> Pairs are computed from differences. The matrix is computed as {@code |a|^2 +
 * |b|^2 - 2 a b}, with one product of matrices: exact to about 1e-16 of the squared lengths, so
 * that distances below 2e-7 of the lengths come out as 0. So it is in double, in which losses and
 * miners compute whatever the type of the embeddings; floats themselves resolve about as much.
 *
 * <p><b>Edge cases.</b> At distance 0 the gradient is 0.
 *
 * @deviation none
 * @param normalized whether embeddings are divided by their Euclidean length first, which leaves
 *     zeros as they are
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al., In Defense of the Triplet Loss
 *     for Person Re-Identification, 2017</a>
 * @since 0.1
 */
public record L2Distance(boolean normalized) implements Distance {

  /** Makes the distance of normalized embeddings. */
  public L2Distance() {
    this(true);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public L2Distance withNormalized(boolean newNormalized) {
    return new L2Distance(newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return GraphMath.sqrt(Squares.matrix(prepared(rows), prepared(columns)));
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return GraphMath.sqrt(GraphVectors.squaredDistance(prepared(first), prepared(second)));
  }

  private SDVariable prepared(SDVariable x) {
    return normalized ? GraphRows.unit(x) : x;
  }
}
