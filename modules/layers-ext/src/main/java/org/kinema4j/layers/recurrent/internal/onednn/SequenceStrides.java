package org.kinema4j.layers.recurrent.internal.onednn;

/**
 * Where the rows of a time-major sequence lie; the values of a row are adjacent.
 *
 * @param step floats from one time step to the next
 * @param row floats from one example to the next
 */
record SequenceStrides(long step, long row) {}
