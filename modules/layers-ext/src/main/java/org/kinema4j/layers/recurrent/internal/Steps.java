package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All steps of a backward pass at once.
 *
 * @param blocks {@code [F, T, H, N]}
 * @param previous the states before each step, {@code [T, H, N]}
 * @param dropped {@code [T*N, H]}, the state before each step as it meets the recurrent weights
 */
record Steps(INDArray blocks, Cell.State previous, INDArray dropped) {

  /** A view, {@code [T, H, N]}. */
  INDArray block(int index) {
    return blocks.slice(index);
  }

  /** {@code [T, H, N]} as {@code [T*N, H]}, copied. */
  INDArray rows(INDArray columns) {
    return columns.permute(0, 2, 1).dup('c').reshape(dropped.shape());
  }

  /** A view of {@code [T*N, H]} as {@code [T, H, N]}. */
  INDArray columns(INDArray rows) {
    return rows.reshape(blocks.size(1), blocks.size(3), rows.size(1)).permute(0, 2, 1);
  }

  /**
   * Adds a gate of a product to a block.
   *
   * @param product {@code [T*N, G*H]}
   * @param gate of the product
   * @param block to add to
   */
  void add(INDArray product, int gate, int block) {
    long units = blocks.size(2);
    block(block).addi(columns(Matrices.columns(product, gate * units, (gate + 1) * units)));
  }

  /**
   * The states times recurrent weights.
   *
   * @param weights {@code [H, columns]}
   * @return {@code [T*N, columns]}
   */
  INDArray product(INDArray weights) {
    INDArray product = Matrices.allocate(weights, dropped.size(0), weights.size(1));
    Matrices.multiply(dropped, weights, product);
    return product;
  }

  /** {@code s (1 - s)}, the slope of the logistic function where it is s. */
  static INDArray logisticSlope(INDArray s) {
    return s.rsub(1).muli(s);
  }

  /** {@code 1 - y²}, the slope of tanh where it is y. */
  static INDArray tanhSlope(INDArray y) {
    return y.mul(y).rsubi(1);
  }
}
