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
   * Checks that a value is in [0, 1).
   *
   * @param name name of the argument
   * @param value its value
   * @return the value
   * @throws IllegalArgumentException if the value is outside of [0, 1) or not a number
   */
  public static double fraction(String name, double value) {
    if (value >= 0 && value < 1) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be in [0, 1), received " + value);
  }
}
