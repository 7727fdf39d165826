package org.kinema4j.layers.recurrent.internal.onednn;

import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.SequenceEngine.Tape;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward pass: what went in and where its output lies.
 *
 * @param cell the recurrence
 * @param input what it read
 * @param y the output, {@code [T, N, D*H]} in C order
 */
record Pass(CellShape cell, SequenceInput input, INDArray y) implements Tape {

  /** The layout of x and of its gradient, the same for every share of the batch. */
  SequenceStrides inputStrides() {
    return new SequenceStrides((long) input.examples() * cell.inputs(), cell.inputs());
  }

  /** The layout of one direction in y and in its gradient. */
  SequenceStrides outputStrides() {
    long row = (long) input.directions() * cell.units();
    return new SequenceStrides(input.examples() * row, row);
  }
}
