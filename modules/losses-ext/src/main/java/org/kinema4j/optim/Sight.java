package org.kinema4j.optim;

/**
 * How much of a model an optimizer must see. From {@link #TENSOR} on, {@link Training#prepare} has
 * to show it.
 *
 * @since 0.1
 */
public enum Sight {
  /** Gradient and state of each element: all that Deeplearning4j shows to an updater. */
  ELEMENT,

  /** Parameters, shape and role of each array of parameters. */
  TENSOR,

  /** All arrays of parameters together. A SameDiff graph steps one array at a time. */
  BLOCK,

  /** The gradients of the whole model before its first step, or the model itself. */
  NETWORK;

  /**
   * Returns the wider of two.
   *
   * @param other another sight
   * @return the one that shows more
   */
  public Sight and(Sight other) {
    return compareTo(other) < 0 ? other : this;
  }
}
