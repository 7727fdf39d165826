package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Runs every recurrence on ND4J operations, on any of its backends.
 *
 * <p>Temporary arrays live in the caller's workspaces. The states of a training pass live outside
 * of them, in memory that the engine keeps for the next pass of the same size until {@link #close}:
 * with them the gates of all steps can be recomputed at once in the backward pass.
 */
public final class PortableEngine implements SequenceEngine {

  private record PortableTape(SequenceInput input) implements Tape {}

  private final CellShape shape;
  private final List<StateTrace> traces = new ArrayList<>();

  /**
   * An engine without memory.
   *
   * @param shape the recurrence and its widths
   */
  public PortableEngine(CellShape shape) {
    this.shape = shape;
  }

  @Override
  public Tape forward(SequenceInput input, SequenceOutput output) {
    StepMask mask = StepMask.of(shape, input);
    List<StateTrace> states = input.training() ? kept(input) : temporary(input);
    for (int index = 0; index < input.directions(); index++) {
      StateTrace trace = states.get(index);
      start(input.initial(), index, trace.first());
      new Recurrence(shape, input, index, mask, trace).forward();
      write(trace, mask, index, output);
    }
    return input.training() ? new PortableTape(input) : null;
  }

  @Override
  public void backward(Tape tape, SequenceGradients gradients) {
    SequenceInput input = ((PortableTape) tape).input();
    StepMask mask = StepMask.of(shape, input);
    gradients.x().assign(0);
    for (int index = 0; index < input.directions(); index++) {
      new Recurrence(shape, input, index, mask, traces.get(index))
          .backward(
              gradients.sequence() == null ? null : half(gradients.sequence(), index),
              gradients.last() == null ? null : gradients.last().slice(index),
              gradients.steps(),
              gradients.x(),
              gradients.weights().get(index));
    }
  }

  @Override
  public void close() {
    traces.forEach(StateTrace::close);
    traces.clear();
  }

  private List<StateTrace> kept(SequenceInput input) {
    if (traces.size() != input.directions() || !traces.get(0).fits(shape, input)) {
      close();
      for (Direction direction : directions(input)) {
        traces.add(StateTrace.allocateForTraining(shape, input, direction));
      }
    }
    return traces;
  }

  private List<StateTrace> temporary(SequenceInput input) {
    return directions(input).stream()
        .map(direction -> StateTrace.allocate(shape, input, direction))
        .toList();
  }

  private static List<Direction> directions(SequenceInput input) {
    return List.of(Direction.values()).subList(0, input.directions());
  }

  private static void start(States initial, int index, State first) {
    assign(initial == null ? null : initial.hidden(), index, first.hidden());
    if (first.memory() != null) {
      assign(initial == null ? null : initial.cell(), index, first.memory());
    }
  }

  private static void assign(INDArray initial, int index, INDArray state) {
    if (initial == null) {
      state.assign(0);
    } else {
      state.assign(initial.slice(index).transpose());
    }
  }

  private void write(StateTrace trace, StepMask mask, int index, SequenceOutput output) {
    if (output.sequence() != null) {
      INDArray half = half(output.sequence(), index).permute(0, 2, 1);
      INDArray states = trace.hidden();
      half.assign(mask == null ? states : states.mul(mask.keep()));
    }
    States last = output.last();
    last.hidden().slice(index).assign(trace.last().hidden().transpose());
    if (last.cell() != null) {
      last.cell().slice(index).assign(trace.last().memory().transpose());
    }
  }

  /** A view of the values of one direction, {@code [T, N, H]}. */
  private INDArray half(INDArray sequence, int index) {
    return sequence.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(index * shape.units(), (index + 1) * shape.units()));
  }
}
