/**
 * Losses for real values. They take the network's values after the activation, identity for values
 * of any size, and judge each output, {@code [N, C]}; the score of an example is the sum over its
 * outputs, which Deeplearning4j's {@code LossL2} and {@code LossL1} have too, where its {@code
 * LossMSE} and {@code LossMAE} divide by their number.
 *
 * @serial exclude
 */
package org.kinema4j.losses.regression;
