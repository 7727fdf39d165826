package org.kinema4j.har.evaluate;

/**
 * An interval in which a score lies.
 *
 * @param low its lower end
 * @param high its upper end, not less
 */
public record ScoreInterval(double low, double high) {

  /**
   * Checks the order.
   *
   * @param low its lower end
   * @param high its upper end, not less
   */
  public ScoreInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must be at most high, received %s and %s".formatted(low, high));
    }
  }
}
