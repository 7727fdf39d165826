package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.memory;

/** The backward pass of one bidirectional layer: from errors of its output to all gradients. */
final class OneDnnBackward {

  private final OneDnnDevice device;
  private final lstm_backward primitive;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final memory sourceErrors;

  /** Gradients of the weights of the inputs, of the state, and of the biases. */
  private final List<memory> gradients;

  /**
   * The backward pass that belongs to a forward pass.
   *
   * @param device where
   * @param forward the forward pass, for training
   * @param errors derivative of the loss by each output, {@code [T, N, states]}
   * @param plain plain layouts of the layer
   */
  OneDnnBackward(
      OneDnnDevice device, OneDnnForward forward, memory errors, OneDnnForward.LayerSizes plain) {
    this.device = device;
    lstm_backward.primitive_desc description = describe(device, forward);
    primitive = new lstm_backward(description);
    sourceErrors = device.zeros(description.diff_src_layer_desc());
    gradients =
        List.of(
            device.zeros(description.diff_weights_layer_desc()),
            device.zeros(description.diff_weights_iter_desc()),
            device.zeros(description.diff_bias_desc()));
    arguments
        .put(dnnl.DNNL_ARG_SRC_LAYER, forward.source())
        .put(dnnl.DNNL_ARG_WEIGHTS_LAYER, forward.input(plain, description.weights_layer_desc()))
        .put(dnnl.DNNL_ARG_WEIGHTS_ITER, forward.recurrent(plain, description.weights_iter_desc()))
        .put(dnnl.DNNL_ARG_BIAS, forward.bias())
        .put(dnnl.DNNL_ARG_DST_LAYER, forward.output())
        .put(dnnl.DNNL_ARG_WORKSPACE, forward.workspace())
        .put(dnnl.DNNL_ARG_DIFF_DST_LAYER, errors)
        .put(dnnl.DNNL_ARG_DIFF_SRC_LAYER, sourceErrors)
        .put(dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, gradients.get(0))
        .put(dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, gradients.get(1))
        .put(dnnl.DNNL_ARG_DIFF_BIAS, gradients.get(2));
  }

  private static lstm_backward.primitive_desc describe(OneDnnDevice device, OneDnnForward forward) {
    OneDnnForward.LayerSizes sizes = forward.sizes();
    return new lstm_backward.primitive_desc(
        new lstm_backward.desc(
            dnnl.prop_kind.backward,
            dnnl.rnn_direction.bidirectional_concat,
            sizes.source(),
            new memory.desc(),
            new memory.desc(),
            sizes.input(),
            sizes.recurrent(),
            sizes.bias(),
            sizes.output(),
            new memory.desc(),
            new memory.desc(),
            sizes.source(),
            new memory.desc(),
            new memory.desc(),
            sizes.input(),
            sizes.recurrent(),
            sizes.bias(),
            sizes.output(),
            new memory.desc(),
            new memory.desc()),
        device.processor(),
        forward.description());
  }

  void run() {
    // oneDNN adds to what is there.
    gradients.forEach(OneDnnDevice::clear);
    primitive.execute(device.work(), arguments);
  }

  /** Derivative of the loss by each input, {@code [T, N, inputs]}. */
  memory sourceErrors() {
    return sourceErrors;
  }

  /** Gradient of the biases of both directions, {@code [2, gates, units]}. */
  memory biasGradient() {
    return gradients.get(2);
  }
}
