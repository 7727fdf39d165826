package org.kinema4j.har.decode;

import java.util.Arrays;
import java.util.Objects;

/**
 * A hidden Markov model whose states are the actions, and whose observations are what the network
 * says of each frame.
 *
 * <pre>
 *   P(y, x) ~ pi_y0 prod_t a_{y_t-1 y_t} prod_t b_t(y_t)
 *   log b_t(c) = (log max(p_tc, floor) - w log pi_c) / m
 * </pre>
 *
 * <p>A network gives posteriors {@code p(c | x)}, while the model wants likelihoods {@code p(x |
 * c)}; divided by the priors of the training data they are that but for a factor, as in hybrid
 * speech recognizers (Bourlard and Morgan). {@code w = 1} does so; {@code w = 0} takes posteriors
 * as they are, which fits networks trained with balanced class weights, whose posteriors have no
 * priors in them.
 *
 * <p>Neighboring frames lie in the same windows, and their probabilities are far from independent.
 * {@code m} frames together count as one observation; the stride of the windows makes each window
 * count once. With {@code m = 1} at 240 Hz the evidence of a tenth of a second outweighs any
 * transition.
 *
 * @param transitions priors {@code pi} and transitions {@code a}, learned
 * @param observationFrames {@code m}, frames that count as one observation, at least 1
 * @param priorWeight {@code w}, in [0, 1]
 * @see <a href="https://doi.org/10.1007/978-1-4615-3210-1">Bourlard and Morgan, Connectionist
 *     Speech Recognition: A Hybrid Approach, 1994</a>
 */
public record HiddenMarkovModel(
    Transitions transitions, int observationFrames, double priorWeight) {

  /** Probabilities below this count as this, so that no frame makes a class impossible. */
  public static final double FLOOR = 1e-10;

  /**
   * Checks the parameters.
   *
   * @param transitions priors and transitions
   * @param observationFrames frames that count as one observation
   * @param priorWeight share of the priors that is taken out of the posteriors
   */
  public HiddenMarkovModel {
    Objects.requireNonNull(transitions, "transitions");
    if (!transitions.learned()) {
      throw new IllegalArgumentException("transitions must be learned, received none");
    }
    Stretches.requirePositive("observation", observationFrames);
    requirePriorWeight(priorWeight);
  }

  static void requirePriorWeight(double priorWeight) {
    if (!(priorWeight >= 0 && priorWeight <= 1)) {
      throw new IllegalArgumentException("priorWeight must be in [0, 1], received " + priorWeight);
    }
  }

  /** Returns {@code log b_t(c)} for every class, given {@code p_t}. */
  double[] logLikelihoods(double[] probabilities) {
    double[] result = new double[probabilities.length];
    for (int c = 0; c < result.length; c++) {
      double logPosterior = Math.log(Math.max(probabilities[c], FLOOR));
      double logPrior = Math.log(transitions.prior(c));
      result[c] = (logPosterior - priorWeight * logPrior) / observationFrames;
    }
    return result;
  }

  /** Returns {@code log pi}. */
  double[] logPriors() {
    return Arrays.stream(transitions.priors()).map(Math::log).toArray();
  }

  /** Returns {@code log a}, rows before, columns after. */
  double[][] logTransitions() {
    return Arrays.stream(transitions.matrix())
        .map(row -> Arrays.stream(row).map(Math::log).toArray())
        .toArray(double[][]::new);
  }
}
