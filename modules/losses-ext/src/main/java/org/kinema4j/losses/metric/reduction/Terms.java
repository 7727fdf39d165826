package org.kinema4j.losses.metric.reduction;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The terms of a loss in a graph: one for each pair, triplet or anchor.
 *
 * @param values the terms, {@code [M, K]}, finite everywhere
 * @param valid 1 for terms that exist, 0 for others, {@code [M, K]}
 * @param anchors example that is the anchor of each row, {@code [M]}; null if row i belongs to
 *     example i, and M is N
 * @param labels class of each example of the batch, {@code [N, 1]}
 * @since 0.1
 */
public record Terms(SDVariable values, SDVariable valid, SDVariable anchors, SDVariable labels) {

  /**
   * Checks that nothing is missing.
   *
   * @param values the terms
   * @param valid 1 for terms that exist
   * @param anchors anchor of each row, or null
   * @param labels class of each example
   */
  public Terms {
    Arguments.present("values", values);
    Arguments.present("valid", valid);
    Arguments.present("labels", labels);
  }

  /**
   * Returns the class of each row's anchor.
   *
   * @return {@code [M, 1]}
   */
  public SDVariable anchorLabels() {
    return anchors == null ? labels : labels.getSameDiff().gather(labels, anchors, 0);
  }

  /**
   * Returns how many terms exist that have the same anchor as a row.
   *
   * @return {@code [M, 1]}
   */
  public SDVariable termsOfAnchor() {
    SDVariable counts = sumPerExample(valid);
    return anchors == null ? counts : labels.getSameDiff().gather(counts, anchors, 0);
  }

  /**
   * Returns the number of examples in the batch, anchors or not.
   *
   * @return N, a scalar
   */
  public SDVariable examples() {
    return labels.getSameDiff().sizeAt(labels, 0).castTo(values.dataType());
  }

  /**
   * Sums over all terms of the same anchor.
   *
   * @param perTerm a number a term, {@code [M, K]}
   * @return a number an example, {@code [N, 1]}; not for differentiation
   */
  public SDVariable sumPerExample(SDVariable perTerm) {
    SDVariable rows = GraphMath.rowSum(perTerm);
    if (anchors == null) {
      return rows;
    }
    SameDiff graph = labels.getSameDiff();
    return graph.scatterAdd(graph.zerosLike(labels), anchors, rows);
  }
}
