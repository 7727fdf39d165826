/**
 * Which pairs and triplets of a batch to compare: {@link org.kinema4j.losses.metric.mining.Miner}.
 *
 * <p>A miner sees the distances and the labels and hands back indices of rows; a loss, or the index
 * placeholders of a graph, take them. Positives of an anchor are the other examples of its class,
 * negatives those of other classes. An anchor is never its own positive. Where distances tie, the
 * example that comes first in the batch wins.
 *
 * <p>Miners measure by the distance of the loss that they serve, unless they say otherwise. They
 * are immutable values; those that draw at random take a seed and draw from it and from the batch's
 * content, so that equal batches give equal tuples.
 *
 * @serial exclude
 */
package org.kinema4j.losses.metric.mining;
