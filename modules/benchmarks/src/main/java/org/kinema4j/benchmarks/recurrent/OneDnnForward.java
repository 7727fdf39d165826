package org.kinema4j.benchmarks.recurrent;

import static org.kinema4j.benchmarks.recurrent.OneDnnDevice.describe;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;

/** The forward pass of one bidirectional layer, its weights packed once. */
final class OneDnnForward {

  /** The order of gates in oneDNN. */
  private static final List<Gate> ORDER =
      List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT);

  private static final int DIRECTIONS = 2;

  private final OneDnnDevice device;
  private final Problem.Layer weights;
  private final memory source;
  private final LayerSizes sizes;
  private final lstm_forward.primitive_desc description;
  private final lstm_forward primitive;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final memory output;
  private final memory workspace;

  /** Plain layouts of what a layer reads, learns and writes. */
  record LayerSizes(
      memory.desc source,
      memory.desc input,
      memory.desc recurrent,
      memory.desc bias,
      memory.desc output) {

    static LayerSizes of(Shape shape, int layer, memory.format_tag weights) {
      int gates = ORDER.size();
      int units = shape.units();
      int frames = shape.frames();
      int batch = shape.batch();
      memory.format_tag sequence = memory.format_tag.tnc;
      return new LayerSizes(
          describe(sequence, frames, batch, shape.inputs(layer)),
          describe(weights, 1, DIRECTIONS, shape.inputs(layer), gates, units),
          describe(weights, 1, DIRECTIONS, units, gates, units),
          describe(memory.format_tag.ldgo, 1, DIRECTIONS, gates, units),
          describe(sequence, frames, batch, shape.states()));
    }
  }

  /**
   * A layer over what the layer below writes.
   *
   * @param device where
   * @param problem sizes and weights
   * @param layer its number, from 0
   * @param source {@code [T, N, inputs]}
   * @param purpose inference, or training, which remembers what the backward pass needs
   */
  OneDnnForward(
      OneDnnDevice device, Problem problem, int layer, memory source, dnnl.prop_kind purpose) {
    this.device = device;
    this.source = source;
    weights = problem.layers().get(layer);
    sizes = LayerSizes.of(problem.shape(), layer, memory.format_tag.any);
    description =
        new lstm_forward.primitive_desc(
            new lstm_forward.desc(
                purpose,
                dnnl.rnn_direction.bidirectional_concat,
                sizes.source(),
                new memory.desc(),
                new memory.desc(),
                sizes.input(),
                sizes.recurrent(),
                sizes.bias(),
                sizes.output(),
                new memory.desc(),
                new memory.desc()),
            device.processor());
    primitive = new lstm_forward(description);
    output = device.zeros(description.dst_layer_desc());
    workspace =
        purpose == dnnl.prop_kind.forward_training
            ? device.zeros(description.workspace_desc())
            : null;
    LayerSizes plain = LayerSizes.of(problem.shape(), layer, memory.format_tag.ldigo);
    arguments
        .put(dnnl.DNNL_ARG_SRC_LAYER, source)
        .put(dnnl.DNNL_ARG_WEIGHTS_LAYER, input(plain, description.weights_layer_desc()))
        .put(dnnl.DNNL_ARG_WEIGHTS_ITER, recurrent(plain, description.weights_iter_desc()))
        .put(dnnl.DNNL_ARG_BIAS, bias())
        .put(dnnl.DNNL_ARG_DST_LAYER, output);
    if (workspace != null) {
      arguments.put(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
  }

  void run() {
    primitive.execute(device.work(), arguments);
  }

  memory source() {
    return source;
  }

  /** {@code [T, N, states]}. */
  memory output() {
    return output;
  }

  memory workspace() {
    return workspace;
  }

  LayerSizes sizes() {
    return sizes;
  }

  lstm_forward.primitive_desc description() {
    return description;
  }

  memory input(LayerSizes plain, memory.desc wanted) {
    return device.packed(both(direction -> direction.input(ORDER)), plain.input(), wanted);
  }

  memory recurrent(LayerSizes plain, memory.desc wanted) {
    return device.packed(both(direction -> direction.recurrent(ORDER)), plain.recurrent(), wanted);
  }

  memory bias() {
    return device.packed(
        both(direction -> direction.bias(ORDER)), sizes.bias(), description.bias_desc());
  }

  private float[] both(Function<LstmWeights, float[]> part) {
    float[] forward = part.apply(weights.forward());
    float[] backward = part.apply(weights.backward());
    float[] result = new float[forward.length + backward.length];
    System.arraycopy(forward, 0, result, 0, forward.length);
    System.arraycopy(backward, 0, result, forward.length, backward.length);
    return result;
  }
}
