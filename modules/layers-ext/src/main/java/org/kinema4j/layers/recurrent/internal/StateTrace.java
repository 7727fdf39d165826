package org.kinema4j.layers.recurrent.internal;

import java.util.Arrays;
import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The states of one direction between all steps: {@code [T + 1, H, N]} in the order of time,
 * whichever way the sequence is read.
 */
final class StateTrace implements AutoCloseable {

  private final Direction direction;
  private final INDArray hidden;
  private final INDArray memory;
  private final State[] states;

  private StateTrace(Direction direction, INDArray hidden, INDArray memory) {
    this.direction = direction;
    this.hidden = hidden;
    this.memory = memory;
    this.states = new State[Math.toIntExact(hidden.size(0))];
    for (int t = 0; t < states.length; t++) {
      states[t] = new State(hidden.slice(t), memory == null ? null : memory.slice(t));
    }
  }

  /** In the current workspace. */
  static StateTrace allocate(CellShape shape, SequenceInput input, Direction direction) {
    long[] dimensions = dimensions(shape, input);
    return new StateTrace(
        direction,
        Matrices.allocate(input.x(), dimensions),
        shape.kind().hasMemoryCell() ? Matrices.allocate(input.x(), dimensions) : null);
  }

  /** Outside of all workspaces; lives until it is closed. */
  @SuppressWarnings("try") // the scope works by being open
  static StateTrace allocateForTraining(CellShape shape, SequenceInput input, Direction direction) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return allocate(shape, input, direction);
    }
  }

  private static long[] dimensions(CellShape shape, SequenceInput input) {
    return new long[] {input.steps() + 1, shape.units(), input.examples()};
  }

  /** Whether the memory has the size and the type that an input needs. */
  boolean fits(CellShape shape, SequenceInput input) {
    return hidden.dataType() == input.x().dataType()
        && Arrays.equals(hidden.shape(), dimensions(shape, input));
  }

  /** The time of the step that is the i-th to be read. */
  int time(int i) {
    return direction == Direction.FORWARD ? i : states.length - 2 - i;
  }

  State before(int time) {
    return states[time + offsetBefore()];
  }

  State after(int time) {
    return states[time + offsetAfter()];
  }

  State first() {
    return direction == Direction.FORWARD ? states[0] : states[states.length - 1];
  }

  State last() {
    return direction == Direction.FORWARD ? states[states.length - 1] : states[0];
  }

  /** The last steps read. */
  Window lastRead(int steps) {
    return Window.lastRead(direction, steps, states.length - 1);
  }

  /** The states before the steps of a window, {@code [T, H, N]}. */
  State before(Window window) {
    return slots(window.from() + offsetBefore(), window.length());
  }

  /** The hidden states after all steps, {@code [T, H, N]}. */
  INDArray hidden() {
    return slots(offsetAfter(), states.length - 1).hidden();
  }

  private int offsetBefore() {
    return direction == Direction.FORWARD ? 0 : 1;
  }

  private int offsetAfter() {
    return 1 - offsetBefore();
  }

  private State slots(int from, int length) {
    Window window = new Window(from, from + length);
    return new State(window.of(hidden), memory == null ? null : window.of(memory));
  }

  @Override
  public void close() {
    hidden.close();
    if (memory != null) {
      memory.close();
    }
  }
}
