package org.kinema4j.losses.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The network of three inputs in the documentation of {@link TripletMarginLoss}. */
class TripletNetworkTest {

  private static final int EXAMPLES = 24;

  private final ComputationGraph network = network();
  private final MultiDataSet triplets = triplets();

  @Test
  void learnsToTellDirectionsApart() {
    double before = network.score(triplets);
    assertThat(before).isGreaterThan(0.1);

    for (int i = 0; i < 100; i++) {
      network.fit(triplets);
    }

    assertThat(network.score(triplets)).isLessThan(before / 10);
  }

  @Test
  void scoreIsTheMeanOverTheTriplets() {
    INDArray rows = network.output(triplets.getFeatures())[0];
    double sum = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      double near = 0;
      double far = 0;
      for (int d = 0; d < 2; d++) {
        near += Math.pow(rows.getDouble(i, d) - rows.getDouble(i, 2 + d), 2);
        far += Math.pow(rows.getDouble(i, d) - rows.getDouble(i, 4 + d), 2);
      }
      sum += Math.max(0, near - far + TripletMarginLoss.DEFAULT_MARGIN);
    }

    assertThat(network.score(triplets)).isCloseTo(sum / EXAMPLES, within(1e-6));
  }

  @Test
  void survivesJson() {
    ComputationGraphConfiguration configuration = network.getConfiguration();

    assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
        .isEqualTo(configuration);
  }

  /** As documented, but for the seed. */
  private static ComputationGraph network() {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(0.01))
            .graphBuilder()
            .addInputs("anchor", "positive", "negative")
            .addVertex("all", new StackVertex(), "anchor", "positive", "negative")
            .addLayer("hidden", new DenseLayer.Builder().nIn(4).nOut(16).build(), "all")
            .addLayer(
                "embeddings",
                new DenseLayer.Builder().nIn(16).nOut(2).activation(Activation.IDENTITY).build(),
                "hidden")
            .addVertex("a", new UnstackVertex(0, 3), "embeddings")
            .addVertex("p", new UnstackVertex(1, 3), "embeddings")
            .addVertex("n", new UnstackVertex(2, 3), "embeddings")
            .addVertex("triplet", new MergeVertex(), "a", "p", "n")
            .addLayer(
                "loss",
                new LossLayer.Builder(new TripletMarginLoss())
                    .activation(Activation.IDENTITY)
                    .build(),
                "triplet")
            .setOutputs("loss")
            .build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return network;
  }

  /** Points about two centres, which noise in the other dimensions hides. */
  private static MultiDataSet triplets() {
    Nd4j.getRandom().setSeed(2);
    INDArray[] inputs = new INDArray[3];
    for (int which = 0; which < 3; which++) {
      inputs[which] = Nd4j.randn(DataType.FLOAT, EXAMPLES, 4);
      for (int i = 0; i < EXAMPLES; i++) {
        boolean first = (i % 2 == 0) == (which < 2);
        inputs[which].putScalar(i, 0, (first ? 1 : -1) + 0.2 * inputs[which].getDouble(i, 0));
      }
    }
    return new MultiDataSet(inputs, new INDArray[] {Nd4j.zeros(EXAMPLES, 1)});
  }
}
