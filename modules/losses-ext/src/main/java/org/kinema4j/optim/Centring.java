package org.kinema4j.optim;

/**
 * What {@link RmsPropMomentum} divides by.
 *
 * @since 0.1
 */
public enum Centring {
  /** The root of the mean of squares. */
  UNCENTRED,
  /** The standard deviation: the mean of squares less the square of the mean. */
  CENTRED
}
