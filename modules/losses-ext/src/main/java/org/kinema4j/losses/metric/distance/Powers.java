package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/** Minkowski norms of differences, {@code (sum_k |a_k - b_k|^p)^(1/p)}, with gradient 0 at 0. */
final class Powers {

  private Powers() {}

  static SDVariable matrix(SDVariable rows, SDVariable columns, double p) {
    SameDiff graph = rows.getSameDiff();
    SDVariable differences = graph.expandDims(rows, 1).sub(graph.expandDims(columns, 0));
    SDVariable magnitudes = graph.math().abs(differences);
    if (p == 1) {
      return graph.squeeze(magnitudes.sum(true, 2), 2);
    }
    SDVariable unit = unit(magnitudes.max(true, 2));
    SDVariable norms = root(graph.math().pow(magnitudes.div(unit), p).sum(true, 2), p);
    return graph.squeeze(norms.mul(unit), 2);
  }

  static SDVariable pairs(SDVariable first, SDVariable second, double p) {
    SameDiff graph = first.getSameDiff();
    SDVariable magnitudes = graph.math().abs(first.sub(second));
    if (p == 1) {
      return GraphMath.rowSum(magnitudes);
    }
    // twice the matrix, because a maximum over one column fails
    SDVariable unit = unit(graph.concat(1, magnitudes, magnitudes).max(true, 1));
    return root(GraphMath.rowSum(graph.math().pow(magnitudes.div(unit), p)), p).mul(unit);
  }

  /**
   * What to measure in, lest powers overflow or vanish: the greatest magnitude, or 1. Whatever the
   * unit, the norm is the same, so that it needs no gradient.
   */
  private static SDVariable unit(SDVariable greatest) {
    SDVariable positive = greatest.add(greatest.eq(0).castTo(greatest.dataType()));
    return new StopGradient(greatest.getSameDiff(), positive).outputVariable();
  }

  /** The p-th root, with gradient 0 at 0. */
  private static SDVariable root(SDVariable x, double p) {
    SDVariable positive = x.gt(0).castTo(x.dataType());
    SDVariable safe = x.add(positive.rsub(1));
    return x.getSameDiff().math().pow(safe, 1 / p).mul(positive);
  }
}
