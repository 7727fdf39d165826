package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Weight decay that is set for a whole network is applied twice. */
class WeightDecayTest {

  private static final double RATE = 0.1;
  private static final double DECAY = 0.01;

  @Test
  void decayOfTheNetworkCountsTwice() {
    assertThat(decrease(base().weightDecay(DECAY), output()))
        .as("weightDecay of the network is applied once now: it need not be set layer by layer")
        .isCloseTo(2 * RATE * DECAY, within(1e-12));
  }

  @Test
  void decayOfALayerCountsOnce() {
    OutputLayer.Builder output = output();
    output.weightDecay(DECAY);

    assertThat(decrease(base(), output)).isCloseTo(RATE * DECAY, within(1e-12));
  }

  /** Returns the part of a weight that one step takes. The input is zero: so is the gradient. */
  private static double decrease(NeuralNetConfiguration.Builder base, OutputLayer.Builder output) {
    MultiLayerNetwork network = new MultiLayerNetwork(base.list().layer(output.build()).build());
    network.init();
    network.setParam("0_W", Nd4j.ones(DataType.DOUBLE, 1, 1));

    network.fit(Nd4j.zeros(DataType.DOUBLE, 1, 1), Nd4j.zeros(DataType.DOUBLE, 1, 1));

    return 1 - network.getParam("0_W").getDouble(0);
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(new Sgd(RATE));
  }

  private static OutputLayer.Builder output() {
    return new OutputLayer.Builder(LossFunction.MSE).nIn(1).nOut(1).activation(Activation.IDENTITY);
  }
}
