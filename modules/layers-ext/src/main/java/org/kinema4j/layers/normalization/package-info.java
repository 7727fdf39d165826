/**
 * Normalization layers for feed-forward data and for sequences, as layers of Deeplearning4j and as
 * compositions of native operations on a SameDiff graph.
 *
 * <p>Shapes: {@code [N, C]} or {@code [N, C, T]}: examples, channels, time steps; the output has
 * the shape of the input. Masks are {@code [N, T]}, or {@code [N, 1]} for {@code [N, C]}; 1 keeps.
 * At a masked step the output is zero, whatever the bias; nothing flows back through it, and it
 * counts in no statistic. Its input must be finite all the same, as zero times infinity is not a
 * number. The mask is handed on unchanged.
 *
 * <p>Parameters are vectors of length {@code C}: {@code gain} and {@code bias} where the layer has
 * them, in this order, then running statistics. The gain begins as {@code gainInit} of the layer's
 * builder (1), the bias as {@code biasInit} of the layer or of the network (0). The bias is a bias
 * to Deeplearning4j: {@code biasUpdater}, {@code l2Bias} and {@code constrainBias} reach it. The
 * gain is never regularized, and neither gets weight noise. A layer has no activation function.
 * Dropout, if set, acts on the input, as in other layers.
 *
 * <p>Variances that normalize are those of the data at hand, divided by their number; {@code
 * epsilon} is added to the variance, below the root.
 */
package org.kinema4j.layers.normalization;
