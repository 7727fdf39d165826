package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The state of each direction at one end of a sequence.
 *
 * @param hidden {@code [D, N, H]} in C order, D directions
 * @param cell the memory cell, of the same shape; null unless {@link CellKind#hasMemoryCell()}
 */
public record States(INDArray hidden, INDArray cell) {}
