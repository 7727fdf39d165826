package org.kinema4j.optim.internal;

/** Checks of arguments that limit each other. */
public final class Limits {

  private Limits() {}

  /**
   * Checks that a least value is not above the greatest.
   *
   * @param minimum least value
   * @param maximum greatest value
   * @throws IllegalArgumentException if it is
   */
  public static void ordered(double minimum, double maximum) {
    if (minimum > maximum) {
      throw new IllegalArgumentException(
          String.format("minimum must be in (0, maximum], received %s above %s", minimum, maximum));
    }
  }
}
