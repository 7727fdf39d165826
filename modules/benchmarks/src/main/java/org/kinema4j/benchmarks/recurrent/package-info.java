/**
 * The comparison of recurrent engines, {@code har bench recurrent}: one network, the same weights
 * and the same data in every engine, each in JVMs of its own.
 *
 * <p>The network is three bidirectional LSTMs, their two directions concatenated; of the third, the
 * last state of each direction; a softmax over the classes. Training is a whole step: forward pass,
 * cross entropy, gradients, Adam at {@value
 * org.kinema4j.benchmarks.recurrent.Problem#LEARNING_RATE}. Shapes are written N windows, T frames,
 * F features.
 *
 * <p>An engine is a class that implements {@link org.kinema4j.benchmarks.recurrent.Contender} and
 * has a {@code main} method that hands its constructor to {@link
 * org.kinema4j.benchmarks.recurrent.Trial#run}, and a constant of {@link
 * org.kinema4j.benchmarks.recurrent.Engine}.
 */
package org.kinema4j.benchmarks.recurrent;
