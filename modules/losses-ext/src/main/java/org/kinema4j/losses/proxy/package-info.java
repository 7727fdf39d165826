/**
 * Losses that compare an embedding with trainable vectors of the classes, and the output layer that
 * holds those vectors: {@link org.kinema4j.losses.proxy.CosineOutputLayer}.
 *
 * <p>All of these losses are functions of the cosines between embedding and class vectors, whatever
 * the papers call those vectors (weights, proxies, centres). So the layer computes the cosines and
 * a loss sees nothing else: {@code [N, K * C]} for C classes of K vectors each. Column {@code k * C
 * + c} belongs to vector k of class c. Labels are one-hot {@code [N, C]} or class indices {@code
 * [N, 1]}. Rows that are distributions are not refused: each class then counts, with its margin, in
 * proportion to its share.
 *
 * <p>In a graph, {@link org.kinema4j.losses.samediff.GraphCosines} makes the cosines.
 *
 * @serial exclude
 */
package org.kinema4j.losses.proxy;
