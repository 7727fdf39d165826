package org.kinema4j.optim.schedule;

import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Schedules with parameters other than the defaults, for tests of what holds for all. */
final class Cases {

  private Cases() {}

  /** The examples of the catalog and variants of them. */
  static Stream<Schedule> all() {
    return Stream.concat(Schedules.all().stream().map(ScheduleEntry::example), variants());
  }

  private static Stream<Schedule> variants() {
    return Stream.of(
        new CosineDecay(0.1, 7, 0.02, ScheduleType.EPOCH),
        new CosineRestarts(0.3, 7, 1, 0.01, ScheduleType.ITERATION),
        new OneCycle(0.1, 40)
            .withForm(
                new OneCyclePhases(
                    0.5, 10, 100, OneCyclePhases.Phases.THREE, Annealing.ONE_MINUS_SQRT)),
        new PolynomialDecay(0.2, 33, 0.5, 0.01, ScheduleType.EPOCH),
        new ExponentialDecay(0.1, 0.5, 10, ScheduleType.EPOCH),
        new MultiStepDecay(0.1, List.of()),
        InverseSquareRoot.ofWidth(64, 9),
        new WarmUpStableDecay(
            0.1, new StableLengths(0, 0, 5), Annealing.COSINE, 0.3, ScheduleType.EPOCH),
        new ReduceOnPlateau(
            new CosineDecay(0.1, 50),
            new Improvement(Improvement.Goal.GREATEST, 0.25, Improvement.ThresholdMode.ABSOLUTE),
            new Reduction(0.25, 1, 2, 0.015),
            new PlateauState(0.5, Double.NEGATIVE_INFINITY, 1, 2)),
        new WarmUp(
            new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.9),
            12,
            0.3,
            WarmUpShape.COSINE,
            ScheduleType.ITERATION),
        new WarmUp(new Constant(0.1), 3, 0.5, WarmUpShape.CONSTANT, ScheduleType.EPOCH),
        new CosineDecay(0.1, 10).withWarmUp(5).then(20, new Constant(0.01)).then(40, half()),
        half().clamped(0.001, 0.03));
  }

  private static Schedule half() {
    return new StepDecay(0.1, 10).withFactor(0.5).scaled(0.5);
  }
}
