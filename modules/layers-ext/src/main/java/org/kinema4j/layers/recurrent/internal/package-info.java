/**
 * What recurrent layers compute, apart from how Deeplearning4j asks for it: cells, the portable
 * engine on ND4J operations, and the contract that every engine keeps.
 *
 * <p>Conventions: sequences are time-major, {@code [T, N, C]} in C order; weights are {@code [C,
 * G*H]} and {@code [H, G*H]} in C order, gates side by side in the order that {@link
 * org.kinema4j.layers.recurrent.internal.CellKind} states (Keras's order); states are {@code [N,
 * H]}. T time steps, N examples, C inputs, H units, G gates. A mask is {@code [T, N]}, 1 = keep.
 *
 * <p>Not part of the public interface.
 */
package org.kinema4j.layers.recurrent.internal;
