package org.kinema4j.optim.schedule;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * A schedule of this module: a record of parameters that gives the value, mostly a learning rate,
 * of each iteration or epoch. It goes wherever ND4J takes an {@code ISchedule}, and what is
 * composed here may be ND4J's own.
 *
 * <p>Being records of plain values, schedules are immutable, compare by value, print their
 * parameters and come back from JSON as they were.
 *
 * <pre>{@code
 * Schedule schedule = new CosineDecay(0.1, 5000).withFinalValue(1e-4).withWarmUp(200);
 * Adam updater = new Adam(schedule);
 * }</pre>
 *
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public interface Schedule extends ISchedule {

  /**
   * Returns a copy, which is this: schedules do not change.
   *
   * @return this
   */
  @Override
  Schedule clone();

  /**
   * Returns the schedule to go on with after a score. Only {@link ReduceOnPlateau} and what
   * contains one minds scores; all others go on as they are.
   *
   * @param score a score of the model
   * @param iteration the iteration that was done last
   * @param epoch its epoch
   * @return this or what replaces it
   */
  default Schedule observe(double score, int iteration, int epoch) {
    return this;
  }

  /**
   * Returns this schedule with a linear rise of so many iterations before it.
   *
   * @param steps iterations of the rise
   * @return the schedule with the rise, which can be given another unit, form and start
   */
  default WarmUp withWarmUp(int steps) {
    return new WarmUp(this, steps);
  }

  /**
   * Returns this schedule until an iteration, another from there on.
   *
   * @param start the other's first iteration, which it counts as its 0
   * @param next the other
   * @return both, which can be given another unit
   */
  default Sequence then(int start, ISchedule next) {
    return Sequence.of(this, start, next);
  }

  /**
   * Returns this schedule times a factor.
   *
   * @param factor the factor
   * @return the product
   */
  default Scaled scaled(double factor) {
    return new Scaled(this, factor);
  }

  /**
   * Returns this schedule within bounds.
   *
   * @param least least value
   * @param most greatest value
   * @return the bounded schedule
   */
  default Clamped clamped(double least, double most) {
    return new Clamped(this, least, most);
  }
}
