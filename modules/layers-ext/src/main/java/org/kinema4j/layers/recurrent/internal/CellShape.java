package org.kinema4j.layers.recurrent.internal;

/**
 * A recurrence and its widths.
 *
 * @param kind the recurrence
 * @param inputs C, values of a time step
 * @param units H, values of the state
 */
public record CellShape(CellKind kind, int inputs, int units) {

  /**
   * Checks the widths.
   *
   * @param kind the recurrence
   * @param inputs C
   * @param units H
   */
  public CellShape {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException(
          "inputs and units must be in [1, ∞), received " + inputs + " and " + units);
    }
  }

  /**
   * Columns of both weight matrices.
   *
   * @return G * H
   */
  public int gateColumns() {
    return kind.gates() * units;
  }

  /**
   * Entries of the bias.
   *
   * @return B * H
   */
  public int biasLength() {
    return kind.biases() * units;
  }
}
