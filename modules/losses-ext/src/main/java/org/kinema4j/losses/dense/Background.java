package org.kinema4j.losses.dense;

/**
 * Whether the mean over the classes has class 0, the background, in it.
 *
 * @since 0.1
 */
public enum Background {
  /** All classes. */
  INCLUDE,
  /** All classes but class 0; there must be another one. */
  EXCLUDE
}
