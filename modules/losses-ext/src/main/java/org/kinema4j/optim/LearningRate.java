package org.kinema4j.optim;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * The learning rate of an optimizer: a number, or a schedule. Compares by value.
 *
 * <p>Users do not change it. Deeplearning4j does, when a network is told to use another rate
 * ({@link Optimizer#setLrAndSchedule}); for that reason every optimizer has a learning rate of its
 * own.
 *
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class LearningRate implements Serializable {

  private static final long serialVersionUID = 1;

  private Double value;
  private ISchedule schedule;

  /** For Jackson, which sets the fields. */
  private LearningRate() {}

  private LearningRate(Double value, ISchedule schedule) {
    this.value = value;
    this.schedule = schedule;
  }

  /**
   * Returns a rate that stays.
   *
   * @param value the rate, in [0, ∞)
   * @return the learning rate
   */
  public static LearningRate of(double value) {
    return new LearningRate(Arguments.notNegative("learningRate", value), null);
  }

  /**
   * Returns a rate that a schedule gives.
   *
   * @param schedule the schedule
   * @return the learning rate
   */
  public static LearningRate of(ISchedule schedule) {
    return new LearningRate(null, Arguments.present("schedule", schedule).clone());
  }

  /**
   * Returns the rate of a step.
   *
   * @param iteration number of steps before it
   * @param epoch number of epochs before it
   * @return the rate
   */
  public double valueAt(int iteration, int epoch) {
    return schedule == null ? value : schedule.valueAt(iteration, epoch);
  }

  /**
   * Returns the schedule that gives the rate.
   *
   * @return the schedule; nothing if the rate is a number
   */
  public Optional<ISchedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  /**
   * Returns a learning rate that is equal and independent.
   *
   * @return the copy
   */
  public LearningRate copy() {
    return new LearningRate(value, schedule == null ? null : schedule.clone());
  }

  /** Becomes another rate, in place. A schedule counts more than a number, as in Deeplearning4j. */
  void become(double newValue, ISchedule newSchedule) {
    LearningRate other = newSchedule == null ? of(newValue) : of(newSchedule);
    value = other.value;
    schedule = other.schedule;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LearningRate rate
        && Objects.equals(value, rate.value)
        && Objects.equals(schedule, rate.schedule);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, schedule);
  }

  @Override
  public String toString() {
    return String.valueOf(schedule == null ? value : schedule);
  }
}
