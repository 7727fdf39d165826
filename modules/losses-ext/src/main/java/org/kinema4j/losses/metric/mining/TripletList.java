package org.kinema4j.losses.metric.mining;

/** Triplets, as many as come and memory holds. */
final class TripletList {

  /** How often to look whether what was collected still fits. */
  private static final int CHECK = 1 << 20;

  private final IndexList anchors = new IndexList();
  private final IndexList positives = new IndexList();
  private final IndexList negatives = new IndexList();

  void add(int anchor, int positive, int negative) {
    if (anchors.size() % CHECK == CHECK - 1) {
      TripletMemory.require(anchors.size() + 1L);
    }
    anchors.add(anchor);
    positives.add(positive);
    negatives.add(negative);
  }

  Triplets toTriplets() {
    return Triplets.of(anchors.toArray(), positives.toArray(), negatives.toArray());
  }
}
