package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Between the layouts of Deeplearning4j, {@code [N, C, T]} or {@code [N, T, C]}, and that of the
 * engines, {@code [T, N, C]} in C order and of the network's data type. Copies only where it must;
 * what one layer of this package hands to the next, forward and backward, is never copied.
 */
final class TimeMajor {

  private final RNNFormat format;
  private final DataType dataType;

  TimeMajor(RNNFormat format, DataType dataType) {
    this.format = format;
    this.dataType = dataType;
  }

  /**
   * Where an array of a forward pass belongs: if a backward pass reads it, it must outlive working
   * memory, and a ComputationGraph may put inputs into working memory.
   */
  static ArrayType lifetime(boolean backwardFollows) {
    return backwardFollows ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
  }

  /** A sequence as [T, N, C]: a view where the layout allows it, else a new array. */
  INDArray from(INDArray sequence, ArrayType type, LayerWorkspaceMgr workspaces) {
    INDArray view = format == RNNFormat.NWC ? sequence.permute(1, 0, 2) : sequence.permute(2, 0, 1);
    return rows(view, type, workspaces);
  }

  /** A mask [N, T] as [T, N]; null stays null. */
  INDArray mask(INDArray mask, ArrayType type, LayerWorkspaceMgr workspaces) {
    return mask == null ? null : rows(mask.permute(1, 0), type, workspaces);
  }

  /** The array itself if it lies in C order without gaps, else a new array with its values. */
  INDArray rows(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
    if (array.dataType() == dataType
        && array.ordering() == 'c'
        && Shape.hasDefaultStridesForShape(array)) {
      return array;
    }
    return copy(array, type, workspaces);
  }

  /** A new array in C order with the same values. */
  INDArray copy(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
    return create(type, workspaces, array.shape()).assign(array);
  }

  /** A new array in C order; its values are not set. */
  INDArray create(ArrayType type, LayerWorkspaceMgr workspaces, long... shape) {
    return workspaces.createUninitialized(type, dataType, shape, 'c');
  }

  /** [T, N, C] in Deeplearning4j's layout, as a view. */
  INDArray back(INDArray timeMajor) {
    return format == RNNFormat.NWC ? timeMajor.permute(1, 0, 2) : timeMajor.permute(1, 2, 0);
  }
}
