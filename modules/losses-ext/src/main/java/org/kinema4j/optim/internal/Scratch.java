package org.kinema4j.optim.internal;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays for results on the way, kept from step to step. */
public final class Scratch {

  private final List<INDArray> arrays = new ArrayList<>();

  /** Makes a store without arrays. */
  public Scratch() {}

  /**
   * Returns an array of rank 1 to be overwritten.
   *
   * @param index which one, from 0
   * @param like the array whose length and data type it is to have
   * @return the array; the same one the next time if length and data type are the same
   */
  public INDArray get(int index, INDArray like) {
    while (arrays.size() <= index) {
      arrays.add(null);
    }
    INDArray array = arrays.get(index);
    if (array == null || array.length() != like.length() || array.dataType() != like.dataType()) {
      // detached: outlives the workspace in which a network takes its steps
      array = Nd4j.createUninitializedDetached(like.dataType(), like.length());
      arrays.set(index, array);
    }
    return array;
  }
}
