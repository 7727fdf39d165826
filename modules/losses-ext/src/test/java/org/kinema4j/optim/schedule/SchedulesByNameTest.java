package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.ScheduleType;

class SchedulesByNameTest {

  static List<ScheduleEntry> all() {
    return Schedules.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyScheduleIsFoundByItsName(ScheduleEntry entry) {
    assertThat(Schedules.named(entry.name())).isEqualTo(entry);
    assertThat(Schedules.named(entry.name().toUpperCase(Locale.ROOT))).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPlainIsTakenBack(ScheduleEntry entry) {
    assertThat(entry.with(Schedules.parameters(entry.example()))).isEqualTo(entry.example());
  }

  /** A number of an example is no default. */
  @ParameterizedTest
  @MethodSource("all")
  void whatHasNoDefaultMustBeGiven(ScheduleEntry entry) {
    assertThat(entry.required()).isNotEmpty();
    assertThat(entry.parameters()).doesNotContainKeys(entry.required().toArray(String[]::new));
    assertThatThrownBy(() -> entry.with(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            entry.required().get(0) + " of " + entry.name() + " must be given, received none");
  }

  @Test
  void parametersAreBoundByName() {
    assertThat(
            Schedules.named("step-decay")
                .with(Map.of("initialValue", 1, "interval", 2.0, "unit", "epoch")))
        .isEqualTo(new StepDecay(1, 2).withUnit(ScheduleType.EPOCH));
    assertThat(
            Schedules.named("ReduceOnPlateau")
                .with(
                    Map.of(
                        "schedule",
                        Map.of("type", "constant", "value", 0.5),
                        "reduction",
                        Map.of("patience", 2))))
        .isEqualTo(
            new ReduceOnPlateau(new Constant(0.5)).withReduction(new Reduction().withPatience(2)));
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    assertThatThrownBy(() -> Schedules.named("cosin-decay"))
        .hasMessageStartingWith("schedule must be one of Constant, CosineDecay, ")
        .hasMessageEndingWith("received cosin-decay; did you mean CosineDecay?");
    assertThatThrownBy(
            () ->
                Schedules.named("WarmUpStableDecay")
                    .with(Map.of("value", 1, "lengths", Map.of("warmUp", 5))))
        .hasMessage("stable of StableLengths must be given, received none");
    assertThatThrownBy(
            () -> Schedules.named("WarmUp").with(Map.of("next", Map.of("steps", 5), "steps", 5)))
        .hasMessage("next must be a map with type, received one without");
    assertThatThrownBy(() -> Schedules.named("WarmUp").with(Map.of("next", "Cosine", "steps", 5)))
        .hasMessageStartingWith("next must be one of Constant, CosineDecay, ")
        .hasMessageEndingWith(", received Cosine");
  }
}
