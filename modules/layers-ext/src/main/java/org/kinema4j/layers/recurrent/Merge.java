package org.kinema4j.layers.recurrent;

/**
 * How the states of both directions become one output.
 *
 * @since 0.1
 */
public enum Merge {
  /** Side by side, the forward direction first; twice as wide. */
  CONCAT,
  /** Their sum. */
  ADD,
  /** Their product, value by value. */
  MULTIPLY,
  /** Half their sum. */
  AVERAGE
}
