package org.kinema4j.layers.recurrent.internal;

/**
 * The recurrence of a layer.
 *
 * <p>{@code a = x W + b} and {@code r = h' R} below; {@code h'} is the previous state, {@code s}
 * the logistic function.
 */
public enum CellKind {
  /** Gates i, f, g, o: {@code c = s(f) c' + s(i) tanh(g)}, {@code h = s(o) tanh(c)}. */
  LSTM(4, 4, 2),
  /**
   * Gates z, r, n, the reset gate applied after the product: {@code n = tanh(a_n + r (h' R_n +
   * b_m))}, {@code h = z h' + (1 - z) n}. The bias is {@code b_z, b_r, b_n, b_m}.
   */
  GRU_RESET_AFTER(3, 4, 1),
  /**
   * Gates z, r, n, the reset gate applied before the product: {@code n = tanh(a_n + (r h') R_n)},
   * {@code h = z h' + (1 - z) n}.
   */
  GRU_RESET_BEFORE(3, 3, 1),
  /** {@code h = tanh(a + r)}. */
  SIMPLE_TANH(1, 1, 1),
  /** {@code h = max(0, a + r)}. */
  SIMPLE_RELU(1, 1, 1),
  /** {@code h = s(a + r)}. */
  SIMPLE_SIGMOID(1, 1, 1);

  private final int gates;
  private final int biases;
  private final int states;

  CellKind(int gates, int biases, int states) {
    this.gates = gates;
    this.biases = biases;
    this.states = states;
  }

  /**
   * Blocks of H columns in a weight matrix.
   *
   * @return G
   */
  public int gates() {
    return gates;
  }

  /**
   * Blocks of H entries in the bias.
   *
   * @return at least {@link #gates()}
   */
  public int biases() {
    return biases;
  }

  /**
   * Whether a memory cell is carried beside the state.
   *
   * @return true for the LSTM
   */
  public boolean hasMemoryCell() {
    return states == 2;
  }
}
