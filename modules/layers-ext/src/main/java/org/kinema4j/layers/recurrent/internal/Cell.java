package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic of one recurrence in one direction, with its working memory for one pass. Time,
 * masks and inputs are left to {@link Recurrence}.
 *
 * <p>A block is an array {@code [H, N]}, so that a gate is one piece of memory. {@code a_k} are the
 * pre-activations, one block for each block of the bias and in its order.
 */
abstract class Cell {

  /**
   * The states at one step, or the gradients with respect to them.
   *
   * @param hidden {@code [H, N]}
   * @param memory {@code [H, N]}, null unless {@link CellKind#hasMemoryCell()}
   */
  record State(INDArray hidden, INDArray memory) {}

  /**
   * What a cell works with.
   *
   * @param shape the recurrence
   * @param weights {@code [H, G*H]}, the recurrent weights
   * @param dropout {@code [H, N]}, the factors of the state before it meets the recurrent weights;
   *     null is none
   * @param examples N
   */
  record Setting(CellShape shape, INDArray weights, INDArray dropout, int examples) {}

  private final Setting setting;
  private final int factorBlocks;
  private final INDArray activations;
  private final INDArray factors;
  private final INDArray dropped;

  /**
   * Allocates working memory.
   *
   * @param setting weights and dropout
   * @param factorBlocks blocks that {@link #factors} fills, at least those of the bias
   */
  Cell(Setting setting, int factorBlocks) {
    this.setting = setting;
    this.factorBlocks = factorBlocks;
    this.activations = blocks(setting.shape().kind().biases());
    this.factors = blocks(factorBlocks);
    this.dropped = setting.dropout() == null ? null : blocks(1);
  }

  static Cell of(Setting setting) {
    return switch (setting.shape().kind()) {
      case LSTM -> new LstmCell(setting);
      case GRU_RESET_AFTER -> new GruResetAfterCell(setting);
      case GRU_RESET_BEFORE -> new GruResetBeforeCell(setting);
      case SIMPLE_TANH, SIMPLE_RELU, SIMPLE_SIGMOID -> new SimpleCell(setting);
    };
  }

  /**
   * Computes the next state. {@link #activations} hold the input's share and are used up.
   *
   * @param previous the state before
   * @param next filled
   */
  abstract void forward(State previous, State next);

  /**
   * Computes for all steps at once everything in {@link #backward} that does not depend on the
   * gradient of a later step.
   *
   * @param steps blocks with the input's share of the pre-activations, overwritten with factors
   */
  abstract void factors(Steps steps);

  /**
   * Goes one step back with the {@link #factors} of that step, and leaves the gradients with
   * respect to the pre-activations in {@link #activations}.
   *
   * @param gradient with respect to the next state, overwritten with that of the previous one
   */
  abstract void backward(State gradient);

  /**
   * Computes the gradient of the recurrent weights.
   *
   * @param steps the steps
   * @param deltas {@code [T*N, B*H]}, the gradients with respect to all pre-activations
   * @param gradient {@code [H, G*H]}, filled
   */
  abstract void weightGradient(Steps steps, INDArray deltas, INDArray gradient);

  /** {@code [B*H, N]}. */
  final INDArray activations() {
    return activations;
  }

  /** {@code [F*H, N]}. */
  final INDArray factors() {
    return factors;
  }

  final int factorBlocks() {
    return factorBlocks;
  }

  final CellKind kind() {
    return setting.shape().kind();
  }

  final INDArray blocks(int count) {
    return Matrices.allocate(setting.weights(), count * units(), setting.examples());
  }

  final INDArray activations(int from, int to) {
    return Matrices.rows(activations, from * units(), to * units());
  }

  final INDArray factor(int block) {
    return Matrices.rows(factors, block * units(), (block + 1) * units());
  }

  /** The recurrent weights of some gates. */
  final INDArray weights(int from, int to) {
    return gates(setting.weights(), from, to);
  }

  /** Columns of a matrix that has H columns for each gate. */
  final INDArray gates(INDArray matrix, int from, int to) {
    return Matrices.columns(matrix, from * units(), to * units());
  }

  /** What meets the recurrent weights; valid until the next call. */
  final INDArray dropped(INDArray hidden) {
    return dropped == null ? hidden : hidden.mul(setting.dropout(), dropped);
  }

  /**
   * Turns the gradient with respect to what {@link #dropped} returned into that of its argument.
   */
  final void undrop(INDArray gradient) {
    if (dropped != null) {
      gradient.muli(setting.dropout());
    }
  }

  private long units() {
    return setting.shape().units();
  }
}
