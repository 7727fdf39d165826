/**
 * Losses that compare what stands in one row: two scores, two embeddings, or the three of a
 * triplet, side by side. A {@code ComputationGraph} puts them there by a {@code MergeVertex};
 * {@link org.kinema4j.losses.ranking.TripletMarginLoss} shows a whole one. They take the network's
 * values after the activation, usually identity, and judge whole examples.
 *
 * @serial exclude
 */
package org.kinema4j.losses.ranking;
