package org.kinema4j.layers.recurrent.internal;

import org.kinema4j.layers.recurrent.internal.Cell.Size;
import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The states of one direction between all steps: {@code [T + 1, H, N]} in the order of time,
 * whichever way the sequence is read.
 */
final class StateTrace implements AutoCloseable {

  private final Direction direction;
  private final int steps;
  private final INDArray hidden;
  private final INDArray memory;
  private final State[] states;

  StateTrace(Direction direction, int steps, Size size) {
    this.direction = direction;
    this.steps = steps;
    this.hidden = Nd4j.create(size.type(), steps + 1L, size.units(), size.examples());
    this.memory =
        size.shape().kind().hasMemoryCell() ? Nd4j.create(size.type(), hidden.shape()) : null;
    this.states = new State[steps + 1];
    for (int i = 0; i <= steps; i++) {
      states[i] = new State(hidden.slice(i), memory == null ? null : memory.slice(i));
    }
  }

  int steps() {
    return steps;
  }

  /** The time of the step that is the i-th to be read. */
  int time(int i) {
    return direction == Direction.FORWARD ? i : steps - 1 - i;
  }

  /** The times of the last steps to be read. */
  Window lastRead(int count) {
    int length = Math.min(count, steps);
    return direction == Direction.FORWARD
        ? new Window(steps - length, steps)
        : new Window(0, length);
  }

  State first() {
    return states[direction == Direction.FORWARD ? 0 : steps];
  }

  State after(int time) {
    return states[direction == Direction.FORWARD ? time + 1 : time];
  }

  /** The states before the steps of a window, {@code [T, H, N]}. */
  State before(Window window) {
    Window slots = direction == Direction.FORWARD ? window : window.shifted(1);
    return new State(slots.of(hidden), memory == null ? null : slots.of(memory));
  }

  /** The hidden states after all steps, {@code [T, H, N]}. */
  INDArray hidden() {
    Window all = new Window(0, steps);
    return (direction == Direction.FORWARD ? all.shifted(1) : all).of(hidden);
  }

  @Override
  public void close() {
    hidden.close();
    if (memory != null) {
      memory.close();
    }
  }
}
