package org.kinema4j.har.config;

import java.util.Objects;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;

/**
 * How frames become actions, before the frame rate is known.
 *
 * @param smoothing what is done with the frames of a recording
 * @param minimumDuration least duration of an action, for {@code minimum-duration}
 * @param medianWindow length of the running window, for {@code median}; made odd by one frame more
 * @param observation how long a stretch of frames counts as one observation, for {@code viterbi}
 *     and {@code forward}; the stride of the windows makes each window count once
 * @param priorWeight share of the classes' priors that is taken out of the probabilities, in [0,
 *     1], for {@code viterbi} and {@code forward}
 * @param pseudoCount added to each count of transitions, in (0, ∞)
 */
public record DecodingConfig(
    SmoothingMethod smoothing,
    Extent minimumDuration,
    Extent medianWindow,
    Extent observation,
    double priorWeight,
    double pseudoCount) {

  /**
   * No smoothing; lengths that take away what a single window says. With windows every quarter of a
   * second the frames change no faster, so that shorter lengths would do nothing.
   */
  public static final DecodingConfig DEFAULT =
      new DecodingConfig(
          SmoothingMethod.NONE,
          Extent.seconds(0.5),
          Extent.seconds(0.75),
          Extent.seconds(0.25),
          1,
          Transitions.DEFAULT_PSEUDO_COUNT);

  /**
   * Checks what can be checked without a frame rate.
   *
   * @param smoothing what is done with the frames of a recording
   * @param minimumDuration least duration of an action
   * @param medianWindow length of the running window
   * @param observation how long a stretch of frames counts as one observation
   * @param priorWeight share of the classes' priors that is taken out of the probabilities
   * @param pseudoCount added to each count of transitions
   */
  public DecodingConfig {
    Objects.requireNonNull(smoothing, "smoothing");
    Objects.requireNonNull(minimumDuration, "minimumDuration");
    Objects.requireNonNull(medianWindow, "medianWindow");
    Objects.requireNonNull(observation, "observation");
    Transitions.requirePseudoCount(pseudoCount);
    new DecoderSpec(SmoothingMethod.NONE, 1, 1, 1, priorWeight, Transitions.NONE);
  }

  /**
   * Returns a copy with another method.
   *
   * @param newSmoothing what is done with the frames of a recording
   * @return the copy
   */
  public DecodingConfig withSmoothing(SmoothingMethod newSmoothing) {
    return new DecodingConfig(
        newSmoothing, minimumDuration, medianWindow, observation, priorWeight, pseudoCount);
  }

  /**
   * Counts the frames.
   *
   * @param frameRateHz frames a second
   * @return the same in frames; nothing is learned yet
   */
  public DecoderSpec at(double frameRateHz) {
    int median = medianWindow.framesAt(frameRateHz);
    return new DecoderSpec(
        smoothing,
        minimumDuration.framesAt(frameRateHz),
        median % 2 == 0 ? median + 1 : median,
        observation.framesAt(frameRateHz),
        priorWeight,
        Transitions.NONE);
  }
}
