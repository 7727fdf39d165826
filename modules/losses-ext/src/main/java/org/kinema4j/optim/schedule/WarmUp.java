package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A rise before another schedule, which starts when the rise is over.
 *
 * <pre>
 *   value(t) = s(0) * (a + (1 - a) * g(t / W))    for t &lt; W
 *            = s(t - W)                           for t &gt;= W
 *
 *   g(u) = u (linear), (1 - cos(pi * u)) / 2 (cosine) or 0 (constant)
 * </pre>
 *
 * <p>\[ \eta_t = s_0 \left( a + (1 - a) \, g(t / W) \right) \text{ for } t \lt W, \quad \eta_t =
 * s_{t - W} \text{ otherwise} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code next}</td><td>any of ND4J's or of
 *       these</td><td>required</td><td></td></tr>
 *   <tr><td>\( W \)</td><td>{@code steps}</td><td>\( [1, \infty) \)</td><td>required</td><td>5
 *       epochs</td></tr>
 *   <tr><td>\( a \)</td><td>{@code startFactor}</td><td>\( [0, 1] \)</td><td>{@value
 *       #DEFAULT_START_FACTOR}</td><td>1 / 32 for 32 workers</td></tr>
 *   <tr><td>\( g \)</td><td>{@code shape}</td><td>{@link WarmUpShape}</td><td>{@link
 *       WarmUpShape#LINEAR}</td><td>linear</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code WarmUp[next=CosineDecay[initialValue=0.1, steps=80, finalValue=0.0,
 *       unit=ITERATION], steps=20, startFactor=0.0, shape=LINEAR, unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>10</th> <th>19</th> <th>20</th> <th>60</th>
 *       <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0</td> <td>0.005</td> <td>0.05</td> <td>0.095</td> <td>0.1</td>
 *       <td>0.05</td> <td>0</td> <td>0</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The next schedule goes on, with its own beginning moved to the end of
 * the rise. What the other unit counts is not moved.
 *
 * <p>The first step has the rate 0 by default, as most libraries have it: it fills the moments of
 * an updater that has some. Constant means the start factor until the end.
 *
 * <pre>{@code
 * Adam updater = new Adam(new WarmUp(new CosineDecay(1e-3, 5000), 200).withStartFactor(0.01));
 * }</pre>
 *
 * @deviation the paper's next schedule starts at step 0, during the rise
 * @param next schedule that follows
 * @param steps steps of the rise
 * @param startFactor share of the first value of the next schedule to start with
 * @param shape form of the rise
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al., Accurate, Large Minibatch SGD:
 *     Training ImageNet in 1 Hour, 2017</a>
 * @since 0.1
 */
public record WarmUp(
    ISchedule next, int steps, double startFactor, WarmUpShape shape, ScheduleType unit)
    implements Schedule {

  /** Default of {@code startFactor}. */
  public static final double DEFAULT_START_FACTOR = 0;

  /**
   * Checks the parameters.
   *
   * @param next schedule that follows
   * @param steps steps of the rise
   * @param startFactor share of the first value of the next schedule to start with
   * @param shape form of the rise
   * @param unit what t counts, iterations or epochs, from 0
   */
  public WarmUp {
    Arguments.present("next", next);
    Arguments.atLeast("steps", steps, 1);
    Arguments.between("startFactor", startFactor, 0, 1);
    Arguments.present("shape", shape);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param next schedule that follows
   * @param steps steps of the rise
   */
  public WarmUp(ISchedule next, int steps) {
    this(next, steps, DEFAULT_START_FACTOR, WarmUpShape.LINEAR, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another start factor.
   *
   * @param newStartFactor share of the first value of the next schedule to start with
   * @return the copy
   */
  public WarmUp withStartFactor(double newStartFactor) {
    return new WarmUp(next, steps, newStartFactor, shape, unit);
  }

  /**
   * Returns a copy with another shape.
   *
   * @param newShape form of the rise
   * @return the copy
   */
  public WarmUp withShape(WarmUpShape newShape) {
    return new WarmUp(next, steps, startFactor, newShape, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public WarmUp withUnit(ScheduleType newUnit) {
    return new WarmUp(next, steps, startFactor, shape, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    Moment now = new Moment(iteration, epoch);
    int t = now.time(unit);
    double value = now.with(unit, Math.max(0, t - steps)).valueOf(next);
    return t < steps ? value * factor((double) t / steps) : value;
  }

  private double factor(double progress) {
    return startFactor + (1 - startFactor) * shape.risen(progress);
  }

  @Override
  public WarmUp observe(double score, int iteration, int epoch) {
    Moment now = new Moment(iteration, epoch);
    int t = now.time(unit) - steps;
    return t < 0
        ? this
        : new WarmUp(now.with(unit, t).observed(next, score), steps, startFactor, shape, unit);
  }

  @Override
  public WarmUp clone() {
    return this;
  }
}
