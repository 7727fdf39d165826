package org.kinema4j.layers.recurrent.internal.onednn;

import org.kinema4j.layers.recurrent.internal.CellShape;

/**
 * All that a compiled recurrence depends on.
 *
 * @param cell the recurrence
 * @param training whether it has a backward pass
 * @param reversed whether it reads from the last step to the first
 * @param steps T
 * @param rows examples
 * @param source layout of the input and of its gradient
 * @param destination layout of the output and of its gradient
 */
record PlanKey(
    CellShape cell,
    boolean training,
    boolean reversed,
    int steps,
    int rows,
    SequenceStrides source,
    SequenceStrides destination) {}
