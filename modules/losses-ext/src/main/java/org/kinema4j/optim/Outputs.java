package org.kinema4j.optim;

import java.util.stream.IntStream;

/**
 * Along which dimension an array of weights has its outputs (units, filters). What is taken for
 * each output is taken over all other dimensions.
 *
 * @since 0.1
 */
public enum Outputs {
  /**
   * As Deeplearning4j's layers have them: the first of kernels, which have rank 4 or 5 ({@code
   * [out, in, height, width]}); the last of any other array (dense and embedding {@code [in, out]},
   * recurrent {@code [in, 4 out]}). Not so in transposed ({@code [in, out, height, width]}),
   * depthwise and separable convolutions and the queries, keys and values of attention ({@code
   * [heads, size, in]}): give such layers an {@code updater} of their own.
   */
  OF_LAYERS,

  /** The first dimension, as PyTorch's arrays have them. */
  FIRST,

  /**
   * The last dimension, as the kernels of SameDiff have them ({@code [height, width, in, out]}).
   */
  LAST;

  /** Returns all dimensions but that of the outputs. */
  int[] others(int rank) {
    boolean first = this == FIRST || (this == OF_LAYERS && rank > 3);
    int output = first ? 0 : rank - 1;
    return IntStream.range(0, rank).filter(dimension -> dimension != output).toArray();
  }
}
