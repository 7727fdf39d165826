package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Products and views of matrices. A view shares the memory of its array. */
final class Matrices {

  private Matrices() {}

  /** {@code c = a b}. */
  static void multiply(INDArray a, INDArray b, INDArray c) {
    multiply(a, b, c, 0);
  }

  /** {@code c += a b}. */
  static void addProduct(INDArray a, INDArray b, INDArray c) {
    multiply(a, b, c, 1);
  }

  // Unlike INDArray.mmul the operation itself takes every order and stride without a copy.
  private static void multiply(INDArray a, INDArray b, INDArray c, double keep) {
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

  /** A view of {@code [T, N, C]} as {@code [T*N, C]}. */
  static INDArray flat(INDArray sequence) {
    return sequence.reshape(sequence.size(0) * sequence.size(1), sequence.size(2));
  }

  /** Uninitialized memory in C order. */
  static INDArray allocate(INDArray like, long... shape) {
    return Nd4j.createUninitialized(like.dataType(), shape);
  }

  /** A copy in C order; faster than {@code dup} where the order changes. */
  static INDArray copy(INDArray array) {
    return allocate(array, array.shape()).assign(array);
  }
}
