package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Half waves of the cosine, each starting anew at the initial value; each may be longer than the
 * one before.
 *
 * <pre>
 *   value(t) = f + (i - f) * (1 + cos(pi * c / T_n)) / 2,   T_n = T * m^n
 *
 *   t = T_0 + ... + T_(n-1) + c,   0 &lt;= c &lt; T_n
 * </pre>
 *
 * <p>\[ \eta_t = f + \tfrac{1}{2} (i - f) \left( 1 + \cos \frac{\pi c}{T m^n} \right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>\( \eta_{max} \)</td></tr>
 *   <tr><td>\( T \)</td><td>{@code period}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td>\( T_0 \): 1, 10 to 200 epochs</td></tr>
 *   <tr><td>\( m \)</td><td>{@code multiplier}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_MULTIPLIER}</td><td>\( T_{mult} \): 1 or 2</td></tr>
 *   <tr><td>\( f \)</td><td>{@code finalValue}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_FINAL_VALUE}</td><td>\( \eta_{min} = 0 \)</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code CosineRestarts[initialValue=0.1, period=20, multiplier=2,
 *       finalValue=0.0, unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>10</th> <th>19</th> <th>20</th> <th>40</th> <th>59</th>
 *       <th>60</th> <th>140</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.05</td> <td>0.000615583</td> <td>0.1</td> <td>0.05</td>
 *       <td>0.000154133</td> <td>0.1</td> <td>0.1</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none; waves follow waves.
 *
 * <pre>{@code
 * Nesterovs updater = new Nesterovs(new CosineRestarts(0.05, 10).withUnit(ScheduleType.EPOCH));
 * }</pre>
 *
 * @deviation none
 * @param initialValue value at t = 0
 * @param period steps of the first wave
 * @param multiplier how many times longer than the one before a wave is
 * @param finalValue value that a wave falls to
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, SGDR: Stochastic Gradient
 *     Descent with Warm Restarts, 2017</a>
 * @since 0.1
 */
public record CosineRestarts(
    double initialValue, int period, int multiplier, double finalValue, ScheduleType unit)
    implements Schedule {

  /** Default of {@code multiplier}. */
  public static final int DEFAULT_MULTIPLIER = 2;

  /** Default of {@code finalValue}. */
  public static final double DEFAULT_FINAL_VALUE = 0;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param period steps of the first wave
   * @param multiplier how many times longer than the one before a wave is
   * @param finalValue value that a wave falls to
   * @param unit what t counts, iterations or epochs, from 0
   */
  public CosineRestarts {
    Arguments.notNegative("initialValue", initialValue);
    Arguments.atLeast("period", period, 1);
    Arguments.atLeast("multiplier", multiplier, 1);
    Arguments.notNegative("finalValue", finalValue);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param period steps of the first wave
   */
  public CosineRestarts(double initialValue, int period) {
    this(initialValue, period, DEFAULT_MULTIPLIER, DEFAULT_FINAL_VALUE, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another multiplier.
   *
   * @param newMultiplier how many times longer than the one before a wave is
   * @return the copy
   */
  public CosineRestarts withMultiplier(int newMultiplier) {
    return new CosineRestarts(initialValue, period, newMultiplier, finalValue, unit);
  }

  /**
   * Returns a copy with another final value.
   *
   * @param newFinalValue value that a wave falls to
   * @return the copy
   */
  public CosineRestarts withFinalValue(double newFinalValue) {
    return new CosineRestarts(initialValue, period, multiplier, newFinalValue, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public CosineRestarts withUnit(ScheduleType newUnit) {
    return new CosineRestarts(initialValue, period, multiplier, finalValue, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    long length = period;
    long within = t;
    if (multiplier == 1) {
      within %= length;
    }
    while (within >= length) {
      within -= length;
      length *= multiplier;
    }
    return Annealing.COSINE.between(initialValue, finalValue, (double) within / length);
  }

  @Override
  public CosineRestarts clone() {
    return this;
  }
}
