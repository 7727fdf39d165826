package org.kinema4j.losses.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.losses.compat.RowMajor;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One run of a graph by SameDiff that leaves nothing behind. SameDiff itself keeps a session, with
 * all its arrays, for each thread that ever ran a graph, for as long as the graph lives.
 */
final class PlainRun {

  private PlainRun() {}

  /**
   * Runs a graph.
   *
   * @param graph the graph
   * @param values the placeholders' values
   * @param variables names of the variables to compute
   * @param listeners what sees the operations
   * @return the variables' values, the caller's own
   */
  @SuppressWarnings("try") // the scope is closed, not used
  static Map<String, INDArray> of(
      SameDiff graph,
      Map<String, INDArray> values,
      List<String> variables,
      List<Listener> listeners) {
    Map<String, INDArray> ordered = new HashMap<>(values);
    ordered.replaceAll((name, value) -> RowMajor.of(value));
    InferenceSession session = new InferenceSession(graph);
    session.setMmgr(new ClosedAtOnce());
    Map<String, INDArray> computed;
    try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      computed =
          session.output(
              variables, ordered, null, List.of(), listeners, At.defaultAt(Operation.INFERENCE));
    }
    Map<String, INDArray> results = new HashMap<>();
    computed.forEach((name, value) -> results.put(name, value.dup()));
    return results;
  }

  /** Frees an array as soon as no operation needs it any more. */
  private static final class ClosedAtOnce extends AbstractMemoryMgr {

    @Override
    public INDArray allocate(boolean detached, DataType type, long... shape) {
      return Nd4j.createUninitialized(type, shape);
    }

    @Override
    public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
      return Nd4j.create(descriptor, false);
    }

    @Override
    public void release(INDArray array) {
      if (array.closeable() && !array.wasClosed()) {
        array.close();
      }
    }

    @Override
    public void close() {
      // what was not released is the result
    }
  }
}
