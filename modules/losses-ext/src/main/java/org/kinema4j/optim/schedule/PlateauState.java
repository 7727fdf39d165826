package org.kinema4j.optim.schedule;

import java.io.Serializable;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * Where a {@link ReduceOnPlateau} stands: part of the schedule, so it is stored with the model.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td></td><td>{@code scale}</td><td>\( [0, 1] \)</td><td>{@value
 *       #DEFAULT_SCALE}</td><td></td></tr>
 *   <tr><td></td><td>{@code best}</td><td>any</td><td>{@value #DEFAULT_BEST}</td><td></td></tr>
 *   <tr><td></td><td>{@code failures}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_FAILURES}</td><td></td></tr>
 *   <tr><td></td><td>{@code coolingDown}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_COOLING_DOWN}</td><td></td></tr>
 * </table>
 *
 * @deviation none
 * @param scale product of the reductions so far
 * @param best best score so far, not a number for none
 * @param failures scores in a row that were no better
 * @param coolingDown how many scores the cooldown still lasts
 * @see <a
 *     href="https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public record PlateauState(double scale, double best, int failures, int coolingDown)
    implements Serializable {

  /** Default of {@code scale}. */
  public static final double DEFAULT_SCALE = 1;

  /** Default of {@code best}. */
  public static final double DEFAULT_BEST = Double.NaN;

  /** Default of {@code failures}. */
  public static final int DEFAULT_FAILURES = 0;

  /** Default of {@code coolingDown}. */
  public static final int DEFAULT_COOLING_DOWN = 0;

  /**
   * Checks the parameters.
   *
   * @param scale product of the reductions so far
   * @param best best score so far, not a number for none
   * @param failures scores in a row that were no better
   * @param coolingDown how many scores the cooldown still lasts
   */
  public PlateauState {
    Arguments.between("scale", scale, 0, 1);
    Arguments.atLeast("failures", failures, 0);
    Arguments.atLeast("coolingDown", coolingDown, 0);
  }

  /** Makes it with its defaults. */
  public PlateauState() {
    this(DEFAULT_SCALE, DEFAULT_BEST, DEFAULT_FAILURES, DEFAULT_COOLING_DOWN);
  }

  /**
   * Returns a copy with another scale.
   *
   * @param newScale product of the reductions so far
   * @return the copy
   */
  public PlateauState withScale(double newScale) {
    return new PlateauState(newScale, best, failures, coolingDown);
  }

  /**
   * Returns a copy with another best.
   *
   * @param newBest best score so far, not a number for none
   * @return the copy
   */
  public PlateauState withBest(double newBest) {
    return new PlateauState(scale, newBest, failures, coolingDown);
  }

  /**
   * Returns a copy with another failures.
   *
   * @param newFailures scores in a row that were no better
   * @return the copy
   */
  public PlateauState withFailures(int newFailures) {
    return new PlateauState(scale, best, newFailures, coolingDown);
  }

  /**
   * Returns a copy with another cooling down.
   *
   * @param newCoolingDown how many scores the cooldown still lasts
   * @return the copy
   */
  public PlateauState withCoolingDown(int newCoolingDown) {
    return new PlateauState(scale, best, failures, newCoolingDown);
  }
}
