package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Training;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What {@link Training#prepare} sees and refuses beside layers. */
class PreparationTest {

  /** A rate of 0 leaves the decay alone to change anything. */
  @Test
  void weightsOfVerticesDecay() {
    Decayed updater = new Decayed(new Momentum(0), Decay.independent(0.25));
    AttentionVertex attention =
        new AttentionVertex.Builder()
            .nInQueries(3)
            .nInKeys(3)
            .nInValues(3)
            .nOut(4)
            .nHeads(2)
            .headSize(2)
            .projectInput(true)
            .build();
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(updater)
                .graphBuilder()
                .addInputs("in")
                .addVertex("attention", attention, "in", "in", "in")
                .addLayer("out", new RnnOutputLayer.Builder().nOut(2).build(), "attention")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(3, 5))
                .build());
    graph.init();
    Training.prepare(graph);
    INDArray before = graph.getVertex("attention").paramTable(false).get("Wq").dup();

    graph.fit(
        new INDArray[] {Nd4j.ones(DataType.DOUBLE, 2, 3, 5)},
        new INDArray[] {Nd4j.ones(DataType.DOUBLE, 2, 2, 5)});

    INDArray share = graph.getVertex("attention").paramTable(false).get("Wq").div(before);
    assertThat(share.minNumber().doubleValue()).isCloseTo(0.75, within(1e-12));
    assertThat(share.maxNumber().doubleValue()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void whatDecaysDoesNotDecayTwice() {
    assertThatThrownBy(() -> new Decayed(new AdamW(), 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("optimizer must not decay besides, received AdamW[");
    assertThat(new Decayed(new AdamW(), 0).optimizer()).isEqualTo(new AdamW());
    assertThat(new Decayed(new AdamW().withWeightDecay(0), 0.05).weightDecay().coefficient())
        .isEqualTo(0.05);
  }

  @Test
  void graphsWithoutTrainingConfigurationSaySo() {
    SameDiff sd = SameDiff.create();
    sd.var("w", Nd4j.ones(2));

    assertThatThrownBy(() -> Training.prepare(sd))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("specify a training config");
  }
}
