package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    Rig rig = setting.start(optimizer);
    Map<String, NaiveTensor> expected = rig.tensors();
    NaiveModel naive = setting.one().naive().get();
    for (int t = 1; t <= STEPS; t++) {
      Map<String, double[]> gradients = gradients(expected, t);
      rig.step(gradients);
      expected.forEach((name, tensor) -> copy(gradients.get(name), tensor.gradient));
      naive.step(List.copyOf(expected.values()), rates[t - 1], t);
      compare(rig.tensors(), expected, t);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void resumedIsTheContinued(Setting setting) {
    Rig rig = setting.start(setting.one().optimizer());
    for (int t = 1; t <= 4; t++) {
      rig.step(gradients(rig.tensors(), t));
    }
    Rig resumed = rig.reloaded(directory);
    resumed.prepare();
    for (int t = 5; t <= STEPS; t++) {
      rig.step(gradients(rig.tensors(), t));
      resumed.step(gradients(rig.tensors(), t));
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
      once.step(gradients(once.tensors(), t));
      twice.prepare();
      twice.step(gradients(twice.tensors(), t));
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
    Map<String, double[]> gradients = gradients(rig.tensors(), 1);
    if (optimizer.sight() == Sight.ELEMENT) {
      rig.step(gradients);
    } else {
      assertThatThrownBy(() -> rig.step(gradients))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(optimizer + " needs the parameters that it steps; call")
          .hasMessageContaining("Training.prepare(model) after init()");
    }
  }

  /** Gradients of both signs that turn or stay, of all sizes; the last of each array is 0. */
  static Map<String, double[]> gradients(Map<String, NaiveTensor> tensors, int t) {
    Random random = new Random(t);
    Map<String, double[]> gradients = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          double[] gradient = new double[tensor.length()];
          for (int i = 0; i < gradient.length - 1; i++) {
            gradient[i] = (i % 3 - 1 + random.nextGaussian()) * Math.pow(10, i % 4 - 2);
          }
          gradients.put(name, gradient);
        });
    return gradients;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static void compare(
      Map<String, NaiveTensor> ours, Map<String, NaiveTensor> naive, int t) {
    naive.forEach(
        (name, tensor) ->
            assertThat(ours.get(name).theta)
                .as("%s after step %d", name, t)
                .containsExactly(tensor.theta, within(EXACT)));
  }
}
