package org.kinema4j.optim.schedule;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * One schedule after another; each starts at its own beginning.
 *
 * <pre>
 *   value(t) = s_n(t - b_n),   b_0 = 0,   n = how many boundaries b_1, b_2, ... are &lt;= t
 * </pre>
 *
 * <p>\[ \eta_t = s^{(n)}_{t - b_n} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code schedules}</td><td>any of ND4J's or of
 *       these</td><td>required</td><td></td></tr>
 *   <tr><td>\( b \)</td><td>{@code boundaries}</td><td>one fewer than schedules, each after the
 *       one before, from 1</td><td>required</td><td></td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code Sequence[schedules=[Constant[value=0.1],
 *       StepDecay[initialValue=0.05, interval=30, factor=0.1, unit=ITERATION]], boundaries=[50],
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>49</th> <th>50</th> <th>79</th> <th>80</th> <th>110</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.1</td> <td>0.05</td> <td>0.05</td> <td>0.005</td>
 *       <td>0.0005</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The last schedule goes on.
 *
 * <p>Only the count of the unit is moved: a part that counts epochs in a sequence by iterations
 * goes by the epochs of the whole training.
 *
 * <pre>{@code
 * Schedule decay = new CosineDecay(0.1, 4000);
 * Schedule schedule = new Constant(0.1).then(1000, decay).then(5000, new Constant(1e-4));
 * }</pre>
 *
 * @deviation none
 * @param schedules schedules in their order
 * @param boundaries where the second, third, ... schedule starts, in ascending order
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html">optax,
 *     join_schedules</a>
 * @since 0.1
 */
public record Sequence(List<ISchedule> schedules, List<Integer> boundaries, ScheduleType unit)
    implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param schedules schedules in their order
   * @param boundaries where the second, third, ... schedule starts, in ascending order
   * @param unit what t counts, iterations or epochs, from 0
   */
  public Sequence {
    schedules = List.copyOf(Arguments.present("schedules", schedules));
    boundaries = Boundaries.ascending("boundaries", boundaries);
    Arguments.present("unit", unit);
    if (schedules.size() != boundaries.size() + 1) {
      throw new IllegalArgumentException(
          "boundaries must be one fewer than schedules, received %d boundaries and %d schedules"
              .formatted(boundaries.size(), schedules.size()));
    }
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param schedules schedules in their order
   * @param boundaries where the second, third, ... schedule starts, in ascending order
   */
  public Sequence(List<ISchedule> schedules, List<Integer> boundaries) {
    this(schedules, boundaries, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public Sequence withUnit(ScheduleType newUnit) {
    return new Sequence(schedules, boundaries, newUnit);
  }

  /** Another schedule after one, by iterations. */
  static Sequence of(ISchedule first, int start, ISchedule next) {
    return new Sequence(List.of(first, next), List.of(start));
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    Moment now = new Moment(iteration, epoch);
    int part = Boundaries.reached(boundaries, now.time(unit));
    return within(part, now).valueOf(schedules.get(part));
  }

  @Override
  public Sequence observe(double score, int iteration, int epoch) {
    Moment now = new Moment(iteration, epoch);
    int part = Boundaries.reached(boundaries, now.time(unit));
    List<ISchedule> after = new ArrayList<>(schedules);
    after.set(part, within(part, now).observed(schedules.get(part), score));
    return new Sequence(after, boundaries, unit);
  }

  @Override
  public Sequence then(int start, ISchedule next) {
    List<ISchedule> more = new ArrayList<>(schedules);
    more.add(next);
    List<Integer> ends = new ArrayList<>(boundaries);
    ends.add(start);
    return new Sequence(more, ends, unit);
  }

  private Moment within(int part, Moment now) {
    return part == 0 ? now : now.with(unit, now.time(unit) - boundaries.get(part - 1));
  }

  @Override
  public Sequence clone() {
    return this;
  }
}
