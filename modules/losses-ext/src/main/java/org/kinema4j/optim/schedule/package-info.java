/**
 * Schedules of the learning rate that ND4J lacks; {@link org.kinema4j.optim.schedule.Schedules}
 * lists them. They go wherever ND4J takes an {@code ISchedule}: into any updater of a network or of
 * SameDiff.
 *
 * <p>Time t counts from 0: iterations, or epochs if {@code unit} says so. The first step of a
 * training has t = 0. Deeplearning4j and SameDiff store both counts with a model, so training that
 * resumes goes on where the schedule stood. After its end a schedule stays at its last value unless
 * its page says otherwise; none throws.
 *
 * <p>Schedules are values and compose: {@code new CosineDecay(0.1, 5000).withWarmUp(200)}. A
 * schedule that is part of another counts from its own beginning.
 *
 * <p>Only the rate is scheduled: an updater's momentum or decay has parameters of its own.
 *
 * @serial exclude
 */
package org.kinema4j.optim.schedule;
