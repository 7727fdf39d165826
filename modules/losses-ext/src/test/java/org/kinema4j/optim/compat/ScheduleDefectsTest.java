package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Schedules of ND4J that do not do what they say. */
class ScheduleDefectsTest {

  /** It adds the part that is gone where it should subtract it, then drops to 0. */
  @Test
  void polynomialDecayRises() {
    PolySchedule schedule = new PolySchedule(ScheduleType.ITERATION, 0.1, 2, 100);

    assertThat(schedule.valueAt(99, 0))
        .as("PolySchedule decays now: docs/optimizers.md can say so")
        .isCloseTo(0.1 * 1.99 * 1.99, within(1e-12));
    assertThat(schedule.valueAt(100, 0)).isZero();
  }

  /** ND4J's own warm-up has no constructor that JSON could call. */
  @Test
  void networksWithARampCannotBeReadBack() {
    MultiLayerConfiguration stored =
        new NeuralNetConfiguration.Builder()
            .updater(new Sgd(new RampSchedule(new FixedSchedule(0.1), 5)))
            .list()
            .layer(new OutputLayer.Builder().nIn(2).nOut(2).build())
            .build();
    String json = stored.toJson();

    assertThatThrownBy(() -> MultiLayerConfiguration.fromJson(json))
        .as("RampSchedule comes back from JSON now: docs/optimizers.md can say so")
        .hasStackTraceContaining("RampSchedule");
  }
}
