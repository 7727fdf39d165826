package org.kinema4j.har.synth;

/**
 * A movement to and fro that fades in and out.
 *
 * <pre>
 *   x(t) = amplitude * envelope(t) * sin(p + skew * sin p),   p = 2 pi frequency (t - start) + phase
 * </pre>
 *
 * @param start first moment in seconds
 * @param end last moment in seconds
 * @param amplitude in the unit of the control
 * @param frequencyHz cycles a second
 * @param phase phase at the start in radians
 * @param skew 0 is a sine; towards 1 one way is slow and the way back quick
 */
record Rhythm(
    double start, double end, double amplitude, double frequencyHz, double phase, double skew) {

  private static final double RAMP_SECONDS = 0.35;

  double at(double time) {
    double p = 2 * Math.PI * frequencyHz * (time - start) + phase;
    double ramp = Math.min(RAMP_SECONDS, (end - start) / 2);
    return amplitude
        * MinimumJerk.plateau(time, start, end, ramp)
        * Math.sin(p + skew * Math.sin(p));
  }
}
