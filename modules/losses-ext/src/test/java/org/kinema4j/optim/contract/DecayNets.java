package org.kinema4j.optim.contract;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kinema4j.optim.Optimizer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of the layers that have weights, biases and gains, for the test of decay. */
final class DecayNets {

  private DecayNets() {}

  static NeuralNetConfiguration.Builder base(Optimizer optimizer) {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .dataType(DataType.DOUBLE)
        .updater(optimizer)
        .activation(Activation.TANH);
  }

  static DenseLayer.Builder dense() {
    return new DenseLayer.Builder().nIn(SmallNets.INPUTS).nOut(4);
  }

  static OutputLayer.Builder output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(4)
        .nOut(SmallNets.CLASSES)
        .activation(Activation.SOFTMAX);
  }

  static Layer end() {
    return output().build();
  }

  static LSTM lstm() {
    return new LSTM.Builder().nIn(3).nOut(4).build();
  }

  /** Without layer normalization, with which Deeplearning4j 1.0.0-M2.1 does not run it. */
  static SimpleRnn simple() {
    return new SimpleRnn.Builder().nIn(3).nOut(4).build();
  }

  static MultiLayerNetwork sequences(Optimizer optimizer, Layer layer) {
    RnnOutputLayer output =
        new RnnOutputLayer.Builder(LossFunction.MSE)
            .nIn(4)
            .nOut(2)
            .activation(Activation.IDENTITY)
            .build();
    // without an input type, Deeplearning4j 1.0.0-M2.1 takes the sequences to be [N, T, C] here
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            base(optimizer).list(layer, output).setInputType(InputType.recurrent(3, 5)).build());
    network.init();
    return network;
  }

  static MultiLayerNetwork network(NeuralNetConfiguration.Builder base, Layer... layers) {
    MultiLayerNetwork network = new MultiLayerNetwork(base.list(layers).build());
    network.init();
    return network;
  }
}
