package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.ScheduleType;

/** Where parts of schedules meet. */
class JoinsTest {

  private static final double TOLERANCE = 1e-12;

  /** A schedule without jumps over a thousand steps, and the most that one step may change. */
  record Smooth(Schedule schedule, double most) {}

  static Stream<Smooth> smooth() {
    return Stream.of(
        new Smooth(new CosineDecay(1, 1000), 0.0016),
        new Smooth(new PolynomialDecay(1, 1000), 0.0011),
        new Smooth(new ExponentialDecay(1, 0.999), 0.0011),
        new Smooth(new OneCycle(1, 1000), 0.006),
        new Smooth(
            new OneCycle(1, 1000)
                .withForm(new OneCyclePhases().withPhases(OneCyclePhases.Phases.THREE)),
            0.006),
        new Smooth(new InverseSquareRoot(1, 400), 0.0026),
        new Smooth(
            new WarmUpStableDecay(1, new StableLengths(300, 300, 400)).withDecay(Annealing.COSINE),
            0.0041),
        new Smooth(new CosineDecay(1, 700).withWarmUp(300), 0.0035),
        new Smooth(new WarmUp(new CosineDecay(1, 700), 300).withShape(WarmUpShape.COSINE), 0.0055),
        new Smooth(
            new PolynomialDecay(1, 500).withFinalValue(0.5).then(500, new Constant(0.5)), 0.0011));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void doesNotJump(Smooth smooth) {
    for (int t = 0; t < 1200; t++) {
      double change = smooth.schedule().valueAt(t + 1, 0) - smooth.schedule().valueAt(t, 0);
      assertThat(Math.abs(change)).as("t = %d", t).isLessThan(smooth.most());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LINEAR", "COSINE"})
  void riseEndsWhereTheNextBegins(WarmUpShape shape) {
    WarmUp schedule = new WarmUp(new CosineDecay(0.1, 100), 1_000_000).withShape(shape);

    assertThat(schedule.valueAt(999_999, 0)).isCloseTo(0.1, within(1e-6));
    assertThat(schedule.valueAt(1_000_000, 0)).isEqualTo(new CosineDecay(0.1, 100).valueAt(0, 0));
  }

  @Test
  void restartsAtTheInitialValue() {
    CosineRestarts schedule = new CosineRestarts(0.1, 5).withFinalValue(0.01);

    for (int start : new int[] {0, 5, 15, 35, 75}) {
      assertThat(schedule.valueAt(start, 0)).isCloseTo(0.1, within(TOLERANCE));
      assertThat(schedule.valueAt(start, 0)).isGreaterThan(schedule.valueAt(start + 1, 0));
    }
  }

  @Test
  void whatIsMovedCountsFromItsBeginning() {
    Schedule decay = new ExponentialDecay(0.1, 0.5);
    Schedule schedule = decay.withWarmUp(4).then(10, decay).then(20, decay.withWarmUp(4));

    assertThat(schedule.valueAt(4, 0)).isEqualTo(0.1);
    assertThat(schedule.valueAt(10, 0)).isEqualTo(0.1);
    assertThat(schedule.valueAt(12, 0)).isEqualTo(0.025);
    assertThat(schedule.valueAt(22, 0)).isEqualTo(0.05);
    assertThat(schedule.valueAt(24, 0)).isEqualTo(0.1);
  }

  @Test
  void onlyTheUnitIsMoved() {
    Schedule byEpoch = new StepDecay(0.1, 2).withFactor(0.5).withUnit(ScheduleType.EPOCH);
    Schedule schedule = byEpoch.withWarmUp(4).then(10, byEpoch);

    assertThat(schedule.valueAt(2, 0)).isEqualTo(0.05);
    assertThat(schedule.valueAt(4, 2)).isEqualTo(0.05);
    assertThat(schedule.valueAt(10, 4)).isEqualTo(0.025);
    assertThat(byEpoch.withWarmUp(4).withUnit(ScheduleType.EPOCH).valueAt(100, 6)).isEqualTo(0.05);
  }

  @Test
  void shortCyclesHaveAPeakAndAnEnd() {
    assertThat(new OneCycle(0.1, 1).valueAt(0, 0)).isEqualTo(0.1);
    assertThat(new OneCycle(0.1, 1).valueAt(1, 0)).isCloseTo(4e-7, within(TOLERANCE));
    assertThat(new OneCycle(0.1, 3).valueAt(0, 0)).isEqualTo(0.1);
    assertThat(new OneCycle(0.1, 3).valueAt(2, 0)).isCloseTo(4e-7, within(TOLERANCE));
  }
}
