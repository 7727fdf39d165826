package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Sums of powers of differences: {@code sum_k |a_k - b_k|^p}. */
final class Powers {

  private Powers() {}

  static SDVariable matrix(SDVariable rows, SDVariable columns, double p) {
    SameDiff graph = rows.getSameDiff();
    SDVariable differences = graph.expandDims(rows, 1).sub(graph.expandDims(columns, 0));
    return graph.squeeze(power(differences, p).sum(true, 2), 2);
  }

  static SDVariable pairs(SDVariable first, SDVariable second, double p) {
    return GraphMath.rowSum(power(first.sub(second), p));
  }

  private static SDVariable power(SDVariable differences, double p) {
    SDVariable magnitudes = differences.getSameDiff().math().abs(differences);
    return p == 1 ? magnitudes : differences.getSameDiff().math().pow(magnitudes, p);
  }

  /** The p-th root, with gradient 0 at 0. */
  static SDVariable root(SDVariable x, double p) {
    SDVariable positive = x.gt(0).castTo(x.dataType());
    SDVariable safe = x.add(positive.rsub(1));
    return x.getSameDiff().math().pow(safe, 1 / p).mul(positive);
  }
}
