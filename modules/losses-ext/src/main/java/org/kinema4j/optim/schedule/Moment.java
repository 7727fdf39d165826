package org.kinema4j.optim.schedule;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Where training stands, by both of its counts. */
record Moment(int iteration, int epoch) {

  int time(ScheduleType unit) {
    return unit == ScheduleType.ITERATION ? iteration : epoch;
  }

  Moment with(ScheduleType unit, int time) {
    return unit == ScheduleType.ITERATION ? new Moment(time, epoch) : new Moment(iteration, time);
  }

  double valueOf(ISchedule schedule) {
    return schedule.valueAt(iteration, epoch);
  }

  /** What replaces a schedule after a score: itself, for those that are not ours. */
  ISchedule observed(ISchedule schedule, double score) {
    return schedule instanceof Schedule ours ? ours.observe(score, iteration, epoch) : schedule;
  }
}
