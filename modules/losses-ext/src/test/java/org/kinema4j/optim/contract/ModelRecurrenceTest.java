package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Sight;
import org.kinema4j.optim.contract.Rig.Kind;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Ten steps of every optimizer that sees parameters, with given gradients, in networks, graphs of
 * layers and SameDiff graphs, against the recurrence of its paper.
 */
class ModelRecurrenceTest {

  private static final int STEPS = 10;
  private static final double EXACT = 1e-12;

  @TempDir Path directory;

  /** An optimizer in a kind of model. */
  record Setting(ModelCase one, Kind kind) {
    Rig start(Optimizer optimizer) {
      Rig rig = kind.start(optimizer);
      rig.prepare();
      return rig;
    }

    @Override
    public String toString() {
      return kind + " " + one;
    }
  }

  static Stream<Setting> settings() {
    return ModelCases.all()
        .flatMap(
            one ->
                Arrays.stream(Kind.values()).filter(one::fits).map(kind -> new Setting(one, kind)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void tenSteps(Setting setting) {
    Optimizer optimizer = setting.one().optimizer();
    double[] rates = new double[STEPS];
    Arrays.fill(rates, optimizer.learningRate().valueAt(0, 0));
    check(setting, optimizer, rates);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void scheduleIsHonoured(Setting setting) {
    double[] rates = {0.1, 0.1, 0.3, 0.3, 0.02, 0.02, 0.5, 0.5, 0.5, 0.1};
    MapSchedule.Builder schedule = new MapSchedule.Builder(ScheduleType.ITERATION);
    for (int i = 0; i < rates.length; i++) {
      schedule.add(i, rates[i]);
    }
    Optimizer optimizer = setting.one().optimizer().clone();
    optimizer.setLrAndSchedule(Double.NaN, schedule.build());
    check(setting, optimizer, rates);
  }

  private static void check(Setting setting, Optimizer optimizer, double[] rates) {
    NaiveRun.check(setting.start(optimizer), setting.one(), rates, EXACT);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void resumedIsTheContinued(Setting setting) {
    Rig rig = setting.start(setting.one().optimizer());
    for (int t = 1; t <= 4; t++) {
      rig.step(Gradients.of(rig.tensors(), t));
    }
    Rig resumed = rig.reloaded(directory);
    resumed.prepare();
    for (int t = 5; t <= STEPS; t++) {
      rig.step(Gradients.of(rig.tensors(), t));
      resumed.step(Gradients.of(rig.tensors(), t));
    }

    Map<String, NaiveTensor> after = resumed.tensors();
    rig.tensors()
        .forEach((name, tensor) -> assertThat(after.get(name).theta).containsExactly(tensor.theta));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void preparedTwiceIsPreparedOnce(Setting setting) {
    Rig once = setting.start(setting.one().optimizer());
    Rig twice = setting.start(setting.one().optimizer());
    for (int t = 1; t <= 3; t++) {
      once.step(Gradients.of(once.tensors(), t));
      twice.prepare();
      twice.step(Gradients.of(twice.tensors(), t));
    }

    Map<String, NaiveTensor> after = twice.tensors();
    once.tensors()
        .forEach((name, tensor) -> assertThat(after.get(name).theta).containsExactly(tensor.theta));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void unpreparedModelsSaySo(Setting setting) {
    Optimizer optimizer = setting.one().optimizer();
    Rig rig = setting.kind().start(optimizer);
    Map<String, double[]> gradients = Gradients.of(rig.tensors(), 1);
    if (optimizer.sight() == Sight.ELEMENT) {
      rig.step(gradients);
    } else {
      assertThatThrownBy(() -> rig.step(gradients))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(optimizer + " needs the parameters that it steps; call")
          .hasMessageContaining("Training.prepare(model) after init()");
    }
  }
}
