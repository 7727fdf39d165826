package org.kinema4j.losses.metric.mining;

import org.kinema4j.losses.internal.Arguments;

/**
 * Pairs that a miner chose.
 *
 * @param positives anchors with examples of their class
 * @param negatives anchors with examples of other classes
 * @since 0.1
 */
public record Pairs(IndexPairs positives, IndexPairs negatives) {

  /**
   * Checks that nothing is missing.
   *
   * @param positives anchors with examples of their class
   * @param negatives anchors with examples of other classes
   */
  public Pairs {
    Arguments.present("positives", positives);
    Arguments.present("negatives", negatives);
  }

  /**
   * Returns whether there is no pair.
   *
   * @return true if there is neither a positive nor a negative pair
   */
  public boolean isEmpty() {
    return positives.size() == 0 && negatives.size() == 0;
  }

  /**
   * Joins each positive pair with each negative pair of the same anchor.
   *
   * @return the triplets, ordered as the positive pairs are
   * @throws IllegalArgumentException if there are more than memory holds
   */
  public Triplets toTriplets() {
    int examples = 0;
    for (int i = 0; i < negatives.size(); i++) {
      examples = Math.max(examples, negatives.anchor(i) + 1);
    }
    IndexList[] ofAnchor = new IndexList[examples];
    for (int i = 0; i < negatives.size(); i++) {
      int anchor = negatives.anchor(i);
      ofAnchor[anchor] = ofAnchor[anchor] == null ? new IndexList() : ofAnchor[anchor];
      ofAnchor[anchor].add(negatives.other(i));
    }
    TripletList triplets = new TripletList();
    for (int i = 0; i < positives.size(); i++) {
      int anchor = positives.anchor(i);
      IndexList far = anchor < examples ? ofAnchor[anchor] : null;
      for (int k = 0; far != null && k < far.size(); k++) {
        triplets.add(anchor, positives.other(i), far.get(k));
      }
    }
    return triplets.toTriplets();
  }
}
