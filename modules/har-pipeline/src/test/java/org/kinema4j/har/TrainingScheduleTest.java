package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.optim.schedule.Constant;
import org.kinema4j.optim.schedule.CosineDecay;
import org.kinema4j.optim.schedule.MultiStepDecay;
import org.kinema4j.optim.schedule.OneCycle;
import org.kinema4j.optim.schedule.PolynomialDecay;
import org.kinema4j.optim.schedule.ReduceOnPlateau;
import org.kinema4j.optim.schedule.Reduction;
import org.kinema4j.optim.schedule.Schedule;
import org.kinema4j.optim.schedule.ScheduleEntry;
import org.kinema4j.optim.schedule.Schedules;
import org.kinema4j.optim.schedule.Sequence;
import org.kinema4j.optim.schedule.StableLengths;
import org.kinema4j.optim.schedule.StepDecay;
import org.kinema4j.optim.schedule.WarmUp;
import org.kinema4j.optim.schedule.WarmUpStableDecay;
import org.nd4j.linalg.schedule.ScheduleType;
import org.yaml.snakeyaml.Yaml;

class TrainingScheduleTest {

  private static final double RATE = 0.25;
  private static final TrainingSchedule RUN = new TrainingSchedule(RATE, 10, 8, 6);

  private static Schedule of(String type, Object... settings) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      parameters.put((String) settings[i], settings[i + 1]);
    }
    return RUN.of(new PartConfig(type, parameters));
  }

  @Test
  void aNameGoesFromTheRateOverTheWholeRun() {
    assertThat(of("cosine-decay")).isEqualTo(new CosineDecay(RATE, 80));
    assertThat(of("OneCycle")).isEqualTo(new OneCycle(RATE, 80));
    assertThat(of("PolynomialDecay", "power", 2))
        .isEqualTo(new PolynomialDecay(RATE, 80).withPower(2));
    assertThat(of("Constant")).isEqualTo(new Constant(RATE));
    assertThat(of("ReduceOnPlateau", "reduction", Map.of("patience", 2)))
        .isEqualTo(
            new ReduceOnPlateau(new Constant(RATE)).withReduction(new Reduction().withPatience(2)));
  }

  @Test
  void whatIsGivenCounts() {
    assertThat(of("CosineDecay", "initialValue", 1, "steps", 50)).isEqualTo(new CosineDecay(1, 50));
  }

  @ParameterizedTest
  @CsvSource({"2 epochs, 16", "1 epoch, 8", "0.5 epochs, 4", "2epochs, 16", "0.01 epochs, 1"})
  void lengthsMayBeEpochs(String text, int steps) {
    assertThat(of("StepDecay", "interval", text)).isEqualTo(new StepDecay(RATE, steps));
  }

  @Test
  void alsoInListsAndMaps() {
    assertThat(of("MultiStepDecay", "milestones", List.of("5 epochs", "7.5 epochs")))
        .isEqualTo(new MultiStepDecay(RATE, List.of(40, 60)));
    assertThat(
            of(
                "WarmUpStableDecay",
                "lengths",
                Map.of("warmUp", "1 epoch", "stable", 50, "decay", "2 epochs")))
        .isEqualTo(new WarmUpStableDecay(RATE, new StableLengths(8, 50, 16)));
  }

  @Test
  void whatCountsEpochsHasLengthsInEpochs() {
    assertThat(of("CosineDecay", "unit", "epoch"))
        .isEqualTo(new CosineDecay(RATE, 10).withUnit(ScheduleType.EPOCH));
    assertThat(of("StepDecay", "interval", "3 epochs", "unit", "EPOCH"))
        .isEqualTo(new StepDecay(RATE, 3).withUnit(ScheduleType.EPOCH));
  }

  @Test
  void whatFollowsHasTheStepsThatAreLeft() {
    assertThat(of("WarmUp", "steps", "2 epochs", "next", "CosineDecay"))
        .isEqualTo(new WarmUp(new CosineDecay(RATE, 64), 16));
    assertThat(of("WarmUp", "steps", 20)).isEqualTo(new WarmUp(new Constant(RATE), 20));
    assertThat(of("WarmUp", "steps", 200, "next", "CosineDecay"))
        .isEqualTo(new WarmUp(new CosineDecay(RATE, 1), 200));
    assertThat(
            of(
                "Clamped",
                "schedule",
                Map.of("type", "StepDecay", "interval", "1 epoch", "unit", "epoch"),
                "least",
                0.1,
                "most",
                1))
        .isEqualTo(new StepDecay(RATE, 1).withUnit(ScheduleType.EPOCH).clamped(0.1, 1));
    assertThat(
            of(
                "Sequence",
                "schedules",
                List.of(
                    "CosineDecay", Map.of("type", "CosineDecay", "finalValue", 0.1), "Constant"),
                "boundaries",
                List.of("2 epochs", 60)))
        .isEqualTo(
            new Sequence(
                List.of(
                    new CosineDecay(RATE, 16),
                    new CosineDecay(RATE, 44).withFinalValue(0.1),
                    new Constant(RATE)),
                List.of(16, 60)));
  }

  /** An outer schedule moves the time of its own unit only. */
  @Test
  void whatIsWithinCountsAsWhatIsAround() {
    assertThat(of("WarmUp", "steps", 2, "unit", "epoch", "next", "CosineDecay"))
        .isEqualTo(
            new WarmUp(new CosineDecay(RATE, 8).withUnit(ScheduleType.EPOCH), 2)
                .withUnit(ScheduleType.EPOCH));
    Schedule clamped =
        of(
            "Sequence",
            "unit",
            "epoch",
            "schedules",
            List.of(
                "Constant",
                Map.of("type", "Clamped", "schedule", "CosineDecay", "least", 0.1, "most", 1)),
            "boundaries",
            List.of(4));
    assertThat(clamped)
        .isEqualTo(
            new Sequence(
                    List.of(
                        new Constant(RATE),
                        new CosineDecay(RATE, 6).withUnit(ScheduleType.EPOCH).clamped(0.1, 1)),
                    List.of(4))
                .withUnit(ScheduleType.EPOCH));
    assertThat(clamped.valueAt(40, 5)).isGreaterThan(clamped.valueAt(48, 6));
  }

  @Test
  void anotherUnitWithinIsRefused() {
    assertThatThrownBy(
            () -> of("WarmUp", "steps", 8, "next", Map.of("type", "CosineDecay", "unit", "epoch")))
        .hasMessage(
            "unit of CosineDecay must be ITERATION like that of the schedule around it, received"
                + " epoch");
    assertThatThrownBy(
            () ->
                of(
                    "Sequence",
                    "unit",
                    "epoch",
                    "schedules",
                    List.of("Constant", Map.of("type", "CosineDecay", "unit", "iteration")),
                    "boundaries",
                    List.of(4)))
        .hasMessage(
            "unit of CosineDecay must be EPOCH like that of the schedule around it, received"
                + " iteration");
  }

  @Test
  void whatIsMissingOrUnknownIsSaidInOneLine() {
    assertThatThrownBy(() -> of("StepDecay"))
        .hasMessage(
            "interval of StepDecay must be given in the configuration file, as in schedule: {type:"
                + " StepDecay, interval: 30}, received none");
    assertThatThrownBy(() -> of("Warm Up"))
        .hasMessage(
            "steps of WarmUp must be given in the configuration file, as in schedule: {type:"
                + " WarmUp, steps: 20}, received none");
    assertThatThrownBy(() -> of("cosine"))
        .hasMessageStartingWith("schedule must be one of Constant, CosineDecay, ")
        .hasMessageEndingWith(", received cosine");
    assertThatThrownBy(() -> of("WarmUp", "steps", 2, "next", Map.of("steps", 3)))
        .hasMessage("next must be the name of a schedule, or a map with type, received {steps=3}");
    assertThatThrownBy(() -> of("StepDecay", "interval", "2 weeks"))
        .hasMessage("interval must be a number, received 2 weeks");
    assertThatThrownBy(() -> of("Sequence"))
        .hasMessage(
            "schedules, boundaries of Sequence must be given in the configuration file, as in"
                + " schedule: {type: Sequence, schedules: [{type: Constant, value: 0.1}, {type:"
                + " StepDecay, initialValue: 0.05, interval: 30, factor: 0.1, unit: ITERATION}],"
                + " boundaries: [50]}, received none");
  }

  static Stream<String> names() {
    return Schedules.all().stream().map(ScheduleEntry::name);
  }

  /** What a refusal proposes does. */
  @ParameterizedTest
  @MethodSource("names")
  void aNameWillDoOrTheExampleOfTheRefusal(String name) {
    String example;
    try {
      assertThat(of(name).valueAt(0, 0)).isLessThanOrEqualTo(RATE);
      // as the help of --schedule says
      assertThat(name)
          .isIn("Constant", "CosineDecay", "OneCycle", "PolynomialDecay", "ReduceOnPlateau");
      return;
    } catch (IllegalArgumentException e) {
      example = e.getMessage().replaceAll(".*as in schedule: (.*), received none", "$1");
    }
    Map<String, Object> settings = new Yaml().load(example);
    Object type = settings.remove("type");

    assertThat(of((String) type, pairs(settings)).valueAt(5, 5)).isPositive();
  }

  private static Object[] pairs(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
        .toArray();
  }

  /** Training stops after six epochs that are no better, a reduction after three. */
  @Test
  void aPlateauIsNoticedBeforeTrainingStops() {
    ReduceOnPlateau three =
        new ReduceOnPlateau(new Constant(RATE)).withReduction(new Reduction().withPatience(2));

    assertThat(of("ReduceOnPlateau")).isEqualTo(three);
    assertThat(of("ReduceOnPlateau", "reduction", Map.of("factor", 0.5)))
        .isEqualTo(three.withReduction(new Reduction().withPatience(2).withFactor(0.5)));
    assertThat(of("WarmUp", "steps", 4, "next", "ReduceOnPlateau")).isEqualTo(new WarmUp(three, 4));
  }
}
