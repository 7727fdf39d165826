package org.kinema4j.layers.recurrent.internal;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Neighboring time steps.
 *
 * @param from the first
 * @param to the one after the last
 */
record Window(int from, int to) {

  /** The last steps that a direction reads. */
  static Window lastRead(Direction direction, int steps, int total) {
    int length = Math.min(steps, total);
    return direction == Direction.FORWARD
        ? new Window(total - length, total)
        : new Window(0, length);
  }

  int length() {
    return to - from;
  }

  /** A view of an array whose first dimension is time. */
  INDArray of(INDArray array) {
    INDArrayIndex[] index = new INDArrayIndex[array.rank()];
    Arrays.fill(index, NDArrayIndex.all());
    index[0] = NDArrayIndex.interval(from, to);
    return array.get(index);
  }
}
