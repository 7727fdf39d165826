package org.kinema4j.layers.compat;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small recurrent networks in double precision. */
final class Lstms {

  static final int FEATURES = 2;
  static final int UNITS = 3;
  static final int STEPS = 4;
  static final int CLASSES = 2;

  private Lstms() {}

  static LSTM lstm() {
    return new LSTM.Builder().nOut(UNITS).activation(Activation.TANH).build();
  }

  static MultiLayerNetwork network(Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .seed(7)
            .updater(new Sgd(1))
            .list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(FEATURES, STEPS)).build());
    network.init();
    return network;
  }

  static OutputLayer softmax() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** Normal random numbers, [examples, FEATURES, STEPS]. */
  static INDArray sequences(int examples) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.randn(DataType.DOUBLE, examples, FEATURES, STEPS);
  }
}
