package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/** What holds for every schedule. */
class ScheduleContractTest {

  static Stream<Schedule> schedules() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void valuesAreFiniteAndNotNegative(Schedule schedule) {
    int[] times = {0, 1, 2, 10, 99, 100, 101, 1000, Integer.MAX_VALUE};

    for (int iteration : times) {
      for (int epoch : times) {
        assertThat(schedule.valueAt(iteration, epoch)).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void networksKeepThem(Schedule schedule) {
    MultiLayerConfiguration stored =
        new NeuralNetConfiguration.Builder()
            .updater(new Sgd(schedule))
            .biasUpdater(new Adam(schedule))
            .list()
            .layer(new OutputLayer.Builder().nIn(2).nOut(2).build())
            .build();

    MultiLayerConfiguration restored = MultiLayerConfiguration.fromJson(stored.toJson());

    assertThat(restored).isEqualTo(stored);
    BaseLayer layer = (BaseLayer) restored.getConf(0).getLayer();
    assertThat(((Sgd) layer.getIUpdater()).getLearningRateSchedule()).isEqualTo(schedule);
    assertThat(((Adam) layer.getBiasUpdater()).getLearningRateSchedule()).isEqualTo(schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void graphsKeepThem(Schedule schedule) {
    TrainingConfig stored =
        TrainingConfig.builder()
            .updater(new Sgd(schedule))
            .dataSetFeatureMapping("x")
            .markLabelsUnused()
            .build();

    TrainingConfig restored = TrainingConfig.fromJson(stored.toJson());

    assertThat(((Sgd) restored.getUpdater()).getLearningRateSchedule()).isEqualTo(schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void serializationKeepsThem(Schedule schedule) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(schedule);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(schedule);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void areValues(Schedule schedule) {
    ISchedule copy = schedule.clone();
    List<Schedule> equal = Cases.all().filter(schedule::equals).toList();

    assertThat(copy).isEqualTo(schedule).hasSameHashCodeAs(schedule);
    assertThat(equal).hasSize(1);
    assertThat(equal.get(0)).hasSameHashCodeAs(schedule).hasToString(schedule.toString());
    assertThat(schedule.toString())
        .contains(
            Arrays.stream(schedule.getClass().getRecordComponents())
                .map(component -> component.getName() + "=")
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void scoresChangeNothingButPlateaus(Schedule schedule) {
    Schedule after = schedule;
    for (int score = 1; score < 30; score++) {
      after = after.observe(score, 60, 60);
    }

    if (schedule.toString().contains("ReduceOnPlateau")) {
      assertThat(after).isNotEqualTo(schedule);
    } else {
      assertThat(after).isEqualTo(schedule);
    }
  }
}
