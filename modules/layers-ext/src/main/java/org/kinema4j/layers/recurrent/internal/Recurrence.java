package org.kinema4j.layers.recurrent.internal;

import org.kinema4j.layers.recurrent.internal.Cell.State;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One direction of a layer over a batch: knows time, masks and the input, and leaves the arithmetic
 * of a step to its {@link Cell}.
 */
final class Recurrence {

  private final CellShape shape;
  private final SequenceInput input;
  private final CellWeights weights;
  private final INDArray dropout;
  private final StepMask mask;
  private final StateTrace trace;
  private final Cell cell;

  /**
   * Allocates working memory.
   *
   * @param shape the recurrence
   * @param input what the pass reads
   * @param index of the direction
   * @param mask null keeps every step
   * @param trace of the states
   */
  Recurrence(CellShape shape, SequenceInput input, int index, StepMask mask, StateTrace trace) {
    this.shape = shape;
    this.input = input;
    this.weights = input.weights().get(index);
    this.dropout = input.recurrentDropout() == null ? null : input.recurrentDropout().slice(index);
    this.mask = mask;
    this.trace = trace;
    this.cell =
        Cell.of(
            new Cell.Setting(
                shape,
                weights.recurrent(),
                dropout == null ? null : dropout.transpose().dup('c'),
                input.examples()));
  }

  /** Runs from the first state of the trace to the last. */
  void forward() {
    int blocks = shape.kind().biases();
    INDArray shares = byTime(inputShares(blocks, new Window(0, input.steps())));
    INDArray activations = cell.activations().reshape(blocks, -1);
    for (int i = 0; i < input.steps(); i++) {
      int time = trace.time(i);
      activations.assign(shares.slice(time));
      cell.forward(trace.before(time), trace.after(time));
      if (mask != null) {
        mask.carry(time, trace.before(time), trace.after(time));
      }
    }
  }

  /**
   * Runs back after {@link #forward}.
   *
   * @param sequence {@code [T, N, H]}, the gradient with respect to the sequence; null is zero
   * @param last {@code [N, H]}, the gradient with respect to the last state; null is zero
   * @param steps how many steps to go back
   * @param x {@code [T, N, C]}, the gradient with respect to the input is added to it
   * @param gradients with respect to the weights, filled
   */
  void backward(INDArray sequence, INDArray last, int steps, INDArray x, CellWeights gradients) {
    Window window = trace.lastRead(steps);
    Steps all = steps(window);
    cell.factors(all);
    INDArray errors = sequence == null ? null : window.of(sequence).permute(0, 2, 1).dup('c');
    if (mask != null) {
      maskWindow(all, errors, window);
    }
    INDArray deltas = deltas(all, errors, last, window);
    INDArray inputDeltas = Matrices.columns(deltas, 0, shape.gateColumns());
    Matrices.multiply(rows(window.of(input.x())).transpose(), inputDeltas, gradients.input());
    Matrices.multiplyAdd(inputDeltas, weights.input().transpose(), rows(window.of(x)));
    cell.weightGradient(all, deltas, gradients.recurrent());
    gradients.bias().assign(deltas.sum(true, 0));
  }

  private void maskWindow(Steps all, INDArray errors, Window window) {
    INDArray keep = mask.keep(window);
    for (int block = 0; block < cell.factorBlocks(); block++) {
      all.block(block).muli(keep);
    }
    if (errors != null) {
      errors.muli(keep);
    }
  }

  /** {@code [T*N, B*H]}. */
  private INDArray deltas(Steps all, INDArray errors, INDArray last, Window window) {
    INDArray deltas =
        Matrices.allocate(input.x(), window.length(), input.examples(), shape.biasLength());
    State gradient = lastGradient(last);
    INDArray factors = cell.factors().reshape(cell.factorBlocks(), -1);
    INDArray allFactors = byTime(all.blocks());
    for (int i = input.steps() - 1; i >= input.steps() - window.length(); i--) {
      int time = trace.time(i);
      int index = time - window.from();
      if (errors != null) {
        gradient.hidden().addi(errors.slice(index));
      }
      factors.assign(allFactors.slice(index));
      if (mask == null) {
        cell.backward(gradient);
      } else {
        mask.backward(time, gradient, cell);
      }
      deltas.slice(index).assign(cell.activations().transpose());
    }
    return rows(deltas);
  }

  private State lastGradient(INDArray last) {
    INDArray hidden = cell.blocks(1);
    if (last == null) {
      hidden.assign(0);
    } else {
      hidden.assign(last.transpose());
    }
    return new State(hidden, shape.kind().hasMemoryCell() ? cell.blocks(1).assign(0) : null);
  }

  private Steps steps(Window window) {
    State previous = trace.before(window);
    INDArray hidden = previous.hidden().permute(0, 2, 1).dup('c');
    if (dropout != null) {
      Nd4j.exec(new BroadcastMulOp(hidden, dropout, hidden, 1, 2));
    }
    return new Steps(inputShares(cell.factorBlocks(), window), previous, rows(hidden));
  }

  /**
   * The input's shares of the pre-activations, {@code [blocks, T, H, N]}; other blocks are unset.
   */
  private INDArray inputShares(int blocks, Window window) {
    INDArray x = window.of(input.x());
    long units = shape.units();
    INDArray product = Matrices.allocate(x, window.length(), input.examples(), shape.gateColumns());
    Matrices.multiply(rows(x), weights.input(), rows(product));
    INDArray shares = Matrices.allocate(x, blocks, window.length(), units, input.examples());
    for (int block = 0; block < shape.kind().biases(); block++) {
      INDArray bias = Matrices.columns(weights.bias(), block * units, (block + 1) * units);
      INDArray share = shares.slice(block);
      if (block < shape.kind().gates()) {
        INDArray gate = gate(product, block);
        Nd4j.exec(new BroadcastAddOp(gate, bias, share.permute(0, 2, 1), 2));
      } else {
        Nd4j.exec(new BroadcastCopyOp(share, bias, share, 1));
      }
    }
    return shares;
  }

  private INDArray gate(INDArray product, int gate) {
    long units = shape.units();
    return Matrices.columns(rows(product), gate * units, (gate + 1) * units)
        .reshape(product.size(0), product.size(1), units);
  }

  /** A view of {@code [blocks, T, H, N]} as {@code [T, blocks, H*N]}. */
  private static INDArray byTime(INDArray blocks) {
    return blocks.reshape(blocks.size(0), blocks.size(1), -1).permute(1, 0, 2);
  }

  /** A view of {@code [T, N, C]} as {@code [T*N, C]}. */
  private static INDArray rows(INDArray sequence) {
    return sequence.reshape(-1, sequence.size(2));
  }
}
