/**
 * Pieces of graphs from which the losses are made. Each is a static function that adds native
 * operations to the graph of its arguments, keeps its values and gradients finite for any finite
 * input, and survives {@code sd.save} and {@code sd.load}.
 *
 * <p>Matrices are {@code [N, C]}; sums over columns keep the dimension, {@code [N, 1]}.
 */
package org.kinema4j.losses.samediff;
