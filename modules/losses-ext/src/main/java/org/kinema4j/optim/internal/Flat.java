package org.kinema4j.optim.internal;

import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Arrays of any shape as arrays of rank 1, in row-major order of their elements. */
public final class Flat {

  private Flat() {}

  /**
   * Returns a view of rank 1.
   *
   * @param array an array whose elements lie in row-major order
   * @return the view, over the same memory
   * @throws IllegalArgumentException if the elements lie otherwise
   */
  public static INDArray view(INDArray array) {
    INDArray flat = viewOrNull(array);
    if (flat == null) {
      throw new IllegalArgumentException(
          "state must lie in one piece of memory, received " + array.shapeInfoToString());
    }
    return flat;
  }

  /**
   * Changes an array in place through a form of rank 1: a view if there is one, else a copy that is
   * written back.
   *
   * @param array the array to change
   * @param change what to do with its flat form
   */
  public static void change(INDArray array, Consumer<INDArray> change) {
    INDArray flat = viewOrNull(array);
    if (flat != null) {
      change.accept(flat);
      return;
    }
    INDArray copy = array.dup('c');
    change.accept(view(copy));
    array.assign(copy);
  }

  /**
   * Returns the elements in an order.
   *
   * @param array any array
   * @param order {@code c} for the last index first, {@code f} for the first index first
   * @return an array of rank 1: a view if there is one, else a copy
   */
  public static INDArray ordered(INDArray array, char order) {
    INDArray flat = viewOrNull(array, order);
    return flat != null ? flat : viewOrNull(array.dup(order), order);
  }

  private static INDArray viewOrNull(INDArray array) {
    return viewOrNull(array, 'c');
  }

  private static INDArray viewOrNull(INDArray array, char order) {
    return array.rank() == 1
        ? array
        : Shape.newShapeNoCopy(array, new long[] {array.length()}, order == 'f');
  }
}
