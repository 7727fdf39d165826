package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.WrapperEntry;
import org.kinema4j.optim.catalog.Wrappers;
import org.kinema4j.optim.schedule.ScheduleEntry;
import org.kinema4j.optim.schedule.Schedules;

/** What a run writes of its optimizer and schedule makes the same optimizer and schedule. */
class StoredPartsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Optimizer> optimizers() {
    return Stream.concat(
        org.kinema4j.optim.catalog.Optimizers.all().stream().map(OptimizerEntry::defaults),
        Wrappers.all().stream().map(WrapperEntry::example));
  }

  static Stream<ScheduleEntry> schedules() {
    return Schedules.all().stream();
  }

  private static PartConfig fromYaml(PartConfig part) {
    TrainingConfig training = TrainingConfig.DEFAULT.withOptimizer(part);
    String yaml = ConfigYaml.write(RunConfig.DEFAULT.withTraining(training));
    return ConfigYaml.parse("test", yaml).training().optimizer();
  }

  @SuppressWarnings("unchecked")
  private static PartConfig fromJson(PartConfig part) throws Exception {
    Map<String, Object> content = new LinkedHashMap<>(part.parameters());
    Map<String, Object> read = JSON.readValue(JsonFiles.text(content), Map.class);
    return new PartConfig(part.type(), read);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizersComeBack(Optimizer optimizer) throws Exception {
    PartConfig part = new PartConfig(Optimizers.name(optimizer), Optimizers.settings(optimizer));

    PartConfig yaml = fromYaml(part);
    PartConfig json = fromJson(part);

    assertThat(Optimizers.create(yaml.type(), yaml.parameters())).isEqualTo(optimizer);
    assertThat(Optimizers.create(json.type(), json.parameters())).isEqualTo(optimizer);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void schedulesComeBack(ScheduleEntry entry) throws Exception {
    PartConfig part = new PartConfig(entry.name(), Schedules.parameters(entry.example()));

    assertThat(entry.with(fromYaml(part).parameters())).isEqualTo(entry.example());
    assertThat(entry.with(fromJson(part).parameters())).isEqualTo(entry.example());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "'.inf'"})
  void infinityOfYamlIsRead(String growth) {
    PartConfig prodigy =
        ConfigYaml.parse(
                "test", "training: {optimizer: {type: Prodigy, growth: %s}}".formatted(growth))
            .training()
            .optimizer();

    assertThat(Optimizers.create(prodigy.type(), prodigy.parameters()))
        .isEqualTo(new org.kinema4j.optim.Prodigy());
  }
}
