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

  int length() {
    return to - from;
  }

  Window shifted(int by) {
    return new Window(from + by, to + by);
  }

  /** A view of an array whose first dimension is time. */
  INDArray of(INDArray array) {
    INDArrayIndex[] index = new INDArrayIndex[array.rank()];
    Arrays.fill(index, NDArrayIndex.all());
    index[0] = NDArrayIndex.interval(from, to);
    return array.get(index);
  }
}
