package org.kinema4j.losses.metric;

import java.util.function.Supplier;
import org.kinema4j.losses.metric.distance.Distance;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Distances within the triplets of a batch, in a graph.
 *
 * @param distance how far embeddings are from each other
 * @param positive from anchors to positives, {@code [T, 1]}
 * @param negative from anchors to negatives, {@code [T, 1]}
 * @param between adds those from positives to negatives, {@code [T, 1]}, which few losses need
 * @since 0.1
 */
public record TripletDistances(
    Distance distance, SDVariable positive, SDVariable negative, Supplier<SDVariable> between) {}
