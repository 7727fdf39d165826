/**
 * How far embeddings are from each other: {@link org.kinema4j.losses.metric.distance.Distance}.
 *
 * <p>Embeddings are {@code [N, D]}. Distances grow, similarities fall with farness; losses and
 * miners ask for {@code farness} and {@code margin}, so that either serves. The graphs of the
 * losses and {@link org.kinema4j.losses.metric.distance.DistanceMatrix} compute in double, whatever
 * the type of the embeddings.
 *
 * @serial exclude
 */
package org.kinema4j.losses.metric.distance;
