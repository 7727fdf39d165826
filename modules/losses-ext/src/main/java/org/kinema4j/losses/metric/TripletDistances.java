package org.kinema4j.losses.metric;

import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * How far the members of triplets are from each other, in a graph; larger is farther for distances
 * and for similarities.
 *
 * @param positive from anchors to positives, {@code [T, 1]}
 * @param negative from anchors to negatives, {@code [T, 1]}
 * @param between adds those from positives to negatives, {@code [T, 1]}, which few losses need
 * @since 0.1
 */
public record TripletDistances(
    SDVariable positive, SDVariable negative, Supplier<SDVariable> between) {}
