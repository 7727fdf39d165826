package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Half a wave of the cosine: falls slowly, then fast, then slowly again.
 *
 * <pre>
 *   value(t) = f + (i - f) * (1 + cos(pi * t / T)) / 2,   t at most T
 * </pre>
 *
 * <p>\[ \eta_t = f + \tfrac{1}{2} (i - f) \left( 1 + \cos \frac{\pi t}{T} \right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>\( \eta_{max} \)</td></tr>
 *   <tr><td>\( T \)</td><td>{@code steps}</td><td>\( [1, \infty) \)</td><td>required</td><td>\(
 *       T_i \)</td></tr>
 *   <tr><td>\( f \)</td><td>{@code finalValue}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_FINAL_VALUE}</td><td>\( \eta_{min} = 0 \)</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code CosineDecay[initialValue=0.1, steps=100, finalValue=0.0,
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>25</th> <th>50</th> <th>75</th> <th>99</th>
 *       <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.0999753</td> <td>0.0853553</td> <td>0.05</td>
 *       <td>0.0146447</td> <td>0.000024672</td> <td>0</td> <td>0</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The final value stays.
 *
 * <pre>{@code
 * Adam updater = new Adam(new CosineDecay(1e-3, 5000).withFinalValue(1e-5).withWarmUp(200));
 * }</pre>
 *
 * @deviation the paper restarts at the end ({@link CosineRestarts}); PyTorch's {@code
 *     CosineAnnealingLR} rises again after T steps
 * @param initialValue value at t = 0
 * @param steps how many steps the decay takes
 * @param finalValue value at the end
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, SGDR: Stochastic Gradient
 *     Descent with Warm Restarts, 2017</a>
 * @since 0.1
 */
public record CosineDecay(double initialValue, int steps, double finalValue, ScheduleType unit)
    implements Schedule {

  /** Default of {@code finalValue}. */
  public static final double DEFAULT_FINAL_VALUE = 0;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param steps how many steps the decay takes
   * @param finalValue value at the end
   * @param unit what t counts, iterations or epochs, from 0
   */
  public CosineDecay {
    Arguments.notNegative("initialValue", initialValue);
    Arguments.atLeast("steps", steps, 1);
    Arguments.notNegative("finalValue", finalValue);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param steps how many steps the decay takes
   */
  public CosineDecay(double initialValue, int steps) {
    this(initialValue, steps, DEFAULT_FINAL_VALUE, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another final value.
   *
   * @param newFinalValue value at the end
   * @return the copy
   */
  public CosineDecay withFinalValue(double newFinalValue) {
    return new CosineDecay(initialValue, steps, newFinalValue, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public CosineDecay withUnit(ScheduleType newUnit) {
    return new CosineDecay(initialValue, steps, finalValue, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    return Annealing.COSINE.between(initialValue, finalValue, (double) t / steps);
  }

  @Override
  public CosineDecay clone() {
    return this;
  }
}
