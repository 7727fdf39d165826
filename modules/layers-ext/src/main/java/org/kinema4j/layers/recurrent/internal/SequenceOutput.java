package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays that a forward pass fills.
 *
 * @param sequence {@code [T, N, D*H]} in C order, the states of the forward direction first; zero
 *     at masked steps; null when only the last states are wanted
 * @param last the state of each direction after the last step that it read, carried over masked
 *     steps; its cell may be null where nobody wants it
 */
public record SequenceOutput(INDArray sequence, States last) {}
