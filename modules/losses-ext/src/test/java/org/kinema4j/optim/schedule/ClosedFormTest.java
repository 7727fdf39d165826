package org.kinema4j.optim.schedule;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Every schedule at every step against its formula, written again from the papers. */
class ClosedFormTest {

  private static final double TOLERANCE = 1e-15;
  private static final int LAST = 260;

  /** A schedule and its value at each t. */
  record Case(ISchedule schedule, IntToDoubleFunction value) {
    @Override
    public String toString() {
      return schedule.toString();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            List.of(
                of(new Constant(0.3), t -> 0.3),
                of(
                    new CosineDecay(0.4, 60).withFinalValue(0.1),
                    t -> t < 60 ? 0.1 + 0.15 * (1 + cos(PI * t / 60)) : 0.1),
                of(new CosineRestarts(0.4, 10).withMultiplier(3), ClosedFormTest::restarts),
                of(
                    new PolynomialDecay(0.4, 60).withPower(3).withFinalValue(0.1),
                    t -> 0.1 + 0.3 * pow(max(0, 60 - t) / 60.0, 3)),
                of(new ExponentialDecay(0.4, 0.5).withInterval(8), t -> 0.4 * pow(0.5, t / 8.0))),
            List.of(
                of(new StepDecay(0.4, 50), t -> fallen(t, 50, 100, 150, 200, 250)),
                of(new MultiStepDecay(0.4, List.of(3, 70, 71)), t -> fallen(t, 3, 70, 71)),
                of(InverseSquareRoot.ofWidth(64, 25), t -> noam(t + 1, 64, 25)),
                of(stable(Annealing.LINEAR), t -> stable(t, max(0, 100 - t) / 20.0)),
                of(
                    stable(Annealing.ONE_MINUS_SQRT),
                    t -> stable(t, 1 - sqrt(max(0, min(20, t - 80)) / 20.0))),
                of(
                    stable(Annealing.COSINE),
                    t -> stable(t, (1 + cos(PI * max(0, min(20, t - 80)) / 20)) / 2))),
            List.of(
                of(new OneCycle(0.4, 101), ClosedFormTest::oneCycle),
                of(
                    new WarmUp(new Constant(0.4), 9).withStartFactor(0.25),
                    t -> t < 9 ? 0.1 + 0.3 * t / 9 : 0.4),
                of(
                    new WarmUp(new Constant(0.4), 9).withShape(WarmUpShape.COSINE),
                    t -> t < 9 ? 0.2 * (1 - cos(PI * t / 9)) : 0.4),
                of(
                    new WarmUp(exponential(), 9)
                        .withStartFactor(0.5)
                        .withShape(WarmUpShape.CONSTANT),
                    t -> t < 9 ? 0.2 : 0.4 * pow(0.9, t - 9)),
                of(
                    new Constant(0.1).then(5, exponential()).then(50, new Constant(0.2)),
                    t -> t < 5 ? 0.1 : t < 50 ? 0.4 * pow(0.9, t - 5) : 0.2),
                of(new Scaled(exponential(), 0.25), t -> 0.1 * pow(0.9, t)),
                of(
                    new Clamped(exponential(), 0.01, 0.3),
                    t -> max(0.01, min(0.3, 0.4 * pow(0.9, t)))),
                of(new ReduceOnPlateau(exponential()), t -> 0.4 * pow(0.9, t))))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valuesAreThoseOfTheFormula(Case expected) {
    for (int t = 0; t <= LAST; t++) {
      assertThat(expected.schedule().valueAt(t, 7))
          .as("t = %d", t)
          .isCloseTo(expected.value().applyAsDouble(t), within(TOLERANCE));
    }
  }

  /** Those that count by themselves, without a part that counts iterations. */
  static Stream<Case> countingCases() {
    return cases()
        .filter(one -> one.schedule().toString().endsWith("unit=ITERATION]"))
        .filter(one -> !one.schedule().toString().contains("ExponentialSchedule"));
  }

  /** What is counted in epochs gives the same by epochs, whatever the iteration. */
  @ParameterizedTest
  @MethodSource("countingCases")
  void epochsCountAsIterationsDo(Case byIteration) throws ReflectiveOperationException {
    ISchedule schedule = byIteration.schedule();
    ISchedule byEpoch =
        (ISchedule)
            schedule
                .getClass()
                .getMethod("withUnit", ScheduleType.class)
                .invoke(schedule, ScheduleType.EPOCH);
    for (int t = 0; t <= LAST; t++) {
      assertThat(byEpoch.valueAt(3 * t + 1, t)).isEqualTo(schedule.valueAt(t, 0));
    }
  }

  private static Case of(ISchedule schedule, IntToDoubleFunction value) {
    return new Case(schedule, value);
  }

  private static ISchedule exponential() {
    return new ExponentialSchedule(ScheduleType.ITERATION, 0.4, 0.9);
  }

  private static double fallen(int t, int... milestones) {
    double value = 0.4;
    for (int milestone : milestones) {
      value *= t >= milestone ? 0.1 : 1;
    }
    return value;
  }

  /** Waves of 10, 30, 90 and 270 steps. */
  private static double restarts(int t) {
    int start = t < 10 ? 0 : t < 40 ? 10 : t < 130 ? 40 : 130;
    int length = t < 10 ? 10 : t < 40 ? 30 : t < 130 ? 90 : 270;
    return 0.2 * (1 + cos(PI * (t - start) / length));
  }

  /** Equation 3 of Vaswani et al. */
  private static double noam(int step, int width, int warmUp) {
    return pow(width, -0.5) * min(pow(step, -0.5), step * pow(warmUp, -1.5));
  }

  private static WarmUpStableDecay stable(Annealing decay) {
    return new WarmUpStableDecay(0.4, new StableLengths(10, 70, 20))
        .withDecay(decay)
        .withFinalValue(0.1);
  }

  private static double stable(int t, double left) {
    return t < 10 ? 0.04 * t : t < 80 ? 0.4 : 0.1 + 0.3 * left;
  }

  /** A rise of 0.3 * 101 steps, the first of which is t = 0, so that the peak is at t = 29.3. */
  private static double oneCycle(int t) {
    double first = 0.4 / 25;
    double last = first / 1e4;
    double peak = 29.3;
    return t < peak
        ? 0.4 + (first - 0.4) * (1 + cos(PI * t / peak)) / 2
        : last + (0.4 - last) * (1 + cos(PI * min(1, (t - peak) / (100 - peak)))) / 2;
  }
}
