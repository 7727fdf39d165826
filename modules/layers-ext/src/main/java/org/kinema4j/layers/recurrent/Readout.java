package org.kinema4j.layers.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.kinema4j.layers.recurrent.internal.States;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From the states of all directions to the layer's output, and the gradient's way back. */
final class Readout {

  private final RecurrentConfiguration layer;
  private final TimeMajor layout;
  private final long units;
  private final int directions;

  Readout(RecurrentConfiguration layer, TimeMajor layout) {
    this.layer = layer;
    this.layout = layout;
    this.units = layer.getNOut();
    this.directions = layer.directions();
  }

  /** Arrays that an engine fills; those of a training pass live until its backward pass. */
  SequenceOutput allocate(SequenceInput input, boolean keepsState, LayerWorkspaceMgr workspaces) {
    boolean sequence = layer.getOutput() == Output.SEQUENCE;
    ArrayType working = TimeMajor.lifetime(input.training());
    ArrayType returned = sequence && !mixes() ? ArrayType.ACTIVATIONS : working;
    INDArray states =
        sequence || input.training()
            ? layout.create(
                returned, workspaces, input.steps(), input.examples(), directions * units)
            : null;
    INDArray hidden = layout.create(working, workspaces, directions, input.examples(), units);
    INDArray cell =
        keepsState && layer.cellKind().hasMemoryCell()
            ? layout.create(working, workspaces, directions, input.examples(), units)
            : null;
    return new SequenceOutput(states, new States(hidden, cell));
  }

  // Whether values of both directions become one value.
  private boolean mixes() {
    return layer.bidirectional() && layer.getMerge() != Merge.CONCAT;
  }

  /** The layer's output, in Deeplearning4j's layout. */
  INDArray output(SequenceOutput states, boolean training, LayerWorkspaceMgr workspaces) {
    return layer.getOutput() == Output.SEQUENCE
        ? layout.back(sequence(states.sequence(), training, workspaces))
        : last(states.last().hidden(), workspaces);
  }

  private INDArray sequence(INDArray states, boolean training, LayerWorkspaceMgr workspaces) {
    if (!mixes()) {
      // Dropout of the next layer writes into what it is given, and the engine may read its states
      // again on the way back.
      return training ? layout.copy(states, ArrayType.ACTIVATIONS, workspaces) : states;
    }
    INDArray merged =
        layout.create(ArrayType.ACTIVATIONS, workspaces, states.size(0), states.size(1), units);
    merge(sequenceOf(states, 0), sequenceOf(states, 1), merged);
    return merged;
  }

  private INDArray last(INDArray states, LayerWorkspaceMgr workspaces) {
    long examples = states.size(1);
    if (mixes()) {
      INDArray merged = layout.create(ArrayType.ACTIVATIONS, workspaces, examples, units);
      merge(lastOf(states, 0), lastOf(states, 1), merged);
      return merged;
    }
    return layout
        .copy(states.permute(1, 0, 2), ArrayType.ACTIVATIONS, workspaces)
        .reshape('c', examples, directions * units);
  }

  /** The gradient with respect to the sequence of states, {@code [T, N, D*H]}; null is zero. */
  INDArray sequenceGradient(INDArray epsilon, SequenceOutput states, LayerWorkspaceMgr workspaces) {
    if (layer.getOutput() != Output.SEQUENCE) {
      return null;
    }
    INDArray merged = layout.from(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
    if (!mixes()) {
      return merged;
    }
    INDArray values = states.sequence();
    INDArray gradient = layout.create(ArrayType.BP_WORKING_MEM, workspaces, values.shape());
    for (int direction = 0; direction < directions; direction++) {
      split(merged, sequenceOf(values, 1 - direction), sequenceOf(gradient, direction));
    }
    return gradient;
  }

  /** The gradient with respect to the last states, {@code [D, N, H]}; null is zero. */
  INDArray lastGradient(INDArray epsilon, SequenceOutput states, LayerWorkspaceMgr workspaces) {
    if (layer.getOutput() != Output.LAST_STATE) {
      return null;
    }
    INDArray values = states.last().hidden();
    long examples = values.size(1);
    if (!mixes()) {
      INDArray rows = layout.rows(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
      INDArray sides = rows.reshape('c', examples, directions, units);
      return layout.rows(sides.permute(1, 0, 2), ArrayType.BP_WORKING_MEM, workspaces);
    }
    INDArray gradient = layout.create(ArrayType.BP_WORKING_MEM, workspaces, values.shape());
    for (int direction = 0; direction < directions; direction++) {
      split(epsilon, lastOf(values, 1 - direction), lastOf(gradient, direction));
    }
    return gradient;
  }

  private void merge(INDArray forward, INDArray backward, INDArray merged) {
    switch (layer.getMerge()) {
      case ADD -> forward.addi(backward, merged);
      case AVERAGE -> forward.addi(backward, merged).muli(0.5);
      case MULTIPLY -> forward.muli(backward, merged);
      case CONCAT -> throw new IllegalStateException("CONCAT mixes nothing");
    }
  }

  // The gradient of one side of a merge; other is the value of the other side.
  private void split(INDArray merged, INDArray other, INDArray side) {
    switch (layer.getMerge()) {
      case ADD -> side.assign(merged);
      case AVERAGE -> side.assign(merged).muli(0.5);
      case MULTIPLY -> side.assign(merged).muli(other);
      case CONCAT -> throw new IllegalStateException("CONCAT mixes nothing");
    }
  }

  private INDArray sequenceOf(INDArray states, int direction) {
    return states.get(all(), all(), interval(direction * units, (direction + 1) * units));
  }

  private static INDArray lastOf(INDArray states, int direction) {
    return states.get(point(direction), all(), all());
  }
}
