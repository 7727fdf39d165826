package org.kinema4j.layers.recurrent;

import java.util.Arrays;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Small networks in double precision and data for them. */
final class Nets {

  static final int INPUTS = 3;
  static final int UNITS = 2;
  static final int STEPS = 4;
  static final int CLASSES = 2;

  /** No padding, left, right, a hole, nothing kept: one example each. */
  static final double[][] MASK = {
    {1, 1, 1, 1}, {0, 0, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 1}, {0, 0, 0, 0}
  };

  private Nets() {}

  static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .seed(7)
        .biasInit(0.1)
        .weightInit(WeightInit.XAVIER)
        .updater(new Sgd(1));
  }

  static MultiLayerNetwork network(Layer... layers) {
    return network(settings(), layers);
  }

  static MultiLayerNetwork network(NeuralNetConfiguration.Builder settings, Layer... layers) {
    return network(settings, list -> {}, layers);
  }

  static MultiLayerNetwork network(
      NeuralNetConfiguration.Builder settings,
      Consumer<NeuralNetConfiguration.ListBuilder> more,
      Layer... layers) {
    NeuralNetConfiguration.ListBuilder list = settings.list();
    more.accept(list);
    return network(list, RNNFormat.NCW, layers);
  }

  /** A network that reads [N, T, C]. */
  static MultiLayerNetwork channelsLast(Layer... layers) {
    return network(settings().list(), RNNFormat.NWC, layers);
  }

  private static MultiLayerNetwork network(
      NeuralNetConfiguration.ListBuilder list, RNNFormat format, Layer... layers) {
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.setInputType(InputType.recurrent(INPUTS, STEPS, format)).build());
    network.init();
    return network;
  }

  static ComputationGraph graph(Layer... layers) {
    return graph(settings(), layers);
  }

  static ComputationGraph graph(NeuralNetConfiguration.Builder settings, Layer... layers) {
    GraphBuilder builder = settings.graphBuilder().addInputs("in");
    String previous = "in";
    for (int i = 0; i < layers.length; i++) {
      builder.addLayer("layer" + i, layers[i], previous);
      previous = "layer" + i;
    }
    ComputationGraph graph =
        new ComputationGraph(
            builder.setOutputs(previous).setInputTypes(InputType.recurrent(INPUTS, STEPS)).build());
    graph.init();
    return graph;
  }

  static OutputLayer softmax() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  static RnnOutputLayer softmaxEachStep() {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** The last layer of a network that shows what the layer before it returns. */
  static RnnLossLayer identity() {
    return new RnnLossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).build();
  }

  /** Normal random numbers, {@code [examples, INPUTS, STEPS]}. */
  static INDArray sequences(int examples) {
    return normal(11, examples, INPUTS, STEPS);
  }

  static INDArray normal(long seed, long... shape) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(DataType.DOUBLE, shape);
  }

  static INDArray mask() {
    return Nd4j.createFromArray(MASK);
  }

  /** One-hot, {@code [examples, CLASSES]}. */
  static INDArray labels(int examples) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, CLASSES);
    for (int i = 0; i < examples; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    return labels;
  }

  /** One-hot, {@code [examples, CLASSES, STEPS]}. */
  static INDArray labelsEachStep(int examples) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, CLASSES, STEPS);
    for (int i = 0; i < examples; i++) {
      for (int t = 0; t < STEPS; t++) {
        labels.putScalar(new int[] {i, (i + t / 2) % CLASSES, t}, 1);
      }
    }
    return labels;
  }

  static double[] values(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  static double largest(INDArray array) {
    return Arrays.stream(values(array)).map(Math::abs).max().orElseThrow();
  }

  /** Of one-hot labels under the probabilities. */
  static double logLikelihood(INDArray labels, INDArray probabilities) {
    return Transforms.log(probabilities).mul(labels).sumNumber().doubleValue();
  }

  static double distance(INDArray a, INDArray b) {
    return largest(a.castTo(DataType.DOUBLE).sub(b.castTo(DataType.DOUBLE)));
  }
}
