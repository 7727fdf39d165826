package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;

/** ND4J's own warm-up has no constructor that JSON could call. */
class RampScheduleTest {

  @Test
  void networksWithItCannotBeReadBack() {
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
