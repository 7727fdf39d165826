package org.kinema4j.har.transform;

/**
 * Weights of old frames for a value between them: a sinc under a Blackman window, scaled to the sum
 * 1.
 *
 * <pre>
 *   weight(d) ~ sinc(2 * cutoff * d) * (0.42 + 0.5 cos(pi d / h) + 0.08 cos(2 pi d / h)),  |d| &lt; h
 * </pre>
 *
 * <p>{@code d} is a distance in old frames and {@code h} the half width.
 */
final class SincKernel {

  /** Zero crossings of a sinc at the lower rate that the window spans on either side. */
  static final int LOBES = 16;

  /**
   * Half of the window's transition band as a fraction of the lower rate: the main lobe of a
   * Blackman window of {@code 2 * LOBES} periods is {@code 6 / (2 * LOBES)} wide, and the filter
   * falls within about nine tenths of it.
   */
  private static final double HALF_TRANSITION = 0.9 * 3 / (2.0 * LOBES);

  private final double cutoff;
  private final double halfWidth;

  private SincKernel(double cutoff, double halfWidth) {
    this.cutoff = cutoff;
    this.halfWidth = halfWidth;
  }

  /**
   * Returns the kernel for a change of rate. Going up it interpolates: its weights are 0 at all
   * other frames when the new frame meets an old one. Going down it also takes out what the new
   * rate cannot carry.
   *
   * @param ratio new rate divided by the old one, positive
   * @return the kernel
   */
  static SincKernel forRatio(double ratio) {
    return ratio >= 1
        ? new SincKernel(0.5, LOBES)
        : new SincKernel((0.5 - HALF_TRANSITION) * ratio, LOBES / ratio);
  }

  /**
   * Returns how many old frames take part.
   *
   * @return number of weights
   */
  int taps() {
    return 2 * (int) Math.ceil(halfWidth) + 1;
  }

  /**
   * Computes the weights for a moment.
   *
   * @param time where, in old frames
   * @param weights receives one weight for each of {@link #taps()} consecutive frames
   * @return the frame of the first weight; may be negative
   */
  int weights(double time, double[] weights) {
    int first = (int) Math.rint(time) - taps() / 2;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = at(first + i - time);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return first;
  }

  private double at(double distance) {
    double u = Math.PI * distance / halfWidth;
    if (Math.abs(u) >= Math.PI) {
      return 0;
    }
    double window = 0.42 + 0.5 * Math.cos(u) + 0.08 * Math.cos(2 * u);
    double x = 2 * Math.PI * cutoff * distance;
    return Math.abs(x) < 1e-9 ? window : window * Math.sin(x) / x;
  }
}
