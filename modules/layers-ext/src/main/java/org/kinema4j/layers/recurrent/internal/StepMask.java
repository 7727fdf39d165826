package org.kinema4j.layers.recurrent.internal;

import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;

/** Carries states over masked steps, forwards, and their gradients, backwards. */
final class StepMask {

  private final INDArray keep;
  private final INDArray skip;
  private final INDArray hiddenWork;
  private final INDArray memoryWork;

  private StepMask(INDArray keep) {
    this.keep = keep;
    this.skip = keep.rsub(1);
    this.hiddenWork = Matrices.allocate(keep, keep.size(1), keep.size(2));
    this.memoryWork = Matrices.allocate(keep, keep.size(1), keep.size(2));
  }

  /** Null when the input has no mask. */
  static StepMask of(CellShape shape, SequenceInput input) {
    if (input.mask() == null) {
      return null;
    }
    INDArray keep = Matrices.allocate(input.x(), input.steps(), shape.units(), input.examples());
    Nd4j.exec(new BroadcastCopyOp(keep, input.mask(), keep, 0, 2));
    return new StepMask(keep);
  }

  /** Replaces the next state of masked examples by the previous one. */
  void carry(int step, State previous, State next) {
    INDArray kept = keep.slice(step);
    INDArray skipped = skip.slice(step);
    next.hidden().muli(kept).addi(previous.hidden().mul(skipped, hiddenWork));
    if (next.memory() != null) {
      next.memory().muli(kept).addi(previous.memory().mul(skipped, memoryWork));
    }
  }

  /** Goes one step back, the factors of which are zero where the step is masked. */
  void backward(int step, State gradient, Cell cell) {
    INDArray skipped = skip.slice(step);
    gradient.hidden().mul(skipped, hiddenWork);
    if (gradient.memory() != null) {
      gradient.memory().mul(skipped, memoryWork);
    }
    cell.backward(gradient);
    gradient.hidden().addi(hiddenWork);
    if (gradient.memory() != null) {
      gradient.memory().addi(memoryWork);
    }
  }

  /** Ones and zeros of all steps, {@code [T, H, N]}. */
  INDArray keep() {
    return keep;
  }

  /** Ones and zeros of the steps in a window, {@code [T, H, N]}. */
  INDArray keep(Window window) {
    return window.of(keep);
  }
}
