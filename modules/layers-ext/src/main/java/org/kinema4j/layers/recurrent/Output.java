package org.kinema4j.layers.recurrent;

/**
 * What a recurrent layer hands to the next layer.
 *
 * @since 0.1
 */
public enum Output {
  /** The state after every step: {@code [N, outputs, T]}, zero at masked steps. */
  SEQUENCE,
  /**
   * The state of each direction after it has read the whole sequence: {@code [N, outputs]}. For the
   * backward direction that is the state at the first step; masked steps do not change it.
   */
  LAST_STATE
}
