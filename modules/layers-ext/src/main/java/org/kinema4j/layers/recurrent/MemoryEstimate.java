package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.nd4j.linalg.learning.config.IUpdater;

/** What a recurrent layer needs in memory, in values. */
final class MemoryEstimate {

  private MemoryEstimate() {}

  static LayerMemoryReport of(RecurrentConfiguration layer, InputType inputType) {
    long steps = ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength();
    long states = steps * layer.directions() * layer.getNOut();
    // The input in another layout, the gates of all steps, the states.
    long forward = steps * layer.getNIn() + states * (layer.cellKind().gates() + 1);
    // Gates, memory cells and their gradients.
    long backward = states * 2 * (layer.cellKind().gates() + 1);
    long parameters = layer.initializer().numParams(layer);
    IUpdater updater = layer.getIUpdater();
    return new LayerMemoryReport.Builder(
            layer.getLayerName(), layer.getClass(), inputType, layer.getOutputType(-1, inputType))
        .standardMemory(parameters, updater == null ? 0 : updater.stateSize(parameters))
        .workingMemory(0, forward, 0, forward + backward)
        .cacheMemory(0, 0)
        .build();
  }
}
