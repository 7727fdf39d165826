package org.kinema4j.losses.metric;

import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

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

  /** Each triplet's embeddings are compared. */
  static final String GATHERED = "gathered";

  /** All distances are computed once and looked up. */
  static final String LOOKED_UP = "looked up";

  TripletDistances gathered(SDVariable embeddings, Distance distance) {
    SameDiff graph = embeddings.getSameDiff();
    SDVariable anchor = graph.gather(embeddings, anchors, 0);
    SDVariable positive = graph.gather(embeddings, positives, 0);
    SDVariable negative = graph.gather(embeddings, negatives, 0);
    return new TripletDistances(
        distance,
        distance.pairs(anchor, positive),
        distance.pairs(anchor, negative),
        () -> distance.pairs(positive, negative));
  }

  TripletDistances lookedUp(SDVariable embeddings, Distance distance) {
    SameDiff graph = embeddings.getSameDiff();
    SDVariable flat = graph.reshape(distance.matrix(embeddings, embeddings), -1);
    SDVariable width = graph.sizeAt(embeddings, 0).castTo(DataType.INT);
    return new TripletDistances(
        distance,
        lookUp(flat, anchors.mul(width).add(positives)),
        lookUp(flat, anchors.mul(width).add(negatives)),
        () -> lookUp(flat, positives.mul(width).add(negatives)));
  }

  private static SDVariable lookUp(SDVariable flat, SDVariable indices) {
    SameDiff graph = flat.getSameDiff();
    return graph.expandDims(graph.gather(flat, indices, 0), 1);
  }

  Terms terms(TripletLoss loss, TripletDistances distances, SDVariable labels) {
    SDVariable values = loss.tripletTerms(distances);
    return new Terms(values, values.getSameDiff().onesLike(values), anchors, labels);
  }
}
