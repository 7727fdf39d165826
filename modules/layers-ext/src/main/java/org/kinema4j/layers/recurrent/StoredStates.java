package org.kinema4j.layers.recurrent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.kinema4j.layers.recurrent.internal.States;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * States that a layer keeps between calls, in Deeplearning4j's form: {@code [N, H]} under the keys
 * of its own recurrent layers.
 */
final class StoredStates {

  private static final String HIDDEN = LSTM.STATE_KEY_PREV_ACTIVATION;
  private static final String CELL = LSTM.STATE_KEY_PREV_MEMCELL;

  private final RecurrentConfiguration layer;
  private final TimeMajor layout;

  StoredStates(RecurrentConfiguration layer, TimeMajor layout) {
    this.layer = layer;
    this.layout = layout;
  }

  /** The states for a batch of a given size; null for no map and for an empty one. */
  States states(
      Map<String, INDArray> stored, long examples, ArrayType type, LayerWorkspaceMgr workspaces) {
    if (stored == null || stored.isEmpty()) {
      return null;
    }
    INDArray hidden = checked(stored, HIDDEN, examples);
    INDArray cell = layer.cellKind().hasMemoryCell() ? checked(stored, CELL, examples) : null;
    return new States(
        oneDirection(hidden, type, workspaces),
        cell == null ? null : oneDirection(cell, type, workspaces));
  }

  private INDArray oneDirection(INDArray state, ArrayType type, LayerWorkspaceMgr workspaces) {
    return layout.rows(state, type, workspaces).reshape('c', 1, state.size(0), state.size(1));
  }

  private INDArray checked(Map<String, INDArray> stored, String key, long examples) {
    INDArray state = stored.get(key);
    long[] shape = {examples, layer.getNOut()};
    if (state == null || !Arrays.equals(state.shape(), shape)) {
      throw new IllegalStateException(
          "stored state "
              + key
              + " must be "
              + Arrays.toString(shape)
              + ", found "
              + (state == null ? "none" : Arrays.toString(state.shape()))
              + "; a new batch needs rnnClearPreviousState() first");
    }
    return state;
  }

  /** The states after a pass, outside every workspace. */
  Map<String, INDArray> detached(States states) {
    Map<String, INDArray> stored = new HashMap<>();
    stored.put(HIDDEN, detached(states.hidden()));
    if (states.cell() != null) {
      stored.put(CELL, detached(states.cell()));
    }
    return stored;
  }

  private static INDArray detached(INDArray state) {
    return state.reshape('c', state.size(1), state.size(2)).detach();
  }
}
