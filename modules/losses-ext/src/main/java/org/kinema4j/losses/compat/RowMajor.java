package org.kinema4j.losses.compat;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Arrays in the order in which a SameDiff graph computes reliably.
 *
 * <p>A graph keeps the arrays of one run for the next. Where it needs one in the other order, it
 * changes the name of the order but not the strides, so that a graph that was run with arrays in
 * column order gives wrong results from the second time on.
 */
public final class RowMajor {

  private RowMajor() {}

  /**
   * Returns an array in row order.
   *
   * @param array any array
   * @return the array itself if its rows lie one behind the other without gaps, else a copy
   */
  public static INDArray of(INDArray array) {
    boolean plain = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return plain ? array : array.dup('c');
  }
}
