package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Comparisons of vectors row by row, with gradients that are finite for equal and for zero vectors.
 *
 * @since 0.1
 */
public final class GraphVectors {

  private GraphVectors() {}

  /**
   * Squared Euclidean distance.
   *
   * @param a {@code [N, D]}
   * @param b {@code [N, D]}
   * @return {@code [N, 1]}
   */
  public static SDVariable squaredDistance(SDVariable a, SDVariable b) {
    SDVariable difference = a.sub(b);
    return GraphMath.rowSum(difference.mul(difference));
  }

  /**
   * Cosine of the angle; 0, with gradient 0, if one of the vectors is zero.
   *
   * @param a {@code [N, D]}
   * @param b {@code [N, D]}
   * @return {@code [N, 1]}
   */
  public static SDVariable cosine(SDVariable a, SDVariable b) {
    return GraphMath.rowSum(GraphRows.unit(a).mul(GraphRows.unit(b)));
  }
}
