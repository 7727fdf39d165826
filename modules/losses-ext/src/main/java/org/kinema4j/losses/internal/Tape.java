package org.kinema4j.losses.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.transforms.same.Identity;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The operations of one run of a graph, to be run again on other values of the same shapes. A run
 * of SameDiff spends several times as long on finding out which operation is next, asking for the
 * shape of its result and making an array for it as on the small operations of a loss; here all
 * that is done once.
 *
 * <p>Every array belongs to the tape. What a run returns is the caller's.
 */
final class Tape {

  /** Arrays of a tape hold at most so many numbers, lest rare large batches occupy memory. */
  private static final long MOST_NUMBERS = 1L << 21;

  private final Map<String, INDArray> inputs;
  private final List<Step> steps;
  private final Map<String, INDArray> results;

  private Tape(Map<String, INDArray> inputs, List<Step> steps, Map<String, INDArray> results) {
    this.inputs = inputs;
    this.steps = steps;
    this.results = results;
  }

  /** An operation with its arrays and arguments. */
  private record Step(DifferentialFunction operation, OpContext context) {

    void run() {
      if (operation instanceof CustomOp custom) {
        Nd4j.exec(custom, context);
      } else {
        Nd4j.exec((Op) operation, context);
      }
    }
  }

  /**
   * Records the operations that some variables need.
   *
   * @param graph the graph
   * @param values the placeholders' values, whose shapes the tape will be for
   * @param variables names of the variables
   * @return the tape, or nothing if the graph cannot be recorded or would need much memory
   */
  @SuppressWarnings("try") // the scope is closed, not used
  static Optional<Tape> record(
      SameDiff graph, Map<String, INDArray> values, List<String> variables) {
    // A tape outlives the iteration it is recorded in, so no workspace may own its arrays.
    try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      Map<String, INDArray> inputs = new HashMap<>();
      values.forEach((name, value) -> inputs.put(name, value.dup('c')));
      Recorder recorder = new Recorder(graph, inputs);
      graph.setListeners(recorder);
      try {
        graph.output(inputs, variables);
      } finally {
        graph.setListeners();
      }
      return recorder.tape(variables);
    }
  }

  /**
   * Runs the operations.
   *
   * @param values the placeholders' values, in the shapes of the recording
   * @return the variables' values
   */
  Map<String, INDArray> run(Map<String, INDArray> values) {
    inputs.forEach((name, array) -> array.assign(values.get(name)));
    steps.forEach(Step::run);
    Map<String, INDArray> copies = new HashMap<>();
    results.forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  /** Sees each operation after SameDiff ran it. */
  private static final class Recorder extends BaseListener {

    private final SameDiff graph;
    private final Map<String, INDArray> inputs;
    private final Map<String, INDArray> arrays;
    private final List<Step> steps = new ArrayList<>();
    private long numbers;
    private boolean recordable = true;

    Recorder(SameDiff graph, Map<String, INDArray> inputs) {
      this.graph = graph;
      this.inputs = inputs;
      this.arrays = new HashMap<>(inputs);
    }

    @Override
    public boolean isActive(Operation operation) {
      return true;
    }

    @Override
    public void opExecution(
        SameDiff graph,
        At at,
        MultiDataSet batch,
        SameDiffOp op,
        OpContext context,
        INDArray[] outputs) {
      if (!recordable) {
        return;
      }
      DifferentialFunction operation = op.getOp();
      List<INDArray> arguments = Arrays.stream(operation.argNames()).map(this::array).toList();
      if (operation instanceof Identity) {
        arrays.put(op.getOutputsOfOp().get(0), arguments.get(0));
        return;
      }
      recordable = isPlain(operation, outputs);
      if (recordable) {
        steps.add(new Step(operation, context(operation, context, arguments, made(op, outputs))));
      }
      if (numbers > MOST_NUMBERS) {
        recordable = false;
        steps.clear(); // at once, because the arrays of a large batch could fill the memory
        arrays.clear();
      }
    }

    private static boolean isPlain(DifferentialFunction operation, INDArray[] outputs) {
      boolean computes = operation instanceof DynamicCustomOp || operation instanceof Op;
      return computes
          && outputs != null
          && Arrays.stream(outputs).noneMatch(output -> output == null || output.isEmpty());
    }

    private INDArray array(String name) {
      SDVariable variable = graph.getVariable(name);
      boolean fixed = variable.isConstant() || variable.getVariableType() == VariableType.VARIABLE;
      return fixed ? variable.getArr() : arrays.get(name);
    }

    /** The tape's own arrays for the results of an operation. */
    private INDArray[] made(SameDiffOp op, INDArray[] outputs) {
      INDArray[] own = new INDArray[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        own[i] =
            Nd4j.createUninitialized(
                outputs[i].dataType(), outputs[i].shape(), outputs[i].ordering());
        numbers += own[i].length();
        arrays.put(op.getOutputsOfOp().get(i), own[i]);
      }
      return own;
    }

    private static OpContext context(
        DifferentialFunction operation,
        OpContext recorded,
        List<INDArray> arguments,
        INDArray[] outputs) {
      OpContext context = Nd4j.getExecutioner().buildContext();
      // fewer than there are arguments, if an axis is one of them and was taken over already
      INDArray[] inputs =
          arguments.subList(0, recorded.numInputArguments()).toArray(INDArray[]::new);
      if (operation instanceof DynamicCustomOp custom) {
        context.setArgs(inputs, custom.iArgs(), custom.dArgs(), custom.tArgs(), custom.bArgs());
      } else {
        context.setInputArrays(inputs);
      }
      context.setOutputArrays(outputs);
      return context;
    }

    Optional<Tape> tape(List<String> variables) {
      if (!recordable) {
        return Optional.empty();
      }
      Map<String, INDArray> results = new HashMap<>();
      variables.forEach(name -> results.put(name, arrays.get(name)));
      return Optional.of(new Tape(inputs, steps, results));
    }
  }
}
