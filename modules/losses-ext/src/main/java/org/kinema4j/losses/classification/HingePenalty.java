package org.kinema4j.losses.classification;

/**
 * What a hinge loss makes of a margin that is not kept.
 *
 * @since 0.1
 */
public enum HingePenalty {
  /** What is missing. */
  LINEAR,
  /** The square of what is missing. */
  SQUARED
}
