/**
 * Losses of images and sequences of which every pixel or step has a label, and the layer that hands
 * them whole examples: {@link org.kinema4j.losses.dense.RegionLossLayer}.
 *
 * <p>A loss that judges pixels one by one needs no layer of ours: {@code CnnLossLayer} and {@code
 * RnnOutputLayer} hand it a row a pixel or step, so that {@link
 * org.kinema4j.losses.classification.CrossEntropy} there is pixel-wise cross entropy. The losses
 * here compare sums over all pixels of an example.
 *
 * <p>A region is {@code [N, C, P]}, P the pixels of an image or the steps of a sequence.
 *
 * @serial exclude
 */
package org.kinema4j.losses.dense;
