/**
 * Losses that Deeplearning4j lacks, for its networks and for SameDiff graphs; {@link
 * org.kinema4j.losses.catalog.Losses} lists them. This page fixes the conventions that they follow.
 *
 * <p>Shapes: labels and pre-output are {@code [N, C]}, or {@code [N, D]} embeddings with {@code [N,
 * 1]} class indices. A sequence {@code [N, C, T]} reaches a loss as {@code [N * T, C]}.
 *
 * <p>Reduction: the score of an example is the <em>sum</em> over its outputs; the score of a batch
 * is the <em>mean</em> over its examples, where asked for. The gradient handed to Deeplearning4j is
 * that of the <em>sum</em> over the examples, because the updater divides by the batch size; a loss
 * that averages over pairs or triplets multiplies by {@code N} for that reason.
 *
 * <p>Masks: 1 keeps, 0 drops, other values are weights. A column {@code [N, 1]} masks examples, the
 * shape of the labels masks single outputs. The divisor stays {@code N}. Deeplearning4j's {@code
 * OutputLayer} and {@code RnnOutputLayer} multiply the pre-output by the mask before a loss sees
 * it: with these, weights change what the network puts out, and only 0 and 1 are right.
 *
 * <p>Arrays: labels, pre-output and mask are never modified. Labels take the data type of the
 * pre-output. A gradient belongs to the score of the same call: a score that is clipped near 0 and
 * 1 says so.
 *
 * <p>A loss is a value: immutable, with {@code equals}, {@code hashCode}, and a JSON form that a
 * stored network gets back unchanged. Each exists for networks ({@code ILossFunction}) and for
 * graphs (a composition of native SameDiff operations). The formula is written once, as a graph
 * that both use ({@link org.kinema4j.losses.ElementLoss}).
 */
package org.kinema4j.losses;
