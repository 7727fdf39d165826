package org.kinema4j.layers.recurrent.internal;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a pass over sequences reads.
 *
 * @param x {@code [T, N, C]} in C order
 * @param mask {@code [T, N]} of ones and zeros, of the data type of x; null keeps every step
 * @param initial the states before the first step read; null are zeros
 * @param weights one for each direction, forward first
 * @param recurrentDropout {@code [D, N, H]}, what the previous state is multiplied by before it
 *     meets the recurrent weights, at every step the same; null is none
 * @param training whether a backward pass will follow
 */
public record SequenceInput(
    INDArray x,
    INDArray mask,
    States initial,
    List<CellWeights> weights,
    INDArray recurrentDropout,
    boolean training) {

  /**
   * Copies the list.
   *
   * @param x {@code [T, N, C]}
   * @param mask {@code [T, N]} or null
   * @param initial the states before, or null
   * @param weights one for each direction
   * @param recurrentDropout {@code [D, N, H]} or null
   * @param training whether a backward pass will follow
   */
  public SequenceInput {
    weights = List.copyOf(weights);
  }

  /**
   * T.
   *
   * @return the number of time steps
   */
  public int steps() {
    return Math.toIntExact(x.size(0));
  }

  /**
   * N.
   *
   * @return the number of examples
   */
  public int examples() {
    return Math.toIntExact(x.size(1));
  }

  /**
   * D.
   *
   * @return 1, or 2 for both directions
   */
  public int directions() {
    return weights.size();
  }
}
