package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.LabelFormat;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The loss layer for images takes no labels of another width than the output's, such as indices.
 */
class ImageLabelsTest {

  @Test
  void refusesClassIndices() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(3).build(),
                    new CnnLossLayer.Builder(
                            new CrossEntropy().withLabelFormat(LabelFormat.CLASS_INDEX))
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    DataSet indices = new DataSet(Nd4j.ones(1, 2, 4, 4), Nd4j.zeros(1, 1, 4, 4));

    assertThatThrownBy(() -> network.fit(indices))
        .as("CnnLossLayer takes class indices now: say so at LabelFormat")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Input and label arrays do not have same shape");
  }
}
