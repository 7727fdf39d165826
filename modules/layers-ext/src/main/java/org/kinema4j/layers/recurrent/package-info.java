/**
 * Recurrent layers: LSTM, GRU and the simple recurrence, in one direction or both.
 *
 * <p>Conventions: input and output sequences are {@code [N, C, T]} (or {@code [N, T, C]} where the
 * layer's data format says so), masks {@code [N, T]} with 1 = keep. State is carried over masked
 * steps and output there is zero. The last state of a direction is its state after it has read the
 * whole sequence. Gates lie side by side in weight matrices, in Keras's order.
 */
package org.kinema4j.layers.recurrent;
