package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The value is multiplied at the end of each interval and stays within it.
 *
 * <pre>
 *   value(t) = i * q^floor(t / k)
 * </pre>
 *
 * <p>\[ \eta_t = i \, q^{\lfloor t / k \rfloor} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 *   <tr><td>\( k \)</td><td>{@code interval}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td>length of training by its logarithm</td></tr>
 *   <tr><td>\( q \)</td><td>{@code factor}</td><td>\( (0, 1] \)</td><td>{@value
 *       #DEFAULT_FACTOR}</td><td>0.5</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code StepDecay[initialValue=0.1, interval=30, factor=0.1,
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>29</th> <th>30</th> <th>59</th> <th>60</th> <th>90</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.1</td> <td>0.01</td> <td>0.01</td> <td>0.001</td>
 *       <td>0.0001</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none; the value nears 0.
 *
 * <pre>{@code
 * Sgd updater = new Sgd(new StepDecay(0.1, 30).withUnit(ScheduleType.EPOCH));
 * }</pre>
 *
 * @deviation none
 * @param initialValue value at t = 0
 * @param interval steps of an interval
 * @param factor share that an interval leaves
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1904.12838">Ge et al., The Step Decay Schedule, 2019</a>
 * @since 0.1
 */
public record StepDecay(double initialValue, int interval, double factor, ScheduleType unit)
    implements Schedule {

  /** Default of {@code factor}. */
  public static final double DEFAULT_FACTOR = 0.1;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param interval steps of an interval
   * @param factor share that an interval leaves
   * @param unit what t counts, iterations or epochs, from 0
   */
  public StepDecay {
    Arguments.notNegative("initialValue", initialValue);
    Arguments.atLeast("interval", interval, 1);
    Arguments.positiveFraction("factor", factor);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param interval steps of an interval
   */
  public StepDecay(double initialValue, int interval) {
    this(initialValue, interval, DEFAULT_FACTOR, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another factor.
   *
   * @param newFactor share that an interval leaves
   * @return the copy
   */
  public StepDecay withFactor(double newFactor) {
    return new StepDecay(initialValue, interval, newFactor, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public StepDecay withUnit(ScheduleType newUnit) {
    return new StepDecay(initialValue, interval, factor, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    int intervals = t / interval;
    return initialValue * Math.pow(factor, intervals);
  }

  @Override
  public StepDecay clone() {
    return this;
  }
}
