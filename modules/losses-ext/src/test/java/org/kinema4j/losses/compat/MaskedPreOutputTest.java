package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.classification.CrossEntropy;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Deeplearning4j's output layers multiply the pre-output by the label mask: a mask of 0 and 1 does
 * no harm, since what is dropped does not count, but weights change what the network puts out.
 */
class MaskedPreOutputTest {

  private static final double HALF = 0.5;

  private final INDArray features = Nd4j.createFromArray(new double[][] {{1, -2}, {0.5, 3}});
  private final INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});

  @Test
  void weightsOfExamplesChangeLogitsOfOutputLayers() {
    MultiLayerNetwork network =
        network(
            new OutputLayer.Builder(new CrossEntropy())
                .nIn(2)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build());
    network.setParam("0_W", Nd4j.eye(2).castTo(DataType.DOUBLE));

    assertThat(weighted(network))
        .as("weights of examples may be masks of an OutputLayer now: say so in docs/losses.md")
        .isCloseTo(weightedScoreOf(features.mul(HALF)), within(1e-12))
        .isNotCloseTo(weightedScoreOf(features), within(0.01));
  }

  @Test
  void weightsOfExamplesAreWeightsInLossLayers() {
    MultiLayerNetwork network =
        network(
            new LossLayer.Builder()
                .lossFunction(new CrossEntropy())
                .activation(Activation.SOFTMAX)
                .build());

    assertThat(weighted(network)).isCloseTo(weightedScoreOf(features), within(1e-12));
  }

  private double weighted(MultiLayerNetwork network) {
    INDArray half = Nd4j.ones(DataType.DOUBLE, 2, 1).mul(HALF);
    return network.score(new DataSet(features, labels, null, half));
  }

  private double weightedScoreOf(INDArray logits) {
    return HALF
        * new CrossEntropy().computeScore(labels, logits, new ActivationSoftmax(), null, true);
  }

  private static MultiLayerNetwork network(Layer layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list(layer).build());
    network.init();
    return network;
  }
}
