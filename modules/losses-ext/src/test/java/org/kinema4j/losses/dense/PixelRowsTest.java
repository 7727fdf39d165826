package org.kinema4j.losses.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.contract.NaiveRegions;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** What Deeplearning4j's own {@code CnnLossLayer}, which hands out rows, makes of our losses. */
class PixelRowsTest {

  /** Pixels with probabilities .1, .7, .2 and .8, .1, .1; the right class is the second one. */
  private static final double[][] PROBABILITIES = {{0.1, 0.7, 0.2}, {0.8, 0.1, 0.1}};

  /** The lecture's two pixels: 0.356675 and 2.302585. */
  @Test
  void crossEntropyOfPixelsIsThatOfTheirRows() {
    MultiLayerNetwork network = passing(new CrossEntropy());

    DataSet data = data();

    assertThat(network.score(data)).isCloseTo(0.356675 + 2.302585, within(1e-6));
    assertThat(network.score(data)).isCloseTo(-Math.log(0.7) - Math.log(0.1), within(1e-12));
    assertThat(network.output(data.getFeatures()).getDouble(0, 1, 0, 0))
        .isCloseTo(0.7, within(1e-12));
    INDArray mask = Nd4j.createFromArray(1, 0).castTo(DataType.DOUBLE).reshape(1, 1, 1, 2);
    assertThat(network.score(new DataSet(data.getFeatures(), data.getLabels(), null, mask), false))
        .isCloseTo(0.356675, within(1e-6));
  }

  @Test
  void rowsOfABatchAreOneRegion() {
    DiceLoss loss = new DiceLoss();
    double[][] labels = {{0, 1, 0}, {0, 1, 0}};
    double expected = NaiveRegions.dice(loss, labels, PROBABILITIES, NaiveRegions.all(2));

    // each of the two pixels has the loss as its score; Deeplearning4j divides by one image
    assertThat(passing(loss).score(data())).isCloseTo(2 * expected, within(1e-12));
  }

  private static DataSet data() {
    INDArray logits = Nd4j.zeros(DataType.DOUBLE, 1, 3, 1, 2);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 1, 3, 1, 2);
    for (int t = 0; t < 2; t++) {
      labels.putScalar(new long[] {0, 1, 0, t}, 1);
      for (int c = 0; c < 3; c++) {
        logits.putScalar(new long[] {0, c, 0, t}, Math.log(PROBABILITIES[t][c]));
      }
    }
    return new DataSet(logits, labels);
  }

  /** A network that takes logits and hands them on. */
  private static MultiLayerNetwork passing(Loss loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .list()
                .layer(
                    new ConvolutionLayer.Builder(1, 1)
                        .nOut(3)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new CnnLossLayer.Builder(loss).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(1, 2, 3))
                .build());
    network.init();
    network.setParam("0_W", Nd4j.eye(3).castTo(DataType.DOUBLE).reshape(3, 3, 1, 1));
    return network;
  }
}
