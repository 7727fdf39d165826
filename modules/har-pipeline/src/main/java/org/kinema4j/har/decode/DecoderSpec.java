package org.kinema4j.har.decode;

import java.util.Objects;

/**
 * How the frames of a recording are smoothed, as a model keeps it. Lengths of all methods are
 * there, whichever method is chosen, so that another one can be chosen later.
 *
 * @param method what is done
 * @param minimumFrames least duration of an action in frames, for {@link MinimumDuration}
 * @param medianFrames running window in frames, odd, for {@link MedianFilter}
 * @param observationFrames frames that count as one observation, for {@link HiddenMarkovModel}
 * @param priorWeight share of the priors that is taken out, for {@link HiddenMarkovModel}
 * @param transitions what was learned; {@link Transitions#NONE} if nothing was
 */
public record DecoderSpec(
    SmoothingMethod method,
    int minimumFrames,
    int medianFrames,
    int observationFrames,
    double priorWeight,
    Transitions transitions) {

  /** No smoothing. */
  public static final DecoderSpec NONE =
      new DecoderSpec(SmoothingMethod.NONE, 1, 1, 1, 1, Transitions.NONE);

  /**
   * Checks every length, also of methods that were not chosen.
   *
   * @param method what is done
   * @param minimumFrames least duration of an action in frames
   * @param medianFrames running window in frames, odd
   * @param observationFrames frames that count as one observation
   * @param priorWeight share of the priors that is taken out
   * @param transitions what was learned; nothing if it is null
   */
  public DecoderSpec {
    Objects.requireNonNull(method, "method");
    new MinimumDuration(minimumFrames);
    new MedianFilter(medianFrames);
    Stretches.requirePositive("observation", observationFrames);
    HiddenMarkovModel.requirePriorWeight(priorWeight);
    transitions = transitions == null ? Transitions.NONE : transitions;
  }

  /**
   * Tells whether anything is smoothed.
   *
   * @return false for {@link SmoothingMethod#NONE}
   */
  public boolean smooths() {
    return method != SmoothingMethod.NONE;
  }

  /**
   * Returns a copy with another method.
   *
   * @param newMethod what is done
   * @return the copy
   */
  public DecoderSpec withMethod(SmoothingMethod newMethod) {
    return new DecoderSpec(
        newMethod, minimumFrames, medianFrames, observationFrames, priorWeight, transitions);
  }

  /**
   * Returns a copy that has learned.
   *
   * @param learned priors and transitions
   * @return the copy
   */
  public DecoderSpec withTransitions(Transitions learned) {
    return new DecoderSpec(
        method, minimumFrames, medianFrames, observationFrames, priorWeight, learned);
  }

  /**
   * Returns the method, ready for use.
   *
   * @return the smoothing
   * @throws IllegalArgumentException if it needs transitions and none were learned
   */
  public Smoothing smoothing() {
    return switch (method) {
      case NONE -> new MostProbable();
      case MINIMUM_DURATION -> new MinimumDuration(minimumFrames);
      case MEDIAN -> new MedianFilter(medianFrames);
      case VITERBI -> new Viterbi(hiddenMarkovModel());
      case FORWARD -> new ForwardFilter(hiddenMarkovModel());
    };
  }

  private HiddenMarkovModel hiddenMarkovModel() {
    if (!transitions.learned()) {
      throw new IllegalArgumentException(
          "smoothing must be one of none, minimum-duration, median for a model that was trained"
              + " without, received %s; train it with --smoothing %s"
                  .formatted(method.label(), method.label()));
    }
    return new HiddenMarkovModel(transitions, observationFrames, priorWeight);
  }
}
