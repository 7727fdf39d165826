package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.ISchedule;

/** Messages that the page's intervals do not cover; those are tested with the page. */
class ScheduleArgumentsTest {

  static Stream<Arguments> refusals() {
    Constant constant = new Constant(0.1);
    return Stream.of(
        of(
            () -> new MultiStepDecay(0.1, List.of(3, 3)),
            "milestones[1] must be in [4, ∞), received 3"),
        of(
            () -> new MultiStepDecay(0.1, List.of(0)),
            "milestones[0] must be in [1, ∞), received 0"),
        of(() -> new MultiStepDecay(0.1, null), "milestones must be given, received null"),
        of(
            () -> new Sequence(List.of(constant), List.of(5)),
            "boundaries must be one fewer than schedules, received 1 boundaries and 1 schedules"),
        of(
            () -> constant.then(9, constant).then(9, constant),
            "boundaries[1] must be in [10, ∞), received 9"),
        of(() -> constant.clamped(0.2, 0.1), "least must be in [0, 0.1], received 0.2"),
        of(() -> constant.clamped(Double.NaN, 0.1), "least must be in [0, 0.1], received NaN"),
        of(() -> constant.clamped(0, Double.NaN), "most must be in [0, ∞), received NaN"),
        of(
            () ->
                new OneCyclePhases()
                    .withPhases(OneCyclePhases.Phases.THREE)
                    .withWarmUpShare(Math.nextUp(0.5)),
            "warmUpShare must be in [0, 0.5], received 0.5000000000000001"),
        of(() -> new WarmUp(null, 3), "next must be given, received null"),
        of(() -> new WarmUp(constant, 3).withShape(null), "shape must be given, received null"),
        of(() -> new Scaled(null, 3), "schedule must be given, received null"),
        of(() -> new CosineDecay(0.1, 3).withUnit(null), "unit must be given, received null"),
        of(() -> InverseSquareRoot.ofWidth(0, 4), "width must be in [1, ∞), received 0"),
        of(() -> InverseSquareRoot.ofWidth(4, 0), "warmUpSteps must be in [1, ∞), received 0"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhatIsWrong(ThrowingCallable wrong, String message) {
    assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void listsAreCopied() {
    List<Integer> milestones = new ArrayList<>(List.of(1, 2));
    List<ISchedule> schedules = new ArrayList<>(List.of(new Constant(1), new Constant(2)));
    MultiStepDecay decay = new MultiStepDecay(0.1, milestones);
    Sequence sequence = new Sequence(schedules, List.of(3));

    milestones.clear();
    schedules.clear();

    assertThat(decay.milestones()).containsExactly(1, 2);
    assertThat(sequence.valueAt(3, 0)).isEqualTo(2);
  }

  private static Arguments of(ThrowingCallable wrong, String message) {
    return Arguments.of(wrong, message);
  }
}
