/**
 * Optimizers that Deeplearning4j lacks or has wrong, for its networks and for SameDiff graphs;
 * {@link org.kinema4j.optim.catalog.Optimizers} lists them. This page fixes the conventions that
 * they follow.
 *
 * <p>An {@link org.kinema4j.optim.Optimizer} is an {@code IUpdater}: it sees gradient, iteration
 * and epoch, and replaces the gradient by the step that Deeplearning4j then subtracts. Iterations
 * count from 0, so the formulas of the papers use {@code t = iteration + 1}. The gradient is the
 * mean over the batch, already clipped, with L1 and L2 added. Optimizers that need more, for
 * example the parameters for decoupled weight decay, are shown the model by {@link
 * org.kinema4j.optim.Training#prepare}.
 *
 * <p>State is one flat view that Deeplearning4j stores beside the weights: training that stops and
 * resumes gives the weights of training that never stopped. Views come with rank 1 from networks
 * and with rank 2 from SameDiff; both are accepted.
 *
 * <p>An optimizer is a value with {@code equals} and {@code hashCode}: parameters with equal
 * optimizers share one block of state.
 *
 * @serial exclude
 */
package org.kinema4j.optim;
