package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * Which weights an average takes up, and with which share.
 *
 * <pre>
 *   n = 1, 2, ... counts the weights that are taken: those after the steps start, start + every, ...
 *   a_n = (1 - c_n) a_(n-1) + c_n theta_t
 *   c_n = 1 / n                                         EQUAL
 *   c_n = 1 - decay                                     EXPONENTIAL
 *   c_n = 1 - min(decay, (1 + n) / (10 + n))            WARMED_UP_EXPONENTIAL
 * </pre>
 *
 * @param weighting how a share follows from the number of weights
 * @param decay how much of an exponential average stays, in [0, 1); nothing to one of equal shares
 * @param start number of the first step after which weights are taken, from 1
 * @param every number of steps from one taking to the next, from 1
 * @since 0.1
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public record Average(Weighting weighting, double decay, int start, int every) {

  /** Default of {@code decay}. */
  public static final double DEFAULT_DECAY = 0.999;

  private static final int WARM_UP = 10;

  /** How much each of the weights counts. */
  public enum Weighting {
    /** All the same: stochastic weight averaging. */
    EQUAL,
    /** Late ones more: an exponential moving average. */
    EXPONENTIAL,
    /** The same with less decay at first, so that the weights before training are forgotten. */
    WARMED_UP_EXPONENTIAL
  }

  /**
   * Checks the parameters.
   *
   * @param weighting how a share follows from the number of weights
   * @param decay how much of an exponential average stays
   * @param start number of the first step after which weights are taken
   * @param every number of steps from one taking to the next
   */
  public Average {
    Arguments.present("weighting", weighting);
    Arguments.fraction("decay", decay);
    Arguments.atLeast("start", start, 1);
    Arguments.atLeast("every", every, 1);
  }

  /**
   * Returns an exponential moving average from the first step on, with warm-up.
   *
   * @param decay how much of the average stays
   * @return the average
   */
  public static Average exponential(double decay) {
    return new Average(Weighting.WARMED_UP_EXPONENTIAL, decay, 1, 1);
  }

  /**
   * Returns stochastic weight averaging.
   *
   * @param start number of the first step after which weights are taken: of 75 % of the training
   * @param every number of steps from one taking to the next: of an epoch, or of a cycle of the
   *     learning rate
   * @return the average
   */
  public static Average stochastic(int start, int every) {
    return new Average(Weighting.EQUAL, 0, start, every);
  }

  /**
   * Returns a copy without warm-up.
   *
   * @return an exponential moving average, whose decay is the same in all steps
   */
  public Average withoutWarmUp() {
    return new Average(Weighting.EXPONENTIAL, decay, start, every);
  }

  /**
   * Returns a copy with another start.
   *
   * @param newStart number of the first step after which weights are taken
   * @return the copy
   */
  public Average withStart(int newStart) {
    return new Average(weighting, decay, newStart, every);
  }

  /**
   * Returns a copy with another distance of takings.
   *
   * @param newEvery number of steps from one taking to the next
   * @return the copy
   */
  public Average withEvery(int newEvery) {
    return new Average(weighting, decay, start, newEvery);
  }

  /**
   * Returns whether the weights after a step are taken.
   *
   * @param t number of the step
   * @return whether the average changes
   */
  boolean takes(int t) {
    return t >= start && (t - start) % every == 0;
  }

  /**
   * Returns the share of the weights that are taken.
   *
   * @param t number of a step after which they are taken
   * @return a number in (0, 1]
   */
  double share(int t) {
    double n = 1 + (t - start) / every;
    return switch (weighting) {
      case EQUAL -> 1 / n;
      case EXPONENTIAL -> 1 - decay;
      case WARMED_UP_EXPONENTIAL -> 1 - Math.min(decay, (1 + n) / (WARM_UP + n));
    };
  }
}
