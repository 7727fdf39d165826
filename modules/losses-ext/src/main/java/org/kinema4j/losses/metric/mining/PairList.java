package org.kinema4j.losses.metric.mining;

/** Pairs, as many as come. */
final class PairList {

  private final IndexList anchors = new IndexList();
  private final IndexList others = new IndexList();

  void add(int anchor, int other) {
    anchors.add(anchor);
    others.add(other);
  }

  IndexPairs toPairs() {
    return IndexPairs.of(anchors.toArray(), others.toArray());
  }
}
