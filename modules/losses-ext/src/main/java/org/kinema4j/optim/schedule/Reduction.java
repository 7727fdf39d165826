package org.kinema4j.optim.schedule;

import java.io.Serializable;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * What a {@link ReduceOnPlateau} does when scores stop getting better.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td></td><td>{@code factor}</td><td>\( (0, 1) \)</td><td>{@value
 *       #DEFAULT_FACTOR}</td><td></td></tr>
 *   <tr><td></td><td>{@code patience}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_PATIENCE}</td><td></td></tr>
 *   <tr><td></td><td>{@code cooldown}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_COOLDOWN}</td><td></td></tr>
 *   <tr><td></td><td>{@code leastValue}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEAST_VALUE}</td><td></td></tr>
 * </table>
 *
 * @deviation none
 * @param factor share of the value that a reduction leaves
 * @param patience how many scores in a row may fail to be better
 * @param cooldown how many scores after a reduction are not counted as failures
 * @param leastValue the value never falls below
 * @see <a
 *     href="https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public record Reduction(double factor, int patience, int cooldown, double leastValue)
    implements Serializable {

  /** Default of {@code factor}. */
  public static final double DEFAULT_FACTOR = 0.1;

  /** Default of {@code patience}. */
  public static final int DEFAULT_PATIENCE = 10;

  /** Default of {@code cooldown}. */
  public static final int DEFAULT_COOLDOWN = 0;

  /** Default of {@code leastValue}. */
  public static final double DEFAULT_LEAST_VALUE = 0;

  /**
   * Checks the parameters.
   *
   * @param factor share of the value that a reduction leaves
   * @param patience how many scores in a row may fail to be better
   * @param cooldown how many scores after a reduction are not counted as failures
   * @param leastValue the value never falls below
   */
  public Reduction {
    Arguments.properFraction("factor", factor);
    Arguments.atLeast("patience", patience, 0);
    Arguments.atLeast("cooldown", cooldown, 0);
    Arguments.notNegative("leastValue", leastValue);
  }

  /** Makes it with its defaults. */
  public Reduction() {
    this(DEFAULT_FACTOR, DEFAULT_PATIENCE, DEFAULT_COOLDOWN, DEFAULT_LEAST_VALUE);
  }

  /**
   * Returns a copy with another factor.
   *
   * @param newFactor share of the value that a reduction leaves
   * @return the copy
   */
  public Reduction withFactor(double newFactor) {
    return new Reduction(newFactor, patience, cooldown, leastValue);
  }

  /**
   * Returns a copy with another patience.
   *
   * @param newPatience how many scores in a row may fail to be better
   * @return the copy
   */
  public Reduction withPatience(int newPatience) {
    return new Reduction(factor, newPatience, cooldown, leastValue);
  }

  /**
   * Returns a copy with another cooldown.
   *
   * @param newCooldown how many scores after a reduction are not counted as failures
   * @return the copy
   */
  public Reduction withCooldown(int newCooldown) {
    return new Reduction(factor, patience, newCooldown, leastValue);
  }

  /**
   * Returns a copy with another least value.
   *
   * @param newLeastValue the value never falls below
   * @return the copy
   */
  public Reduction withLeastValue(double newLeastValue) {
    return new Reduction(factor, patience, cooldown, newLeastValue);
  }
}
