package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A power of the steps that are left; power 1 is the straight line.
 *
 * <pre>
 *   value(t) = f + (i - f) * (1 - t / T)^p,   t at most T
 * </pre>
 *
 * <p>\[ \eta_t = f + (i - f) \left( 1 - \frac{t}{T} \right)^p \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>0.001</td></tr>
 *   <tr><td>\( T \)</td><td>{@code steps}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td>20000</td></tr>
 *   <tr><td>\( p \)</td><td>{@code power}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_POWER}</td><td>0.9</td></tr>
 *   <tr><td>\( f \)</td><td>{@code finalValue}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_FINAL_VALUE}</td><td>0</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code PolynomialDecay[initialValue=0.1, steps=100, power=1.0,
 *       finalValue=0.0, unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>25</th> <th>50</th> <th>75</th> <th>99</th>
 *       <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.099</td> <td>0.075</td> <td>0.05</td> <td>0.025</td>
 *       <td>0.001</td> <td>0</td> <td>0</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The final value stays.
 *
 * <pre>{@code
 * Sgd updater = new Sgd(new PolynomialDecay(1e-3, 20_000).withPower(0.9));
 * }</pre>
 *
 * @deviation none
 * @param initialValue value at t = 0
 * @param steps how many steps the decay takes
 * @param power exponent
 * @param finalValue value at the end
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1606.00915">Chen et al., DeepLab, 2016, section 4.1</a>
 * @since 0.1
 */
public record PolynomialDecay(
    double initialValue, int steps, double power, double finalValue, ScheduleType unit)
    implements Schedule {

  /** Default of {@code power}. */
  public static final double DEFAULT_POWER = 1;

  /** Default of {@code finalValue}. */
  public static final double DEFAULT_FINAL_VALUE = 0;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param steps how many steps the decay takes
   * @param power exponent
   * @param finalValue value at the end
   * @param unit what t counts, iterations or epochs, from 0
   */
  public PolynomialDecay {
    Arguments.notNegative("initialValue", initialValue);
    Arguments.atLeast("steps", steps, 1);
    Arguments.positive("power", power);
    Arguments.notNegative("finalValue", finalValue);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param steps how many steps the decay takes
   */
  public PolynomialDecay(double initialValue, int steps) {
    this(initialValue, steps, DEFAULT_POWER, DEFAULT_FINAL_VALUE, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another power.
   *
   * @param newPower exponent
   * @return the copy
   */
  public PolynomialDecay withPower(double newPower) {
    return new PolynomialDecay(initialValue, steps, newPower, finalValue, unit);
  }

  /**
   * Returns a copy with another final value.
   *
   * @param newFinalValue value at the end
   * @return the copy
   */
  public PolynomialDecay withFinalValue(double newFinalValue) {
    return new PolynomialDecay(initialValue, steps, power, newFinalValue, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public PolynomialDecay withUnit(ScheduleType newUnit) {
    return new PolynomialDecay(initialValue, steps, power, finalValue, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    double left = 1 - (double) Math.min(t, steps) / steps;
    return finalValue + (initialValue - finalValue) * Math.pow(left, power);
  }

  @Override
  public PolynomialDecay clone() {
    return this;
  }
}
