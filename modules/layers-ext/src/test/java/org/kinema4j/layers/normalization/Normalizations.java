package org.kinema4j.layers.normalization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Normalizations to test, bare or in small networks. */
final class Normalizations {

  static final int EXAMPLES = 4;
  static final int CHANNELS = 3;
  static final int STEPS = 5;
  static final int CLASSES = 2;

  /** Padding on the right, on the left, holes, and an example without any step. */
  static final double[][] MASK = {
    {1, 1, 1, 0, 0}, {0, 0, 1, 1, 1}, {1, 0, 1, 0, 1}, {0, 0, 0, 0, 0}
  };

  private Normalizations() {}

  /** Every kind of normalization with everything that can be left out in and out. */
  static Stream<Normalization> all() {
    return Stream.of(Affine.values())
        .flatMap(affine -> builders().stream().map(builder -> builder.affine(affine).build()));
  }

  private static List<Normalization.Builder<?>> builders() {
    return List.of(
        new LayerNormalization.Builder(),
        new RmsNormalization.Builder(),
        new SequenceBatchNormalization.Builder());
  }

  static INDArray mask() {
    return Nd4j.createFromArray(MASK);
  }

  /** Normal random numbers with mean 1 and deviation 2, so that centring and scaling matter. */
  static INDArray random(long seed, long... shape) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(DataType.DOUBLE, shape).muli(2).addi(1);
  }

  static INDArray sequences() {
    return random(11, EXAMPLES, CHANNELS, STEPS);
  }

  /** A network of these layers in double precision, with gradient steps of rate 1. */
  static MultiLayerNetwork network(InputType input, Layer... layers) {
    return network(configuration(), input, layers);
  }

  static NeuralNetConfiguration.Builder configuration() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .seed(7)
        .activation(Activation.TANH)
        .updater(new Sgd(1));
  }

  static MultiLayerNetwork network(
      NeuralNetConfiguration.Builder configuration, InputType input, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list = configuration.list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
    network.init();
    return network;
  }

  static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).build();
  }

  static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  static RnnOutputLayer sequenceOutput() {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** One-hot labels of every step, [EXAMPLES, CLASSES, STEPS]. */
  static INDArray sequenceLabels() {
    INDArray first = random(5, EXAMPLES, 1, STEPS).gt(1).castTo(DataType.DOUBLE);
    return Nd4j.concat(1, first, first.rsub(1));
  }

  /** A layer alone, with parameters that are neither 0 nor 1. */
  static org.deeplearning4j.nn.api.Layer layer(Normalization configuration, DataType type) {
    configuration.setNIn(CHANNELS);
    configuration.setGainInit(1);
    configuration.setBiasInit(0);
    NeuralNetConfiguration holder =
        new NeuralNetConfiguration.Builder().dataType(type).layer(configuration).build();
    long length = configuration.initializer().numParams(configuration);
    INDArray values = length == 0 ? null : Nd4j.create(type, length);
    org.deeplearning4j.nn.api.Layer layer =
        configuration.instantiate(holder, List.of(), 0, values, true, type);
    if (length > 0) {
      layer.setBackpropGradientsViewArray(Nd4j.create(type, length));
    }
    long seed = 21;
    for (INDArray parameter : layer.paramTable().values()) {
      parameter.assign(random(seed++, CHANNELS).castTo(type));
    }
    if (layer.paramTable().containsKey("var")) {
      layer.setParam("var", Nd4j.createFromArray(0.5, 2.0, 3.5).castTo(type));
    }
    return layer;
  }

  static INDArray forward(
      org.deeplearning4j.nn.api.Layer layer, INDArray input, INDArray mask, boolean training) {
    layer.setMaskArray(mask);
    return layer.activate(input, training, LayerWorkspaceMgr.noWorkspaces());
  }

  /** Gradients by name; that of the input is called {@code input}. */
  static Map<String, INDArray> backward(org.deeplearning4j.nn.api.Layer layer, INDArray error) {
    Pair<org.deeplearning4j.nn.gradient.Gradient, INDArray> result =
        layer.backpropGradient(error, LayerWorkspaceMgr.noWorkspaces());
    Map<String, INDArray> gradients = new HashMap<>(result.getFirst().gradientForVariable());
    gradients.put("input", result.getSecond());
    return gradients;
  }
}
