package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of one direction, or their gradients: arrays in C order, views of a longer vector or
 * not.
 *
 * @param input W, {@code [C, G*H]}
 * @param recurrent R, {@code [H, G*H]}
 * @param bias b, {@code [1, B*H]}
 */
public record CellWeights(INDArray input, INDArray recurrent, INDArray bias) {}
