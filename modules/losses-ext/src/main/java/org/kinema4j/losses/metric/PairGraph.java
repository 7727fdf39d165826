package org.kinema4j.losses.metric;

import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * All pairs of a batch in a graph, row i those of anchor i.
 *
 * @param distance how far embeddings are from each other
 * @param matrix distances or similarities, {@code [N, N]}
 * @param positives 1 at positive pairs to compare, 0 elsewhere, {@code [N, N]}
 * @param negatives 1 at negative pairs to compare, 0 elsewhere, {@code [N, N]}
 * @since 0.1
 */
public record PairGraph(
    Distance distance, SDVariable matrix, SDVariable positives, SDVariable negatives) {

  /**
   * Returns how far pairs are from each other.
   *
   * @return the distances, or the similarities with opposite sign, {@code [N, N]}
   */
  public SDVariable farness() {
    return distance.farness(matrix);
  }

  /**
   * Returns how near pairs are to each other.
   *
   * @return the similarities, or the distances with opposite sign, {@code [N, N]}
   */
  public SDVariable nearness() {
    return distance.farness(matrix).neg();
  }

  /**
   * Marks anchors with a positive.
   *
   * @return 0 or 1, {@code [N, 1]}
   */
  public SDVariable hasPositive() {
    return GraphRows.any(positives);
  }

  /**
   * Marks anchors with a negative.
   *
   * @return 0 or 1, {@code [N, 1]}
   */
  public SDVariable hasNegative() {
    return GraphRows.any(negatives);
  }
}
