package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A constant share of the value is left after each interval; falls smoothly within it too.
 *
 * <pre>
 *   value(t) = i * q^(t / k)
 * </pre>
 *
 * <p>\[ \eta_t = i \, q^{t / k} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 *   <tr><td>\( q \)</td><td>{@code factor}</td><td>\( (0, 1]
 *       \)</td><td>required</td><td>0.1</td></tr>
 *   <tr><td>\( k \)</td><td>{@code interval}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_INTERVAL}</td><td>chosen by the length of training</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code ExponentialDecay[initialValue=0.1, factor=0.97, interval=1,
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>25</th> <th>50</th> <th>75</th> <th>99</th>
 *       <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.097</td> <td>0.0466975</td> <td>0.0218065</td>
 *       <td>0.0101831</td> <td>0.00490232</td> <td>0.00475525</td> <td>0.00103696</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none; the value nears 0.
 *
 * <pre>{@code
 * RmsProp updater = new RmsProp(new ExponentialDecay(1e-3, 0.5).withInterval(1000));
 * }</pre>
 *
 * @deviation none
 * @param initialValue value at t = 0
 * @param factor share that an interval leaves
 * @param interval steps of an interval
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://doi.org/10.1109/ICASSP.2013.6638963">Senior et al., An Empirical Study of
 *     Learning Rates in Deep Neural Networks for Speech Recognition, 2013</a>
 * @since 0.1
 */
public record ExponentialDecay(double initialValue, double factor, int interval, ScheduleType unit)
    implements Schedule {

  /** Default of {@code interval}. */
  public static final int DEFAULT_INTERVAL = 1;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param factor share that an interval leaves
   * @param interval steps of an interval
   * @param unit what t counts, iterations or epochs, from 0
   */
  public ExponentialDecay {
    Arguments.notNegative("initialValue", initialValue);
    Arguments.positiveFraction("factor", factor);
    Arguments.atLeast("interval", interval, 1);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param factor share that an interval leaves
   */
  public ExponentialDecay(double initialValue, double factor) {
    this(initialValue, factor, DEFAULT_INTERVAL, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another interval.
   *
   * @param newInterval steps of an interval
   * @return the copy
   */
  public ExponentialDecay withInterval(int newInterval) {
    return new ExponentialDecay(initialValue, factor, newInterval, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public ExponentialDecay withUnit(ScheduleType newUnit) {
    return new ExponentialDecay(initialValue, factor, interval, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    return initialValue * Math.pow(factor, (double) t / interval);
  }

  @Override
  public ExponentialDecay clone() {
    return this;
  }
}
