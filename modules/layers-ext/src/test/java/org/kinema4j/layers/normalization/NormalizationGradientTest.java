package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinema4j.layers.normalization.Normalizations.CHANNELS;
import static org.kinema4j.layers.normalization.Normalizations.CLASSES;
import static org.kinema4j.layers.normalization.Normalizations.STEPS;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of whole networks, against differences of the loss. The layer in front of a
 * normalization shows that the gradient of its input is right.
 */
class NormalizationGradientTest {

  @BeforeEach
  void useDoubleAsTheCheckDemands() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreFloat() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  static Stream<Normalization> all() {
    return Normalizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void feedForward(Normalization normalization) {
    MultiLayerNetwork network =
        Normalizations.network(
            InputType.feedForward(2),
            Normalizations.dense(CHANNELS),
            normalization,
            Normalizations.output());
    INDArray labels = Nd4j.eye(CLASSES).castTo(DataType.DOUBLE);

    check(network, Normalizations.random(1, 6, 2), Nd4j.vstack(labels, labels, labels), null);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sequences(Normalization normalization) {
    check(sequenceNetwork(normalization), null);
  }

  @ParameterizedTest
  @MethodSource("all")
  void sequencesWithMasks(Normalization normalization) {
    check(sequenceNetwork(normalization), Normalizations.mask());
  }

  /** The first one's gain and bias are learned through the second. */
  private static MultiLayerNetwork sequenceNetwork(Normalization normalization) {
    return Normalizations.network(
        InputType.recurrent(CHANNELS, STEPS),
        new RmsNormalization.Builder().affine(Affine.GAIN_AND_BIAS).build(),
        normalization,
        Normalizations.sequenceOutput());
  }

  /** Deeplearning4j makes rows of steps for the dense layer, and a column of the mask. */
  @ParameterizedTest
  @MethodSource("all")
  void rowsOfStepsWithMasks(Normalization normalization) {
    MultiLayerNetwork network =
        Normalizations.network(
            InputType.recurrent(CHANNELS, STEPS),
            Normalizations.dense(CHANNELS),
            normalization,
            Normalizations.sequenceOutput());

    check(network, Normalizations.mask());
  }

  @ParameterizedTest
  @MethodSource("all")
  void graphsWithMasks(Normalization normalization) {
    ComputationGraphConfiguration configuration =
        Normalizations.configuration()
            .graphBuilder()
            .addInputs("in")
            .addLayer("first", new LayerNormalization.Builder().build(), "in")
            .addLayer("second", normalization, "first")
            .addLayer("out", Normalizations.sequenceOutput(), "second")
            .setOutputs("out")
            .setInputTypes(InputType.recurrent(CHANNELS, STEPS))
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    moveAwayFromStart(graph.params());
    INDArray[] mask = {Normalizations.mask()};

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(graph)
                    .inputs(new INDArray[] {Normalizations.sequences()})
                    .labels(new INDArray[] {Normalizations.sequenceLabels()})
                    .inputMask(mask)
                    .labelMask(mask)
                    .excludeParams(Set.of("second_mean", "second_var"))))
        .isTrue();
  }

  private static void check(MultiLayerNetwork network, INDArray mask) {
    check(network, Normalizations.sequences(), Normalizations.sequenceLabels(), mask);
  }

  private static void check(
      MultiLayerNetwork network, INDArray input, INDArray labels, INDArray mask) {
    moveAwayFromStart(network.params());
    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.MLNConfig()
                    .net(network)
                    .input(input)
                    .labels(labels)
                    .inputMask(mask)
                    .labelMask(mask)
                    .excludeParams(statistics(network))))
        .isTrue();
  }

  /** Gains of 1 and biases of 0 would hide errors. */
  private static void moveAwayFromStart(INDArray parameters) {
    parameters.addi(Normalizations.random(2, parameters.shape()).muli(0.1));
  }

  /** The "gradients" of running statistics are their changes. */
  private static Set<String> statistics(MultiLayerNetwork network) {
    Set<String> names = new HashSet<>(network.paramTable().keySet());
    names.removeIf(name -> !name.endsWith("_mean") && !name.endsWith("_var"));
    return names;
  }
}
