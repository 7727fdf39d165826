package org.kinema4j.har.decode;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * The causal counterpart of {@link Viterbi}: each frame gets the class that is most probable given
 * all frames up to it, under the same hidden Markov model.
 *
 * <pre>
 *   f_0(c) ~ pi_c b_0(c)
 *   f_t(c) ~ b_t(c) sum_i f_t-1(i) a_ic,   sum_c f_t(c) = 1;   y_t = argmax_c f_t(c)
 * </pre>
 *
 * <p>The first class wins a tie. Delay: 0 frames; what is paid for it are changes that are seen
 * late, and now and then a flicker where evidence is even. Each step is normalised and the
 * likelihoods enter as logarithms, so that long recordings do not underflow. Cost: {@code T C^2}.
 *
 * @param model the hidden Markov model
 * @see <a href="https://doi.org/10.1109/5.18626">Rabiner, A tutorial on hidden Markov models, 1989,
 *     sections III A and V A</a>
 */
public record ForwardFilter(HiddenMarkovModel model) implements Smoothing {

  /**
   * Checks that there is a model.
   *
   * @param model the hidden Markov model
   */
  public ForwardFilter {
    Objects.requireNonNull(model, "model");
  }

  @Override
  public int[] classes(double[][] probabilities) {
    Transitions transitions = model.transitions();
    Stretches.requireClasses(probabilities, transitions.classes());
    double[][] matrix = transitions.matrix();
    double[] expected = transitions.priors();
    int[] classes = new int[probabilities.length];
    for (int t = 0; t < classes.length; t++) {
      double[] filtered = weighted(expected, model.logLikelihoods(probabilities[t]));
      classes[t] = Stretches.argMax(filtered);
      expected = next(filtered, matrix);
    }
    return classes;
  }

  /** Returns the product of both, normalised. */
  private static double[] weighted(double[] expected, double[] logLikelihoods) {
    double[] result = new double[expected.length];
    for (int c = 0; c < result.length; c++) {
      // Never the logarithm of 0: every transition has a probability above 0.
      result[c] = Math.log(expected[c]) + logLikelihoods[c];
    }
    double greatest = result[Stretches.argMax(result)];
    double sum = 0;
    for (int c = 0; c < result.length; c++) {
      result[c] = Math.exp(result[c] - greatest);
      sum += result[c];
    }
    for (int c = 0; c < result.length; c++) {
      result[c] /= sum;
    }
    return result;
  }

  private static double[] next(double[] filtered, double[][] matrix) {
    double[] expected = new double[filtered.length];
    for (int from = 0; from < filtered.length; from++) {
      for (int to = 0; to < filtered.length; to++) {
        expected[to] += filtered[from] * matrix[from][to];
      }
    }
    return expected;
  }

  @Override
  public OptionalInt delayFrames() {
    return OptionalInt.of(0);
  }
}
