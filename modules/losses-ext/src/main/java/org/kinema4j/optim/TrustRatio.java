package org.kinema4j.optim;

import org.kinema4j.optim.Tensor.Role;

/**
 * What optimizers share that make the step of an array of weights as long as the array is, up to a
 * factor. What does not decay, biases and gains, is not adapted either.
 */
final class TrustRatio {

  private TrustRatio() {}

  /** Tells whether the length of the step follows that of the array, whatever the coefficient. */
  static boolean concerns(Decay decay, Tensor tensor) {
    return decay.everywhere() || tensor.role() == Role.WEIGHT;
  }

  /** The share of an adapted array that joins its step before the length is set. */
  static double decayWithin(Decay decay) {
    return decay.timesLearningRate() ? decay.coefficient() : 0;
  }

  /** Adds a decay that does not depend on the rate, beside the step. */
  static void addDecayBeside(Decay decay, Step step) {
    if (!decay.timesLearningRate()) {
      decay.addTo(step);
    }
  }

  /** The quotient of two norms; 1 if one of them is 0. */
  static double of(double upper, double lower) {
    return upper > 0 && lower > 0 ? upper / lower : 1;
  }
}
