package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Products and views of matrices. A view shares the memory of its matrix. */
final class Matrices {

  private Matrices() {}

  /** {@code c = a b}. */
  static void multiply(INDArray a, INDArray b, INDArray c) {
    product(a, b, c, 0);
  }

  /** {@code c += a b}. */
  static void multiplyAdd(INDArray a, INDArray b, INDArray c) {
    product(a, b, c, 1);
  }

  // Unlike INDArray.mmul the operation itself takes every order and stride without a copy.
  private static void product(INDArray a, INDArray b, INDArray c, double keep) {
    Nd4j.exec(new Mmul(a, b, c, 1, keep, MMulTranspose.allFalse()));
  }

  /** A view of the rows in [from, to). */
  static INDArray rows(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /** A view of the columns in [from, to). */
  static INDArray columns(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /** Uninitialized memory in C order. */
  static INDArray allocate(INDArray like, long... shape) {
    return Nd4j.createUninitialized(like.dataType(), shape);
  }
}
