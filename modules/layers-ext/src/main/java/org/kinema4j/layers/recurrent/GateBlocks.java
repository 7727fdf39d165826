package org.kinema4j.layers.recurrent;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The gates' blocks of columns in a weight matrix or a bias. */
final class GateBlocks {

  private GateBlocks() {}

  /** A new matrix with the blocks in another order: block k is the old block {@code order[k]}. */
  static INDArray reorder(INDArray matrix, int... order) {
    INDArray[] blocks = new INDArray[order.length];
    for (int k = 0; k < order.length; k++) {
      blocks[k] = block(matrix, order[k], order.length);
    }
    return Nd4j.concat(1, blocks);
  }

  /** A view of one of several blocks of equal width. */
  static INDArray block(INDArray matrix, int block, int blocks) {
    long width = matrix.size(1) / blocks;
    return matrix.get(
        NDArrayIndex.all(), NDArrayIndex.interval(block * width, (block + 1) * width));
  }

  /** A vector as one row. */
  static INDArray row(INDArray vector) {
    return vector.reshape('c', 1, vector.length());
  }

  static void checkShape(String name, INDArray array, long... expected) {
    if (!Arrays.equals(array.shape(), expected)) {
      throw new IllegalArgumentException(
          name
              + " must be "
              + Arrays.toString(expected)
              + ", received "
              + Arrays.toString(array.shape()));
    }
  }
}
