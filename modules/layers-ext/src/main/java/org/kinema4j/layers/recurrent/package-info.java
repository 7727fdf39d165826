/**
 * Recurrent layers for Deeplearning4j networks: {@link org.kinema4j.layers.recurrent.Lstm}, {@link
 * org.kinema4j.layers.recurrent.Gru}, {@link org.kinema4j.layers.recurrent.SimpleRecurrent}.
 *
 * <p>Conventions: sequences are {@code [N, C, T]} (or {@code [N, T, C]} where a layer's data format
 * is NWC); masks are {@code [N, T]}, 1 = keep. At a masked step the state is carried over and the
 * output is zero; no gradient reaches a masked input. N examples, C inputs, T time steps, H units
 * of each direction, D directions.
 *
 * <p>Parameters of a layer are {@code W [C, G*H]}, {@code RW [H, G*H]} and {@code b [1, B*H]},
 * gates side by side; a bidirectional layer has {@code fW, fRW, fb} for the direction that reads
 * from the first step and {@code bW, bRW, bb} for the other. All are stored row by row (C order).
 */
package org.kinema4j.layers.recurrent;
