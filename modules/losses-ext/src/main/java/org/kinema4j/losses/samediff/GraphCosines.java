package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Cosines between embeddings and class vectors, which the losses of {@code
 * org.kinema4j.losses.proxy} take.
 *
 * <pre>
 *   cosine_ij = sum_d x_id w_dj / (|x_i| |w_j|)
 * </pre>
 *
 * @since 0.1
 */
public final class GraphCosines {

  private GraphCosines() {}

  /**
   * Adds the cosines to a graph. A zero vector has cosine 0 with everything, and gradient 0.
   *
   * @param embeddings an embedding a row, {@code [N, D]}
   * @param weights a class vector a column, {@code [D, M]}
   * @return {@code [N, M]}
   */
  public static SDVariable cosines(SDVariable embeddings, SDVariable weights) {
    SameDiff graph = embeddings.getSameDiff();
    return graph.mmul(
        GraphRows.unit(embeddings), GraphRows.unit(graph.transpose(weights)), false, true, false);
  }
}
