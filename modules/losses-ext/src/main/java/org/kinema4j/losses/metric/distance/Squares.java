package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Squared Euclidean distances. */
final class Squares {

  /**
   * Relative to the squared lengths of the two vectors, what cancellation leaves of the square of a
   * distance 0: some hundred roundings.
   */
  private static final double CANCELLED = 2e-14;

  private Squares() {}

  /**
   * {@code |r|^2 + |c|^2 - 2 r c}: one matrix product, where differences would need R C D numbers.
   */
  static SDVariable matrix(SDVariable rows, SDVariable columns) {
    SameDiff graph = rows.getSameDiff();
    SDVariable lengths = lengths(rows).add(graph.transpose(lengths(columns)));
    SDVariable squares = lengths.sub(rows.mmul(graph.transpose(columns)).mul(2));
    return squares.mul(squares.gt(lengths.mul(CANCELLED)).castTo(rows.dataType()));
  }

  /** Squared length of each row. */
  static SDVariable lengths(SDVariable x) {
    return GraphMath.rowSum(x.mul(x));
  }
}
