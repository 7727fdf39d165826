package org.kinema4j.layers.recurrent.internal;

import org.kinema4j.layers.recurrent.internal.Cell.Size;
import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One direction of a layer over batches of one size: knows time, masks and the input, and leaves
 * the arithmetic of a step to its {@link Cell}.
 */
final class Recurrence implements AutoCloseable {

  private final int index;
  private final Size size;
  private final int steps;
  private final Cell cell;
  private final StepMask mask;
  private final StateTrace trace;

  /**
   * Allocates memory that lives until it is closed.
   *
   * @param direction of reading
   * @param steps T
   * @param size of the state
   */
  Recurrence(Direction direction, int steps, Size size) {
    this.index = direction.ordinal();
    this.size = size;
    this.steps = steps;
    this.cell = Cell.of(size);
    this.mask = new StepMask(size, cell.state());
    this.trace = new StateTrace(direction, steps, size);
  }

  /** Whether the memory is that which an input needs. */
  boolean fits(int wantedSteps, Size wantedSize) {
    return steps == wantedSteps && size.equals(wantedSize);
  }

  /** Reads sequences. */
  void forward(SequenceInput input, SequenceOutput output) {
    load(input);
    States initial = input.initial();
    start(initial == null ? null : initial.hidden(), initial == null ? null : initial.cell());
    copy(cell.state(), trace.first());
    INDArray shares = inputShares(input);
    INDArray activations = cell.firstBlocks(kind().biases());
    for (int i = 0; i < steps; i++) {
      int time = trace.time(i);
      activations.assign(shares.slice(time));
      if (input.mask() == null) {
        cell.forward();
      } else {
        mask.carry(time, cell::forward);
      }
      copy(cell.state(), trace.after(time));
    }
    write(input.mask() != null, output);
  }

  /** Goes back over the sequences that were read last. The gradient of the input is added. */
  void backward(SequenceInput input, SequenceGradients gradients) {
    load(input);
    start(gradients.last(), null);
    Window window = trace.lastRead(gradients.steps());
    Steps all = steps(input, window);
    cell.factors(all);
    INDArray errors = all.block(cell.layout().factors());
    if (gradients.sequence() == null) {
      errors.assign(0);
    } else {
      errors.assign(window.of(half(gradients.sequence())).permute(0, 2, 1));
    }
    if (input.mask() != null) {
      for (int block = 0; block < all.blocks().size(0); block++) {
        all.block(block).muli(window.of(mask.keep()));
      }
    }
    INDArray deltas = deltas(byTime(all.blocks()), window, input.mask() != null);
    cell.weightGradient(all, deltas, gradients.weights().get(index).recurrent());
    inputGradients(input, window, deltas, gradients);
  }

  private void load(SequenceInput input) {
    INDArray dropout = input.recurrentDropout();
    cell.load(weights(input).recurrent(), dropout == null ? null : dropout.slice(index));
    if (input.mask() != null) {
      mask.load(input.mask());
    }
  }

  /** Sets the state of the cell, {@code [D, N, H]}; null is zero. */
  private void start(INDArray hidden, INDArray memory) {
    take(cell.state().hidden(), hidden);
    if (cell.state().memory() != null) {
      take(cell.state().memory(), memory);
    }
  }

  private void take(INDArray state, INDArray from) {
    if (from == null) {
      state.assign(0);
    } else {
      state.assign(from.slice(index).transpose());
    }
  }

  private static void copy(State from, State to) {
    to.hidden().assign(from.hidden());
    if (from.memory() != null) {
      to.memory().assign(from.memory());
    }
  }

  /** The input's share of the pre-activations, {@code [T, B, H*N]} in the order of the blocks. */
  private INDArray inputShares(SequenceInput input) {
    INDArray product = inputProduct(input, new Window(0, steps));
    int[] blocks = cell.layout().biases();
    INDArray shares =
        Matrices.allocate(product, steps, blocks.length * size.units(), size.examples());
    for (int bias = 0; bias < blocks.length; bias++) {
      Steps.share(
          bias < kind().gates() ? cell.gates(product, bias, bias + 1) : null,
          Steps.bias(weights(input), bias, size.units()),
          shares.get(NDArrayIndex.all(), rows(blocks[bias]), NDArrayIndex.all()));
    }
    return shares.reshape(steps, blocks.length, size.units() * size.examples());
  }

  /** {@code [T*N, G*H]}. */
  private INDArray inputProduct(SequenceInput input, Window window) {
    INDArray x = Matrices.flat(window.of(input.x()));
    INDArray product = Matrices.allocate(x, x.size(0), size.shape().gateColumns());
    Matrices.multiply(x, weights(input).input(), product);
    return product;
  }

  private void write(boolean masked, SequenceOutput output) {
    if (output.sequence() != null) {
      INDArray hidden = trace.hidden();
      half(output.sequence()).permute(0, 2, 1).assign(masked ? hidden.mul(mask.keep()) : hidden);
    }
    States last = output.last();
    last.hidden().slice(index).assign(cell.state().hidden().transpose());
    if (last.cell() != null) {
      last.cell().slice(index).assign(cell.state().memory().transpose());
    }
  }

  private Steps steps(SequenceInput input, Window window) {
    State previous = trace.before(window);
    INDArray dropped = Steps.rows(previous.hidden());
    if (input.recurrentDropout() != null) {
      INDArray dropout = input.recurrentDropout().slice(index);
      INDArray bySteps = dropped.reshape(window.length(), size.examples(), size.units());
      Nd4j.exec(new BroadcastMulOp(bySteps, dropout, bySteps, 1, 2));
    }
    INDArray blocks =
        Matrices.allocate(
            dropped, cell.layout().factors() + 1L, window.length(), size.units(), size.examples());
    return new Steps(blocks, inputProduct(input, window), weights(input), previous, dropped);
  }

  /** {@code [F, T, H, N]} as {@code [T, F, H*N]}, copied. */
  private INDArray byTime(INDArray blocks) {
    INDArray flat = blocks.reshape(blocks.size(0), blocks.size(1), size.units() * size.examples());
    return Matrices.copy(flat.permute(1, 0, 2));
  }

  /**
   * Goes back step by step.
   *
   * @param blocks {@code [T, F, H*N]}, what the steps need, overwritten
   * @return {@code [T*N, B*H]}, the gradients of the pre-activations in the order of the bias
   */
  private INDArray deltas(INDArray blocks, Window window, boolean masked) {
    INDArray registers = cell.firstBlocks(cell.layout().factors() + 1);
    for (int i = steps - 1; i >= steps - window.length(); i--) {
      int time = trace.time(i);
      INDArray block = blocks.slice(time - window.from());
      registers.assign(block);
      if (masked) {
        mask.carry(time, cell::backward);
      } else {
        cell.backward();
      }
      block.assign(registers);
    }
    return inOrderOfBias(blocks, window.length());
  }

  private INDArray inOrderOfBias(INDArray blocks, long length) {
    int[] order = cell.layout().biases();
    INDArray steps =
        blocks.reshape(length, blocks.size(1) * size.units(), size.examples()).permute(0, 2, 1);
    INDArray deltas =
        Matrices.allocate(blocks, length, size.examples(), order.length * size.units());
    for (int bias = 0; bias < order.length; bias++) {
      deltas
          .get(NDArrayIndex.all(), NDArrayIndex.all(), rows(bias))
          .assign(steps.get(NDArrayIndex.all(), NDArrayIndex.all(), rows(order[bias])));
    }
    return Matrices.flat(deltas);
  }

  private void inputGradients(
      SequenceInput input, Window window, INDArray deltas, SequenceGradients gradients) {
    INDArray inputDeltas = Matrices.columns(deltas, 0, size.shape().gateColumns());
    CellWeights filled = gradients.weights().get(index);
    INDArray x = Matrices.flat(window.of(input.x()));
    Matrices.multiply(x.transpose(), inputDeltas, filled.input());
    Matrices.addProduct(
        inputDeltas, weights(input).input().transpose(), Matrices.flat(window.of(gradients.x())));
    filled.bias().assign(deltas.sum(true, 0));
  }

  private CellWeights weights(SequenceInput input) {
    return input.weights().get(index);
  }

  /** A view of the values of this direction, {@code [T, N, H]}. */
  private INDArray half(INDArray sequence) {
    return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), rows(index));
  }

  private org.nd4j.linalg.indexing.INDArrayIndex rows(int block) {
    return NDArrayIndex.interval(block * size.units(), (block + 1) * size.units());
  }

  private CellKind kind() {
    return size.shape().kind();
  }

  @Override
  public void close() {
    cell.close();
    mask.close();
    trace.close();
  }
}
