package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All steps of a backward pass at once.
 *
 * @param blocks {@code [F, T, H, N]}, to be filled
 * @param input {@code [T*N, G*H]}, the products of the input and its weights; may be overwritten
 * @param weights recurrent weights and bias
 * @param previous the states before each step, {@code [T, H, N]}
 * @param dropped {@code [T*N, H]}, the state before each step as it meets the recurrent weights
 */
record Steps(
    INDArray blocks, INDArray input, CellWeights weights, Cell.State previous, INDArray dropped) {

  /** A view, {@code [T, H, N]}. */
  INDArray block(int index) {
    return blocks.slice(index);
  }

  /** Fills a block with a gate's columns of a product, and bias. */
  INDArray fill(int block, INDArray columns, int bias) {
    INDArray filled = block(block);
    share(columns, bias(weights, bias, columns.size(1)), filled);
    return filled;
  }

  /** {@code [T, H, N]} as {@code [T*N, H]}, copied. */
  static INDArray rows(INDArray columns) {
    return Matrices.flat(Matrices.copy(columns.permute(0, 2, 1)));
  }

  /** {@code [T*N, H]} as {@code [T, H, N]}, copied. */
  INDArray columns(INDArray rows) {
    INDArray columns = Matrices.allocate(rows, block(0).shape());
    columns.permute(0, 2, 1).assign(rows.reshape(blocks.size(1), blocks.size(3), rows.size(1)));
    return columns;
  }

  /** A block of the bias, {@code [1, H]}. */
  static INDArray bias(CellWeights weights, int index, long units) {
    return Matrices.columns(weights.bias(), index * units, (index + 1) * units);
  }

  /**
   * Sums product and bias.
   *
   * @param product {@code [T*N, H]}; null is zero
   * @param bias {@code [1, H]}
   * @param block {@code [T, H, N]}, filled
   */
  static void share(INDArray product, INDArray bias, INDArray block) {
    if (product == null) {
      Nd4j.exec(new BroadcastCopyOp(block, bias, block, 1));
    } else {
      INDArray rows = product.reshape(block.size(0), block.size(2), block.size(1));
      Nd4j.exec(new BroadcastAddOp(rows, bias, block.permute(0, 2, 1), 2));
    }
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
