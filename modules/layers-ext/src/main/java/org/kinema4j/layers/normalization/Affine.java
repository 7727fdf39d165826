package org.kinema4j.layers.normalization;

/**
 * What is applied to a standardized value: {@code y = gain * x + bias}, with either left out.
 *
 * @since 0.1
 */
public enum Affine {
  /** Neither gain nor bias: the layer has nothing to learn. */
  NONE(false, false),
  /** A learned factor for each channel. */
  GAIN(true, false),
  /** A learned summand for each channel. */
  BIAS(false, true),
  /** Both. */
  GAIN_AND_BIAS(true, true);

  private final boolean gain;
  private final boolean bias;

  Affine(boolean gain, boolean bias) {
    this.gain = gain;
    this.bias = bias;
  }

  /**
   * Tells whether there is a factor.
   *
   * @return whether there is a gain
   */
  public boolean hasGain() {
    return gain;
  }

  /**
   * Tells whether there is a summand.
   *
   * @return whether there is a bias
   */
  public boolean hasBias() {
    return bias;
  }
}
