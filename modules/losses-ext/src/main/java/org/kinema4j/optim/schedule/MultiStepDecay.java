package org.kinema4j.optim.schedule;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The value is multiplied at milestones of your choice and stays between them.
 *
 * <pre>
 *   value(t) = i * q^n,   n = how many milestones are &lt;= t
 * </pre>
 *
 * <p>\[ \eta_t = i \, q^{ | \{ k : m_k \le t \} | } \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( i \)</td><td>{@code initialValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>0.1</td></tr>
 *   <tr><td>\( m \)</td><td>{@code milestones}</td><td>each after the one before, from
 *       1</td><td>required</td><td>32000 and 48000</td></tr>
 *   <tr><td>\( q \)</td><td>{@code factor}</td><td>\( (0, 1] \)</td><td>{@value
 *       #DEFAULT_FACTOR}</td><td>0.1</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code MultiStepDecay[initialValue=0.1, milestones=[30, 80], factor=0.1,
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>29</th> <th>30</th> <th>79</th> <th>80</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.1</td> <td>0.01</td> <td>0.01</td> <td>0.001</td>
 *       <td>0.001</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The value after the last milestone stays. Without milestones the initial
 * value stays.
 *
 * <pre>{@code
 * Nesterovs updater = new Nesterovs(new MultiStepDecay(0.1, List.of(32_000, 48_000)), 0.9);
 * }</pre>
 *
 * @deviation none
 * @param initialValue value at t = 0
 * @param milestones steps at which the value falls, in ascending order
 * @param factor share that a milestone leaves
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al., Deep Residual Learning for Image
 *     Recognition, 2016</a>
 * @since 0.1
 */
public record MultiStepDecay(
    double initialValue, List<Integer> milestones, double factor, ScheduleType unit)
    implements Schedule {

  /** Default of {@code factor}. */
  public static final double DEFAULT_FACTOR = 0.1;

  /**
   * Checks the parameters.
   *
   * @param initialValue value at t = 0
   * @param milestones steps at which the value falls, in ascending order
   * @param factor share that a milestone leaves
   * @param unit what t counts, iterations or epochs, from 0
   */
  public MultiStepDecay {
    Arguments.notNegative("initialValue", initialValue);
    milestones = Boundaries.ascending("milestones", milestones);
    Arguments.positiveFraction("factor", factor);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param initialValue value at t = 0
   * @param milestones steps at which the value falls, in ascending order
   */
  public MultiStepDecay(double initialValue, List<Integer> milestones) {
    this(initialValue, milestones, DEFAULT_FACTOR, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another factor.
   *
   * @param newFactor share that a milestone leaves
   * @return the copy
   */
  public MultiStepDecay withFactor(double newFactor) {
    return new MultiStepDecay(initialValue, milestones, newFactor, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public MultiStepDecay withUnit(ScheduleType newUnit) {
    return new MultiStepDecay(initialValue, milestones, factor, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    return initialValue * Math.pow(factor, Boundaries.reached(milestones, t));
  }

  @Override
  public MultiStepDecay clone() {
    return this;
  }
}
