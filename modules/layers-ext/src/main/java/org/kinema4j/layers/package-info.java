/**
 * Recurrent and normalization layers that Deeplearning4j lacks or has wrong. The package has no
 * public type yet; this page fixes the conventions that its layers follow.
 *
 * <p>Shapes: sequences are {@code [N, F, T]}: examples, features, time steps. A layer that returns
 * the last state only gives {@code [N, F]}.
 *
 * <p>Masks are {@code [N, T]}, 1 keeps. At a masked step the output of a sequence-returning layer
 * is zero, and the state is carried over the step unchanged, as if the step were not there. The
 * last state is that after the last unmasked step. Gradients agree with that, which gradient checks
 * in double precision show with and without masks.
 *
 * <p>The last state of a bidirectional layer joins the forward state after the last step and the
 * backward state after the first step; each has read the whole sequence.
 *
 * <p>Activations are those of the papers by default (tanh for the block, sigmoid for the gates),
 * whatever the network's own default is.
 *
 * <p>A layer is a configuration with {@code equals}, {@code hashCode} and a JSON form that a stored
 * network gets back unchanged.
 */
package org.kinema4j.layers;
