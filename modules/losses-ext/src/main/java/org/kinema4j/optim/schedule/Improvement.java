package org.kinema4j.optim.schedule;

import java.io.Serializable;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * When a score is better than the best so far.
 *
 * <pre>
 *   relative: score &lt; best * (1 - e)   or   score &gt; best * (1 + e)
 *   absolute: score &lt; best - e         or   score &gt; best + e
 * </pre>
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td></td><td>{@code goal}</td><td>{@link Goal}</td><td>{@link
 *       Goal#LEAST}</td><td></td></tr>
 *   <tr><td>\( e \)</td><td>{@code threshold}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_THRESHOLD}</td><td></td></tr>
 *   <tr><td></td><td>{@code mode}</td><td>{@link ThresholdMode}</td><td>{@link
 *       ThresholdMode#RELATIVE}</td><td></td></tr>
 * </table>
 *
 * @deviation none
 * @param goal what is better
 * @param threshold how much better a score has to be
 * @param mode what the threshold is a part of
 * @see <a
 *     href="https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public record Improvement(Goal goal, double threshold, ThresholdMode mode) implements Serializable {

  /** Default of {@code threshold}. */
  public static final double DEFAULT_THRESHOLD = 1e-4;

  /**
   * Checks the parameters.
   *
   * @param goal what is better
   * @param threshold how much better a score has to be
   * @param mode what the threshold is a part of
   */
  public Improvement {
    Arguments.present("goal", goal);
    Arguments.notNegative("threshold", threshold);
    Arguments.present("mode", mode);
  }

  /** Makes it with its defaults. */
  public Improvement() {
    this(Goal.LEAST, DEFAULT_THRESHOLD, ThresholdMode.RELATIVE);
  }

  /**
   * Returns a copy with another goal.
   *
   * @param newGoal what is better
   * @return the copy
   */
  public Improvement withGoal(Goal newGoal) {
    return new Improvement(newGoal, threshold, mode);
  }

  /**
   * Returns a copy with another threshold.
   *
   * @param newThreshold how much better a score has to be
   * @return the copy
   */
  public Improvement withThreshold(double newThreshold) {
    return new Improvement(goal, newThreshold, mode);
  }

  /**
   * Returns a copy with another mode.
   *
   * @param newMode what the threshold is a part of
   * @return the copy
   */
  public Improvement withMode(ThresholdMode newMode) {
    return new Improvement(goal, threshold, newMode);
  }

  /** What is better. */
  public enum Goal {
    /** The least score, for a loss. */
    LEAST,
    /** The greatest score, for an accuracy. */
    GREATEST
  }

  /** What the threshold is a part of. */
  public enum ThresholdMode {
    /** A share of the best score, meant for scores above 0. */
    RELATIVE,
    /** A number. */
    ABSOLUTE
  }

  /**
   * Returns whether a score is better than the best so far.
   *
   * @param score a score; not a number is never better
   * @param best the best so far, not a number for none
   * @return true if it is better by more than the threshold
   */
  public boolean holds(double score, double best) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(score);
    }
    double margin = mode == ThresholdMode.RELATIVE ? threshold * best : threshold;
    return goal == Goal.LEAST ? score < best - margin : score > best + margin;
  }
}
