package org.kinema4j.har.synth;

/**
 * The time course of an unhurried movement from rest to rest: the quintic with the least jerk.
 *
 * <pre>
 *   s(u) = 10 u^3 - 15 u^4 + 6 u^5,   0 at u = 0 and 1 at u = 1
 * </pre>
 *
 * @see <a href="https://doi.org/10.1523/JNEUROSCI.05-07-01688.1985">Flash and Hogan, The
 *     coordination of arm movements, 1985</a>
 */
final class MinimumJerk {

  private MinimumJerk() {}

  /** Returns the share of the way that is done at a share of the time; constant outside [0, 1]. */
  static double at(double share) {
    double u = Math.max(0, Math.min(1, share));
    return u * u * u * (10 + u * (6 * u - 15));
  }

  /**
   * Rises from 0 to 1 within {@code ramp} after {@code start} and falls back before {@code end}.
   */
  static double plateau(double time, double start, double end, double ramp) {
    return at((time - start) / ramp) * at((end - time) / ramp);
  }

  /** Rises from 0 at {@code start} to 1 at {@code peak} and falls to 0 at {@code end}. */
  static double pulse(double time, double start, double peak, double end) {
    return time < peak ? at((time - start) / (peak - start)) : at((end - time) / (end - peak));
  }
}
