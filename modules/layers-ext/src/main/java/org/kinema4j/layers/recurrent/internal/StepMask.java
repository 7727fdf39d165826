package org.kinema4j.layers.recurrent.internal;

import org.kinema4j.layers.recurrent.internal.Cell.Size;
import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Carries the state of a cell, or its gradient, over masked steps, where the cell is not asked. */
final class StepMask implements AutoCloseable {

  private final INDArray registers;
  private final INDArray keepAndSkip;
  private final Program save = new Program();
  private final Program restore = new Program();

  /** {@code [T, H, N]}. */
  private INDArray keep;

  /** What to keep and what to skip, {@code [T, 2, H, N]}. */
  private INDArray all;

  /**
   * Allocates memory.
   *
   * @param size of the state
   * @param state of the cell
   */
  StepMask(Size size, State state) {
    registers = Nd4j.create(size.type(), 4, size.units(), size.examples());
    keepAndSkip = new Window(0, 2).of(registers);
    prepare(state.hidden(), registers.slice(2));
    if (state.memory() != null) {
      prepare(state.memory(), registers.slice(3));
    }
  }

  private void prepare(INDArray state, INDArray saved) {
    save.multiply(state, registers.slice(1), saved);
    restore.multiply(state, registers.slice(0), state).add(state, saved, state);
  }

  /** Takes over {@code [T, N]}. */
  void load(INDArray mask) {
    keep = Matrices.allocate(mask, mask.size(0), registers.size(1), mask.size(1));
    Nd4j.exec(new BroadcastCopyOp(keep, mask, keep, 0, 2));
    all = Matrices.allocate(mask, mask.size(0), 2, registers.size(1), mask.size(1));
    half(0).assign(keep);
    half(1).assign(keep.rsub(1));
  }

  private INDArray half(int index) {
    return all.get(
        NDArrayIndex.all(), NDArrayIndex.point(index), NDArrayIndex.all(), NDArrayIndex.all());
  }

  /** Ones and zeros of all steps, {@code [T, H, N]}. */
  INDArray keep() {
    return keep;
  }

  /** Runs a step of the cell. */
  void carry(int time, Runnable step) {
    keepAndSkip.assign(all.slice(time));
    save.run();
    step.run();
    restore.run();
  }

  @Override
  public void close() {
    save.close();
    restore.close();
    registers.close();
  }
}
