package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Clipping gradients clips what batch normalization has seen, too. */
class ClippedStatisticsTest {

  private static final double THRESHOLD = 1e-4;

  @Test
  void runningMeanMovesByTheThresholdOnly() {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(1))
            .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
            .gradientNormalizationThreshold(THRESHOLD)
            .list()
            .layer(new BatchNormalization())
            .layer(Lstms.softmax());
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.feedForward(Lstms.FEATURES)).build());
    network.init();
    // The mean of 4 ought to move the running one by 0.4.
    INDArray input = Lstms.sequences(2).slice(0).transpose().addi(4);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, Lstms.STEPS, Lstms.CLASSES);
    labels.getColumn(0).assign(1);

    network.fit(input, labels);

    assertThat(network.getParam("0_mean").maxNumber().doubleValue())
        .as("running statistics are not clipped any more: stock batch normalization may be used")
        .isCloseTo(THRESHOLD, within(1e-12));
  }
}
