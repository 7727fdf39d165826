package org.kinema4j.layers.recurrent.internal.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_rnn_desc_t;
import org.kinema4j.layers.recurrent.internal.CellShape;

/** A recurrence compiled for one shape: its forward pass and, for training, its backward pass. */
final class Plan implements AutoCloseable {

  private final Primitive forward;
  private final Primitive backward;
  private final PackedWeights forwardInput;
  private final PackedWeights forwardRecurrent;
  private final PackedWeights backwardInput;
  private final PackedWeights backwardRecurrent;
  private final long workspaceFloats;
  private final long scratchFloats;
  private final boolean hasMemoryCell;

  /** Addresses that both passes read. */
  record Operands(
      long x,
      long initialHidden,
      long initialCell,
      long inputWeights,
      long recurrentWeights,
      long bias,
      long y,
      long hidden,
      long cell,
      long workspace,
      long scratch) {}

  /**
   * Further addresses of the backward pass; a name is that of the array whose gradient lies there.
   */
  record Gradients(
      long y,
      long hidden,
      long cell,
      long x,
      long initialHidden,
      long initialCell,
      long inputWeights,
      long recurrentWeights,
      long bias) {}

  Plan(PlanKey key) {
    Layouts layouts = new Layouts(key);
    hasMemoryCell = key.cell().kind().hasMemoryCell();
    dnnl_primitive_desc ahead = layouts.describe(forwardKind(key), null);
    dnnl_primitive_desc back = key.training() ? layouts.describe(dnnl_backward, ahead) : null;
    try {
      forward = new Primitive(ahead, layouts.forwardArguments(ahead, key.training()));
      forwardInput = layouts.inputWeights(ahead);
      forwardRecurrent = layouts.recurrentWeights(ahead);
      backward = back == null ? null : new Primitive(back, layouts.backwardArguments(back));
      backwardInput = back == null ? null : layouts.inputWeights(back);
      backwardRecurrent = back == null ? null : layouts.recurrentWeights(back);
      workspaceFloats = key.training() ? floats(ahead, dnnl_query_workspace_md) : 0;
      scratchFloats =
          Math.max(
              floats(ahead, dnnl_query_scratchpad_md),
              back == null ? 0 : floats(back, dnnl_query_scratchpad_md));
    } finally {
      if (back != null) {
        dnnl_primitive_desc_destroy(back);
      }
      dnnl_primitive_desc_destroy(ahead);
    }
  }

  private static int forwardKind(PlanKey key) {
    return key.training() ? dnnl_forward_training : dnnl_forward_inference;
  }

  /** Floats of memory that the forward pass leaves to the backward pass. */
  long workspaceFloats() {
    return workspaceFloats;
  }

  /** Floats of memory that a pass needs while it runs. */
  long scratchFloats() {
    return scratchFloats;
  }

  void forward(Operands at) {
    point(forward, at, forwardInput, forwardRecurrent).run();
  }

  void backward(Operands at, Gradients to) {
    point(backward, at, backwardInput, backwardRecurrent)
        .with(DNNL_ARG_DIFF_DST_LAYER, to.y())
        .with(DNNL_ARG_DIFF_DST_ITER, to.hidden())
        .with(DNNL_ARG_DIFF_SRC_LAYER, to.x())
        .with(DNNL_ARG_DIFF_SRC_ITER, to.initialHidden())
        .with(DNNL_ARG_DIFF_WEIGHTS_LAYER, to.inputWeights())
        .with(DNNL_ARG_DIFF_WEIGHTS_ITER, to.recurrentWeights())
        .with(DNNL_ARG_DIFF_BIAS, to.bias());
    if (hasMemoryCell) {
      backward
          .with(DNNL_ARG_DIFF_DST_ITER_C, to.cell())
          .with(DNNL_ARG_DIFF_SRC_ITER_C, to.initialCell());
    }
    backward.run();
  }

  private Primitive point(
      Primitive primitive, Operands at, PackedWeights input, PackedWeights recurrent) {
    primitive
        .with(DNNL_ARG_SRC_LAYER, at.x())
        .with(DNNL_ARG_SRC_ITER, at.initialHidden())
        .with(DNNL_ARG_WEIGHTS_LAYER, input.of(at.inputWeights()))
        .with(DNNL_ARG_WEIGHTS_ITER, recurrent.of(at.recurrentWeights()))
        .with(DNNL_ARG_BIAS, at.bias())
        .with(DNNL_ARG_DST_LAYER, at.y())
        .with(DNNL_ARG_DST_ITER, at.hidden())
        .with(DNNL_ARG_SCRATCHPAD, at.scratch());
    if (hasMemoryCell) {
      primitive.with(DNNL_ARG_SRC_ITER_C, at.initialCell()).with(DNNL_ARG_DST_ITER_C, at.cell());
    }
    if (workspaceFloats > 0) {
      primitive.with(DNNL_ARG_WORKSPACE, at.workspace());
    }
    return primitive;
  }

  private static long floats(dnnl_primitive_desc description, int query) {
    long bytes = dnnl_memory_desc_get_size(dnnl_primitive_desc_query_md(description, query, 0));
    return (bytes + Float.BYTES - 1) / Float.BYTES;
  }

  @Override
  public void close() {
    forward.close();
    forwardInput.close();
    forwardRecurrent.close();
    if (backward != null) {
      backward.close();
      backwardInput.close();
      backwardRecurrent.close();
    }
  }

  /** The layouts of a recurrence's arrays, and oneDNN's descriptions made of them. */
  private static final class Layouts {

    private final PlanKey key;
    private final CellShape cell;
    private final dnnl_memory_desc_t x;
    private final dnnl_memory_desc_t y;
    private final dnnl_memory_desc_t state;
    private final dnnl_memory_desc_t bias;

    Layouts(PlanKey key) {
      this.key = key;
      cell = key.cell();
      x = Memories.sequence(key.steps(), key.rows(), cell.inputs(), key.source());
      y = Memories.sequence(key.steps(), key.rows(), cell.units(), key.destination());
      state = Memories.state(key.rows(), cell.units());
      bias = Memories.bias(cell);
    }

    dnnl_primitive_desc describe(int propagation, dnnl_primitive_desc hint) {
      dnnl_memory_desc_t input = Memories.packed(cell, cell.inputs());
      dnnl_memory_desc_t recurrent = Memories.packed(cell, cell.units());
      dnnl_rnn_desc_t rnn = new dnnl_rnn_desc_t();
      rnn.primitive_kind(dnnl_rnn)
          .prop_kind(propagation)
          .direction(
              key.reversed() ? dnnl_unidirectional_right2left : dnnl_unidirectional_left2right);
      chooseCell(rnn);
      rnn.src_layer_desc(x)
          .src_iter_desc(state)
          .weights_layer_desc(input)
          .weights_iter_desc(recurrent)
          .bias_desc(bias)
          .dst_layer_desc(y)
          .dst_iter_desc(state);
      if (propagation == dnnl_backward) {
        rnn.diff_src_layer_desc(x)
            .diff_src_iter_desc(state)
            .diff_weights_layer_desc(Memories.inputWeights(cell))
            .diff_weights_iter_desc(Memories.recurrentWeights(cell))
            .diff_bias_desc(bias)
            .diff_dst_layer_desc(y)
            .diff_dst_iter_desc(state);
      }
      if (cell.kind().hasMemoryCell()) {
        rnn.src_iter_c_desc(state).dst_iter_c_desc(state);
        if (propagation == dnnl_backward) {
          rnn.diff_src_iter_c_desc(state).diff_dst_iter_c_desc(state);
        }
      }
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      OneDnn.check(
          dnnl_primitive_desc_create(
              description,
              new const_dnnl_op_desc_t(rnn),
              OneDnn.attributes(),
              OneDnn.engine(),
              hint),
          "describe a recurrence of " + key);
      return description;
    }

    private void chooseCell(dnnl_rnn_desc_t rnn) {
      switch (cell.kind()) {
        case LSTM -> rnn.cell_kind(dnnl_vanilla_lstm);
        case GRU_RESET_AFTER -> rnn.cell_kind(dnnl_lbr_gru);
        case GRU_RESET_BEFORE -> rnn.cell_kind(dnnl_vanilla_gru);
        case SIMPLE_TANH -> rnn.cell_kind(dnnl_vanilla_rnn).activation_kind(dnnl_eltwise_tanh);
        case SIMPLE_RELU -> rnn.cell_kind(dnnl_vanilla_rnn).activation_kind(dnnl_eltwise_relu);
        case SIMPLE_SIGMOID ->
            rnn.cell_kind(dnnl_vanilla_rnn).activation_kind(dnnl_eltwise_logistic);
      }
    }

    Map<Integer, dnnl_memory_desc_t> forwardArguments(
        dnnl_primitive_desc description, boolean training) {
      Map<Integer, dnnl_memory_desc_t> arguments = new HashMap<>();
      arguments.put(DNNL_ARG_SRC_LAYER, x);
      arguments.put(DNNL_ARG_SRC_ITER, state);
      arguments.put(DNNL_ARG_WEIGHTS_LAYER, weights(description, 0));
      arguments.put(DNNL_ARG_WEIGHTS_ITER, weights(description, 1));
      arguments.put(DNNL_ARG_BIAS, bias);
      arguments.put(DNNL_ARG_DST_LAYER, y);
      arguments.put(DNNL_ARG_DST_ITER, state);
      arguments.put(
          DNNL_ARG_SCRATCHPAD,
          dnnl_primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0));
      if (cell.kind().hasMemoryCell()) {
        arguments.put(DNNL_ARG_SRC_ITER_C, state);
        arguments.put(DNNL_ARG_DST_ITER_C, state);
      }
      if (training) {
        arguments.put(
            DNNL_ARG_WORKSPACE,
            dnnl_primitive_desc_query_md(description, dnnl_query_workspace_md, 0));
      }
      return arguments;
    }

    Map<Integer, dnnl_memory_desc_t> backwardArguments(dnnl_primitive_desc description) {
      Map<Integer, dnnl_memory_desc_t> arguments = forwardArguments(description, true);
      arguments.put(DNNL_ARG_DIFF_SRC_LAYER, x);
      arguments.put(DNNL_ARG_DIFF_SRC_ITER, state);
      arguments.put(DNNL_ARG_DIFF_WEIGHTS_LAYER, Memories.inputWeights(cell));
      arguments.put(DNNL_ARG_DIFF_WEIGHTS_ITER, Memories.recurrentWeights(cell));
      arguments.put(DNNL_ARG_DIFF_BIAS, bias);
      arguments.put(DNNL_ARG_DIFF_DST_LAYER, y);
      arguments.put(DNNL_ARG_DIFF_DST_ITER, state);
      if (cell.kind().hasMemoryCell()) {
        arguments.put(DNNL_ARG_DIFF_SRC_ITER_C, state);
        arguments.put(DNNL_ARG_DIFF_DST_ITER_C, state);
      }
      return arguments;
    }

    PackedWeights inputWeights(dnnl_primitive_desc description) {
      return new PackedWeights(Memories.inputWeights(cell), weights(description, 0));
    }

    PackedWeights recurrentWeights(dnnl_primitive_desc description) {
      return new PackedWeights(Memories.recurrentWeights(cell), weights(description, 1));
    }

    private static dnnl_memory_desc_t weights(dnnl_primitive_desc description, int which) {
      return dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, which);
    }
  }
}
