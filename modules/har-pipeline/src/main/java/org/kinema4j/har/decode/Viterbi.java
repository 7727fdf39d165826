package org.kinema4j.har.decode;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * The most probable sequence of actions of a whole stretch under a hidden Markov model.
 *
 * <pre>
 *   s_0(c) = log pi_c + log b_0(c)
 *   s_t(c) = log b_t(c) + max_i (s_t-1(i) + log a_ic),   then back from argmax_c s_T-1(c)
 * </pre>
 *
 * <p>The first class wins a tie, going forwards as well as back. Delay: to the end of the
 * recording, since a later frame can turn the whole sequence; {@link ForwardFilter} is for those
 * who cannot wait. Cost: {@code T C^2} additions and {@code T C} integers.
 *
 * @param model the hidden Markov model
 * @see <a href="https://doi.org/10.1109/5.18626">Rabiner, A tutorial on hidden Markov models, 1989,
 *     section III B</a>
 */
public record Viterbi(HiddenMarkovModel model) implements Smoothing {

  /**
   * Checks that there is a model.
   *
   * @param model the hidden Markov model
   */
  public Viterbi {
    Objects.requireNonNull(model, "model");
  }

  @Override
  public int[] classes(double[][] probabilities) {
    int size = model.transitions().classes();
    Stretches.requireClasses(probabilities, size);
    int frames = probabilities.length;
    if (frames == 0) {
      return new int[0];
    }
    double[][] logTransitions = model.logTransitions();
    int[][] before = new int[frames][size];
    double[] scores = sum(model.logPriors(), model.logLikelihoods(probabilities[0]));
    for (int t = 1; t < frames; t++) {
      double[] arrived = new double[size];
      for (int c = 0; c < size; c++) {
        before[t][c] = bestBefore(scores, logTransitions, c);
        arrived[c] = scores[before[t][c]] + logTransitions[before[t][c]][c];
      }
      scores = sum(arrived, model.logLikelihoods(probabilities[t]));
    }
    return back(before, Stretches.argMax(scores));
  }

  private static int bestBefore(double[] scores, double[][] logTransitions, int to) {
    int best = 0;
    for (int from = 1; from < scores.length; from++) {
      if (scores[from] + logTransitions[from][to] > scores[best] + logTransitions[best][to]) {
        best = from;
      }
    }
    return best;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int c = 0; c < sum.length; c++) {
      sum[c] = a[c] + b[c];
    }
    return sum;
  }

  private static int[] back(int[][] before, int last) {
    int[] path = new int[before.length];
    path[path.length - 1] = last;
    for (int t = path.length - 1; t > 0; t--) {
      path[t - 1] = before[t][path[t]];
    }
    return path;
  }

  @Override
  public OptionalInt delayFrames() {
    return OptionalInt.empty();
  }
}
