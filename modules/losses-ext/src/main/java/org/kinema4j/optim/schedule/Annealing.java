package org.kinema4j.optim.schedule;

/**
 * How a value goes from one to another.
 *
 * @since 0.1
 */
public enum Annealing {
  /** A straight line. */
  LINEAR,
  /** Half a wave of the cosine, level at both ends. */
  COSINE,
  /** One minus the square root of the progress: steep first, then ever less. */
  ONE_MINUS_SQRT;

  /**
   * Returns the value on the way.
   *
   * @param from value at progress 0
   * @param to value from progress 1 on
   * @param progress how much of the way is gone, at least 0
   * @return the value
   */
  double between(double from, double to, double progress) {
    double u = Math.min(1, progress);
    double left =
        switch (this) {
          case LINEAR -> 1 - u;
          case COSINE -> (1 + Math.cos(Math.PI * u)) / 2;
          case ONE_MINUS_SQRT -> 1 - Math.sqrt(u);
        };
    return to + (from - to) * left;
  }
}
