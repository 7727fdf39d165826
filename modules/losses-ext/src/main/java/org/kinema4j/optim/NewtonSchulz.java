package org.kinema4j.optim;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A matrix with the same singular vectors and singular values near 1, by a polynomial of the fifth
 * degree that is applied again and again. Its coefficients make small values grow fast; the values
 * do not converge but stay between 0.7 and 1.2.
 */
final class NewtonSchulz {

  private static final double LINEAR = 3.4445;
  private static final double CUBIC = -4.7750;
  private static final double QUINTIC = 2.0315;

  /** Keeps a matrix of zeros as it is. */
  private static final double EPSILON = 1e-7;

  private NewtonSchulz() {}

  /**
   * Orthogonalizes the gradient of a step, in place.
   *
   * @param step the step of a single array, whose arrays for results on the way are overwritten
   * @param iterations how often the polynomial is applied
   */
  static void orthogonalize(Step step, int iterations) {
    Tensor tensor = step.tensors().get(0);
    INDArray x = columnMajor(tensor, step.gradient());
    INDArray next = columnMajor(tensor, step.scratch(0));
    // the smaller of both products with the transpose; its square is no longer than the gradient
    int side = Math.min(x.rows(), x.columns());
    INDArray product = square(step.scratch(1), side);
    INDArray polynomial = square(step.scratch(2), side);
    x.divi(x.norm2Number().doubleValue() + EPSILON);
    for (int k = 0; k < iterations; k++) {
      apply(x, next, product, polynomial);
      x.assign(next);
    }
  }

  private static void apply(INDArray x, INDArray next, INDArray product, INDArray polynomial) {
    boolean wide = x.rows() <= x.columns();
    Nd4j.gemm(x, x, product, !wide, wide, 1, 0);
    polynomial.assign(product);
    Nd4j.gemm(product, product, polynomial, false, false, QUINTIC, CUBIC);
    next.assign(x);
    if (wide) {
      Nd4j.gemm(polynomial, x, next, false, false, 1, LINEAR);
    } else {
      Nd4j.gemm(x, polynomial, next, false, false, 1, LINEAR);
    }
  }

  /**
   * The elements of an array as a matrix that BLAS takes without a copy: [first dimension, rest] or
   * its transpose, which is all the same here.
   */
  private static INDArray columnMajor(Tensor tensor, INDArray flat) {
    INDArray matrix = tensor.matrix(flat);
    return matrix.ordering() == 'f' ? matrix : flat.reshape('f', matrix.columns(), matrix.rows());
  }

  private static INDArray square(INDArray flat, int side) {
    return flat.get(NDArrayIndex.interval(0, (long) side * side)).reshape('f', side, side);
  }
}
