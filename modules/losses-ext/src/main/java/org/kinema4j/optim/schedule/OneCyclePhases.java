package org.kinema4j.optim.schedule;

import java.io.Serializable;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * The form of a {@link OneCycle}.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( a \)</td><td>{@code warmUpShare}</td><td>\( (0, 1) \)</td><td>{@value
 *       #DEFAULT_WARM_UP_SHARE}</td><td>up to 0.5</td></tr>
 *   <tr><td>\( d \)</td><td>{@code startDivisor}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_START_DIVISOR}</td><td>4 to 30</td></tr>
 *   <tr><td>\( e \)</td><td>{@code endDivisor}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_END_DIVISOR}</td><td></td></tr>
 *   <tr><td></td><td>{@code phases}</td><td>{@link Phases}</td><td>{@link
 *       Phases#TWO}</td><td>three</td></tr>
 *   <tr><td></td><td>{@code annealing}</td><td>{@link Annealing}</td><td>{@link
 *       Annealing#COSINE}</td><td>linear</td></tr>
 * </table>
 *
 * @deviation defaults are PyTorch's
 * @param warmUpShare share of the steps that the rise takes
 * @param startDivisor greatest value by first value
 * @param endDivisor first value by last value
 * @param phases whether the fall pauses at the first value
 * @param annealing form of rise and fall
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin, Super-Convergence, 2018</a>
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public record OneCyclePhases(
    double warmUpShare, double startDivisor, double endDivisor, Phases phases, Annealing annealing)
    implements Serializable {

  /** Default of {@code warmUpShare}. */
  public static final double DEFAULT_WARM_UP_SHARE = 0.3;

  /** Default of {@code startDivisor}. */
  public static final double DEFAULT_START_DIVISOR = 25;

  /** Default of {@code endDivisor}. */
  public static final double DEFAULT_END_DIVISOR = 1e4;

  /**
   * Checks the parameters.
   *
   * @param warmUpShare share of the steps that the rise takes
   * @param startDivisor greatest value by first value
   * @param endDivisor first value by last value
   * @param phases whether the fall pauses at the first value
   * @param annealing form of rise and fall
   */
  public OneCyclePhases {
    Arguments.properFraction("warmUpShare", warmUpShare);
    Arguments.atLeast("startDivisor", startDivisor, 1);
    Arguments.atLeast("endDivisor", endDivisor, 1);
    Arguments.present("phases", phases);
    Arguments.present("annealing", annealing);
    if (phases == Phases.THREE) {
      Arguments.between("warmUpShare", warmUpShare, 0, 0.5);
    }
  }

  /** Makes it with its defaults. */
  public OneCyclePhases() {
    this(
        DEFAULT_WARM_UP_SHARE,
        DEFAULT_START_DIVISOR,
        DEFAULT_END_DIVISOR,
        Phases.TWO,
        Annealing.COSINE);
  }

  /**
   * Returns a copy with another warm up share.
   *
   * @param newWarmUpShare share of the steps that the rise takes
   * @return the copy
   */
  public OneCyclePhases withWarmUpShare(double newWarmUpShare) {
    return new OneCyclePhases(newWarmUpShare, startDivisor, endDivisor, phases, annealing);
  }

  /**
   * Returns a copy with another start divisor.
   *
   * @param newStartDivisor greatest value by first value
   * @return the copy
   */
  public OneCyclePhases withStartDivisor(double newStartDivisor) {
    return new OneCyclePhases(warmUpShare, newStartDivisor, endDivisor, phases, annealing);
  }

  /**
   * Returns a copy with another end divisor.
   *
   * @param newEndDivisor first value by last value
   * @return the copy
   */
  public OneCyclePhases withEndDivisor(double newEndDivisor) {
    return new OneCyclePhases(warmUpShare, startDivisor, newEndDivisor, phases, annealing);
  }

  /**
   * Returns a copy with other phases.
   *
   * @param newPhases whether the fall pauses at the first value
   * @return the copy
   */
  public OneCyclePhases withPhases(Phases newPhases) {
    return new OneCyclePhases(warmUpShare, startDivisor, endDivisor, newPhases, annealing);
  }

  /**
   * Returns a copy with another annealing.
   *
   * @param newAnnealing form of rise and fall
   * @return the copy
   */
  public OneCyclePhases withAnnealing(Annealing newAnnealing) {
    return new OneCyclePhases(warmUpShare, startDivisor, endDivisor, phases, newAnnealing);
  }

  /** What follows the rise. */
  public enum Phases {
    /** One fall to the last value. */
    TWO,
    /** A fall to the first value, as long as the rise, then one to the last value. */
    THREE
  }
}
