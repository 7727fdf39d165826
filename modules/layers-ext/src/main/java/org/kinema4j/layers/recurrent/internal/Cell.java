package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arithmetic of one recurrence in one direction, on registers: arrays that are there from one
 * pass to the next, so that the operations of a step are prepared once. Time, masks and inputs are
 * left to {@link Recurrence}.
 *
 * <p>A register is a block {@code [H, N]}, so that a gate is one piece of memory. The first blocks
 * hold the pre-activations, in an order that suits the cell; the bias of each is told by {@link
 * Layout#biases}. In the backward pass they become the gradients with respect to them. The blocks
 * after them hold other factors of the backward pass, the last of all what the sequence output adds
 * to the gradient of the state.
 */
abstract class Cell implements AutoCloseable {

  /**
   * The states at one step, or the gradients with respect to them.
   *
   * @param hidden {@code [H, N]}
   * @param memory {@code [H, N]}, null unless {@link CellKind#hasMemoryCell()}
   */
  record State(INDArray hidden, INDArray memory) {}

  /**
   * The blocks of a cell.
   *
   * @param biases block of each bias; the first are the blocks of the gates' input weights, too
   * @param recurrent block of each gate's recurrent weights
   * @param factors blocks in the backward pass, without that of the sequence output
   */
  @SuppressWarnings("ArrayRecordComponent") // Constants of the cells, never compared.
  record Layout(int[] biases, int[] recurrent, int factors) {}

  /**
   * What the registers are made for.
   *
   * @param shape the recurrence
   * @param examples N
   * @param type float or double
   */
  record Size(CellShape shape, int examples, DataType type) {

    long units() {
      return shape.units();
    }
  }

  private final Size size;
  private final Layout layout;
  private final INDArray registers;
  private final INDArray weights;
  private final State state;
  private final INDArray dropped;
  private final INDArray dropout;
  private final Program drop = new Program();
  private final Program keep = new Program();
  private final Program undrop = new Program();
  private final Program next = new Program();
  private final Program previous = new Program();
  private final Program carry = new Program();
  private boolean dropping;

  /**
   * Allocates the registers.
   *
   * @param size what for
   * @param layout the blocks
   */
  Cell(Size size, Layout layout) {
    this.size = size;
    this.layout = layout;
    int free = layout.factors() + 1;
    this.registers = Nd4j.create(size.type(), (free + 4) * size.units(), (long) size.examples());
    this.weights = Nd4j.create(size.type(), size.units(), size.shape().gateColumns());
    this.state =
        new State(block(free), size.shape().kind().hasMemoryCell() ? block(free + 1) : null);
    this.dropped = block(free + 2);
    this.dropout = block(free + 3);
    drop.multiply(state.hidden(), dropout, dropped);
    keep.copy(state.hidden(), dropped);
    undrop.multiply(dropped, dropout, dropped);
  }

  static Cell of(Size size) {
    return switch (size.shape().kind()) {
      case LSTM -> new LstmCell(size);
      case GRU_RESET_AFTER -> new GruResetAfterCell(size);
      case GRU_RESET_BEFORE -> new GruResetBeforeCell(size);
      case SIMPLE_TANH, SIMPLE_RELU, SIMPLE_SIGMOID -> new SimpleCell(size);
    };
  }

  /**
   * Takes over weights.
   *
   * @param recurrent {@code [H, G*H]}
   * @param factors {@code [N, H]}, the recurrent dropout, or null
   */
  final void load(INDArray recurrent, INDArray factors) {
    for (int gate = 0; gate < layout.recurrent().length; gate++) {
      int block = layout.recurrent()[gate];
      gates(weights, block, block + 1).assign(gates(recurrent, gate, gate + 1));
    }
    dropping = factors != null;
    if (dropping) {
      dropout.assign(factors.transpose());
    }
  }

  /** Replaces the {@link #state} by the next one; the pre-activations hold the input's share. */
  final void forward() {
    (dropping ? drop : keep).run();
    next.run();
  }

  /**
   * Replaces the gradient in {@link #state} by that of the step before. The factors of the step are
   * in the blocks, and those of the pre-activations are replaced by the gradients.
   */
  final void backward() {
    previous.run();
    if (dropping) {
      undrop.run();
    }
    carry.run();
  }

  /** From the input's share and {@link #dropped} to the next state. */
  final Program next() {
    return next;
  }

  /** From the gradient of the state to those of the pre-activations and of {@link #dropped}. */
  final Program previous() {
    return previous;
  }

  /** From the gradients of the state and of {@link #dropped} to that of the previous state. */
  final Program carry() {
    return carry;
  }

  /**
   * Computes for all steps at once everything in {@link #backward} that does not depend on later
   * steps.
   *
   * @param steps of which all blocks are filled but the last
   */
  abstract void factors(Steps steps);

  /**
   * Computes the gradient of the recurrent weights.
   *
   * @param steps the steps
   * @param deltas {@code [T*N, B*H]}, the gradients with respect to all pre-activations, in the
   *     order of the bias
   * @param gradient {@code [H, G*H]}, filled
   */
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    Matrices.multiply(steps.dropped().transpose(), deltas, gradient);
  }

  final State state() {
    return state;
  }

  /** The state as it meets the recurrent weights, or the gradient with respect to it. */
  final INDArray dropped() {
    return dropped;
  }

  final Layout layout() {
    return layout;
  }

  final Size size() {
    return size;
  }

  /** The recurrent weights in the order of the blocks, {@code [H, G*H]}. */
  final INDArray weights() {
    return weights;
  }

  final INDArray block(int index) {
    return blocks(index, index + 1);
  }

  /** {@code [(to - from) * H, N]}. */
  final INDArray blocks(int from, int to) {
    return Matrices.rows(registers, from * size.units(), to * size.units());
  }

  /** {@code [count, H*N]}. */
  final INDArray firstBlocks(int count) {
    return blocks(0, count).reshape(count, size.units() * size.examples());
  }

  /** Columns of a matrix that has H columns for each gate. */
  final INDArray gates(INDArray matrix, int from, int to) {
    return Matrices.columns(matrix, from * size.units(), to * size.units());
  }

  @Override
  public void close() {
    for (Program program : new Program[] {drop, keep, undrop, next, previous, carry}) {
      program.close();
    }
    registers.close();
    weights.close();
  }
}
