package org.kinema4j.layers.recurrent.internal;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a backward pass reads and the arrays that it fills.
 *
 * @param sequence {@code [T, N, D*H]} in C order, the gradient with respect to the output sequence;
 *     null is zero
 * @param last {@code [D, N, H]} in C order, the gradient with respect to the last hidden states;
 *     null is zero
 * @param x {@code [T, N, C]} in C order, overwritten with the gradient with respect to the input
 * @param weights overwritten with the gradients with respect to the weights, summed over examples
 *     and steps
 * @param steps how many steps, counted from the last one read, the gradient goes back; T for all
 */
public record SequenceGradients(
    INDArray sequence, INDArray last, INDArray x, List<CellWeights> weights, int steps) {

  /**
   * Copies the list.
   *
   * @param sequence {@code [T, N, D*H]} or null
   * @param last {@code [D, N, H]} or null
   * @param x {@code [T, N, C]}, filled
   * @param weights one for each direction, filled
   * @param steps how many steps the gradient goes back
   */
  public SequenceGradients {
    weights = List.copyOf(weights);
  }
}
