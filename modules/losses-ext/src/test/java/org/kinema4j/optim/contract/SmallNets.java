package org.kinema4j.optim.contract;

import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** One small classifier as network, graph of layers and SameDiff graph, all of type double. */
final class SmallNets {

  static final int INPUTS = 3;
  static final int HIDDEN = 5;
  static final int CLASSES = 2;
  private static final int EXAMPLES = 40;

  /** SameDiff's name of each parameter of the network. */
  static final Map<String, String> NAMES =
      Map.of("0_W", "w0", "0_b", "b0", "1_W", "w1", "1_b", "b1");

  private SmallNets() {}

  /** Points within and outside a slab. */
  static DataSet data(int seed) {
    Random random = new Random(seed);
    INDArray features = Nd4j.create(DataType.DOUBLE, EXAMPLES, INPUTS);
    INDArray labels = Nd4j.create(DataType.DOUBLE, EXAMPLES, CLASSES);
    for (int i = 0; i < EXAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < INPUTS; j++) {
        double value = random.nextGaussian();
        features.putScalar(i, j, value);
        sum += value;
      }
      labels.putScalar(i, Math.abs(sum) < 1 ? 0 : 1, 1);
    }
    return new DataSet(features, labels);
  }

  private static NeuralNetConfiguration.Builder base(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .dataType(DataType.DOUBLE)
        .updater(updater)
        .activation(Activation.TANH);
  }

  private static DenseLayer.Builder dense() {
    return new DenseLayer.Builder().nIn(INPUTS).nOut(HIDDEN);
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(HIDDEN)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** A network whose parameters share one block of state. */
  static MultiLayerNetwork network(IUpdater updater) {
    return started(
        new MultiLayerNetwork(base(updater).list().layer(dense().build()).layer(output()).build()));
  }

  /** A network whose layers and biases have blocks of their own. */
  static MultiLayerNetwork network(IUpdater weights, IUpdater biases) {
    return started(
        new MultiLayerNetwork(
            base(weights)
                .list()
                .layer(dense().biasUpdater(biases).build())
                .layer(output())
                .build()));
  }

  private static MultiLayerNetwork started(MultiLayerNetwork network) {
    network.init();
    return network;
  }

  static ComputationGraph graph(IUpdater updater) {
    ComputationGraph graph =
        new ComputationGraph(
            base(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer("0", dense().build(), "in")
                .addLayer("1", output(), "0")
                .setOutputs("1")
                .build());
    graph.init();
    return graph;
  }

  /** The same classifier with the weights of a network, and the mean cross entropy as loss. */
  static SameDiff sameDiff(IUpdater updater, MultiLayerNetwork network) {
    SameDiff sd = SameDiff.create();
    SDVariable in = sd.placeHolder("in", DataType.DOUBLE, -1, INPUTS);
    SDVariable labels = sd.placeHolder("labels", DataType.DOUBLE, -1, CLASSES);
    SDVariable w0 = sd.var("w0", network.getParam("0_W").dup());
    SDVariable b0 = sd.var("b0", network.getParam("0_b").dup());
    SDVariable w1 = sd.var("w1", network.getParam("1_W").dup());
    SDVariable b1 = sd.var("b1", network.getParam("1_b").dup());
    SDVariable hidden = sd.math().tanh(in.mmul(w0).add(b0));
    SDVariable logits = hidden.mmul(w1).add(b1);
    sd.loss().softmaxCrossEntropy("loss", labels, logits, null);
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(updater)
            .dataSetFeatureMapping("in")
            .dataSetLabelMapping("labels")
            .build());
    return sd;
  }
}
