package org.kinema4j.losses.metric;

import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Triplets in a graph: rows of a batch of embeddings, usually placeholders that {@link
 * org.kinema4j.losses.metric.mining.Triplets} fills.
 *
 * @param anchors rows of the anchors, {@code [T]}, int
 * @param positives rows of the positives, {@code [T]}, int
 * @param negatives rows of the negatives, {@code [T]}, int
 * @since 0.1
 */
public record TripletIndices(SDVariable anchors, SDVariable positives, SDVariable negatives) {

  TripletDistances distances(Distance distance, SDVariable embeddings) {
    SDVariable anchor = GraphRows.select(embeddings, anchors);
    SDVariable positive = GraphRows.select(embeddings, positives);
    SDVariable negative = GraphRows.select(embeddings, negatives);
    return new TripletDistances(
        distance.farness(distance.pairs(anchor, positive)),
        distance.farness(distance.pairs(anchor, negative)),
        () -> distance.farness(distance.pairs(positive, negative)));
  }
}
