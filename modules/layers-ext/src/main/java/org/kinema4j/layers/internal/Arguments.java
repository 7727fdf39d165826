package org.kinema4j.layers.internal;

/** Checks of arguments, with messages that say the rule and the value received. */
public final class Arguments {

  private Arguments() {}

  /**
   * Checks that a value is positive and finite.
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is zero, negative, infinite or not a number
   */
  public static double positive(String name, double value) {
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be in (0, ∞), received " + value);
  }

  /**
   * Checks that a value is in a half-open interval.
   *
   * @param name name of the argument
   * @param value its value
   * @param low the least value allowed
   * @param high the least value above that is not allowed any more
   * @return the value
   * @throws IllegalArgumentException if the value is outside of [low, high) or not a number
   */
  public static double inHalfOpen(String name, double value, double low, double high) {
    if (value >= low && value < high) {
      return value;
    }
    throw new IllegalArgumentException(
        "%s must be in [%s, %s), received %s".formatted(name, low, high, value));
  }
}
