package org.kinema4j.losses.metric.reduction;

import org.nd4j.autodiff.samediff.SDVariable;

/** Divisors that are never 0. */
final class Counts {

  private Counts() {}

  /** Each indicator divided by how many there are. */
  static SDVariable shares(SDVariable indicators) {
    return indicators.div(orOne(indicators.sum()));
  }

  static SDVariable orOne(SDVariable count) {
    return count.add(count.eq(0).castTo(count.dataType()));
  }
}
