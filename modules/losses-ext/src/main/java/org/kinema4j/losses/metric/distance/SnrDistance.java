package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Signal-to-noise ratio, upside down: the variance of the difference of two embeddings, relative to
 * that of the first. The first is the anchor; the distance is not symmetric.
 *
 * <pre>
 *   d(a, b) = var_k(a_k - b_k) / var_k(a_k)
 * </pre>
 *
 * <p>\[ d(a, b) = \frac{\operatorname{var}(a - b)}{\operatorname{var}(a)} \]
 *
 * <p><b>Edge cases.</b> Where all coordinates of the anchor are equal, its variance counts as 1 /
 * D. Embeddings of one coordinate have no variance: all distances are 0. The accuracy is that of
 * {@link L2Distance}.
 *
 * @deviation none
 * @param normalized whether embeddings are divided by their Euclidean length first, which leaves
 *     zeros as they are
 * @see <a href="https://arxiv.org/abs/1904.02616">Yuan et al., Signal-to-Noise Ratio: A Robust
 *     Distance Metric for Deep Metric Learning, 2019</a>
 * @since 0.1
 */
public record SnrDistance(boolean normalized) implements Distance {

  /** Makes the distance of normalized embeddings. */
  public SnrDistance() {
    this(true);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public SnrDistance withNormalized(boolean newNormalized) {
    return new SnrDistance(newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return ratio(Squares.matrix(centred(rows), centred(columns)), rows);
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return ratio(GraphVectors.squaredDistance(centred(first), centred(second)), first);
  }

  /** D cancels out of both variances. */
  private SDVariable ratio(SDVariable noise, SDVariable anchors) {
    SDVariable signal = Squares.lengths(centred(anchors));
    return noise.div(signal.add(signal.eq(0).castTo(signal.dataType())));
  }

  private SDVariable centred(SDVariable x) {
    SDVariable prepared = normalized ? GraphRows.unit(x) : x;
    SDVariable width = x.getSameDiff().sizeAt(x, 1).castTo(x.dataType());
    return prepared.sub(GraphMath.rowSum(prepared).div(width));
  }
}
