package org.kinema4j.har.decode;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * No smoothing: each frame gets its most probable class.
 *
 * <pre>
 *   y_t = argmax_c p_tc
 * </pre>
 *
 * <p>The first class wins a tie, as in {@link org.kinema4j.har.evaluate.FrameVote#predicted}.
 * Delay: 0 frames.
 */
public record MostProbable() implements Smoothing {

  @Override
  public int[] classes(double[][] probabilities) {
    Stretches.requireRectangular(probabilities);
    return Arrays.stream(probabilities).mapToInt(Stretches::argMax).toArray();
  }

  @Override
  public OptionalInt delayFrames() {
    return OptionalInt.of(0);
  }
}
