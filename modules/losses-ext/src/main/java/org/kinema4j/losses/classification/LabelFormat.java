package org.kinema4j.losses.classification;

/**
 * How labels say the class.
 *
 * @since 0.1
 */
public enum LabelFormat {
  /** A column a class, {@code [N, C]}: one-hot, or the probability of each class. */
  DISTRIBUTION,
  /**
   * The class itself, {@code [N, 1]}: an integer from 0. Not for a {@code CnnLossLayer}, which
   * wants labels of the output's shape.
   */
  CLASS_INDEX
}
