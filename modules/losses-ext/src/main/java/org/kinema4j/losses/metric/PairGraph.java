package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.reduction.Terms;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

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

  /** Placeholder of the positive pairs. */
  static final String POSITIVES = "positives";

  /** Placeholder of the negative pairs. */
  static final String NEGATIVES = "negatives";

  static PairGraph of(
      Distance distance, SDVariable embeddings, SDVariable positives, SDVariable negatives) {
    return new PairGraph(distance, distance.matrix(embeddings, embeddings), positives, negatives);
  }

  static PairGraph withMasks(Distance distance, SDVariable embeddings) {
    SameDiff graph = embeddings.getSameDiff();
    return of(
        distance,
        embeddings,
        graph.placeHolder(POSITIVES, DataType.DOUBLE, -1, -1),
        graph.placeHolder(NEGATIVES, DataType.DOUBLE, -1, -1));
  }

  List<Terms> terms(PairLoss loss, SDVariable labels) {
    return loss.pairTerms(this).stream()
        .map(group -> new Terms(group.values(), group.valid(), null, labels))
        .toList();
  }

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
