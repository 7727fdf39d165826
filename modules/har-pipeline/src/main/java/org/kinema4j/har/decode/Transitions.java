package org.kinema4j.har.decode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.kinema4j.har.motion.LabelTrack;

/**
 * How often each action occurs, how long it lasts, and what comes after it, learned from labels of
 * training recordings. Immutable.
 *
 * <pre>
 *   pi_c = (F_c + s) / (sum_i F_i + C s)
 *   l_c  = (S_c + s) / (F_c + 2 s)                          leaving c at a frame: 1 / mean duration
 *   a_cc = 1 - l_c
 *   a_cd = l_c (n_cd + s) / (sum_i n_ci + (C - 1) s)        d other than c
 * </pre>
 *
 * <p>with {@code F_c} frames and {@code S_c} segments of class {@code c}, {@code n_cd} segments of
 * {@code c} that one of {@code d} follows at once, {@code C} classes, and {@code s} the
 * pseudo-count. A segment counts as left also where the recording ends. Frames without a label, or
 * with one that is no class, part segments and are no transition.
 */
public final class Transitions {

  /** Nothing was learned. */
  public static final Transitions NONE = new Transitions(new double[0], new double[0][0]);

  /** Added to each count: one made-up occurrence. */
  public static final double DEFAULT_PSEUDO_COUNT = 1;

  private static final double ROUNDING = 1e-6;

  private final double[] priors;
  private final double[][] matrix;

  /**
   * Creates transitions from stored numbers.
   *
   * @param priors {@code [C]}, share of each class in all frames; sums to 1
   * @param matrix {@code [C, C]}, from one frame to the next, rows before, columns after; each row
   *     sums to 1. No value is 0. Without any class nothing was learned
   */
  @JsonCreator
  public Transitions(
      @JsonProperty("priors") double[] priors, @JsonProperty("matrix") double[][] matrix) {
    if (priors == null || matrix == null || matrix.length != priors.length) {
      throw new IllegalArgumentException(
          "priors and matrix must have the same number of classes, received %s and %s"
              .formatted(
                  priors == null ? "none" : priors.length,
                  matrix == null ? "none" : matrix.length));
    }
    if (priors.length > 0) {
      requireDistribution("priors", priors, priors.length);
    }
    for (double[] row : matrix) {
      requireDistribution("each row of matrix", row, priors.length);
    }
    this.priors = priors.clone();
    this.matrix = copy(matrix);
  }

  private static void requireDistribution(String name, double[] values, int size) {
    if (values == null
        || values.length != size
        || !Arrays.stream(values).allMatch(p -> p > 0 && p <= 1)
        || !(Math.abs(Arrays.stream(values).sum() - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "%s must be %d probabilities in (0, 1] with the sum 1, received %s"
              .formatted(name, size, Arrays.toString(values)));
    }
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Counts.
   *
   * @param classes classes of the model, in its order, at least two
   * @param tracks labels of training recordings, at the rate of the model
   * @param pseudoCount added to each count, in (0, ∞): nothing is impossible
   * @return priors and transitions
   */
  public static Transitions learn(
      List<String> classes, List<LabelTrack> tracks, double pseudoCount) {
    requirePseudoCount(pseudoCount);
    if (classes.size() < 2) {
      throw new IllegalArgumentException("classes must be two or more, received " + classes);
    }
    TransitionCounts counts = new TransitionCounts(classes);
    tracks.forEach(counts::add);
    return counts.transitions(pseudoCount);
  }

  /**
   * Checks a pseudo-count.
   *
   * @param pseudoCount added to each count
   * @throws IllegalArgumentException unless it is in (0, ∞)
   */
  public static void requirePseudoCount(double pseudoCount) {
    if (!(pseudoCount > 0 && pseudoCount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("pseudoCount must be in (0, ∞), received " + pseudoCount);
    }
  }

  /**
   * Tells whether anything was learned.
   *
   * @return false if there is no class
   */
  public boolean learned() {
    return priors.length > 0;
  }

  /**
   * Returns the number of classes.
   *
   * @return how many; 0 if nothing was learned
   */
  public int classes() {
    return priors.length;
  }

  /**
   * Returns the share of a class in all frames.
   *
   * @param classIndex which class, from 0
   * @return its prior, in (0, 1]
   */
  public double prior(int classIndex) {
    return priors[classIndex];
  }

  /**
   * Returns the shares of the classes in all frames.
   *
   * @return a copy, {@code [C]}
   */
  @JsonProperty("priors")
  public double[] priors() {
    return priors.clone();
  }

  /**
   * Returns the probabilities of the class of the next frame.
   *
   * @return a copy, {@code [C, C]}, rows before, columns after
   */
  @JsonProperty("matrix")
  public double[][] matrix() {
    return copy(matrix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transitions that
        && Arrays.equals(priors, that.priors)
        && Arrays.deepEquals(matrix, that.matrix);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(priors) + Arrays.deepHashCode(matrix);
  }

  @Override
  public String toString() {
    return Arrays.toString(priors) + " " + Arrays.deepToString(matrix);
  }
}
