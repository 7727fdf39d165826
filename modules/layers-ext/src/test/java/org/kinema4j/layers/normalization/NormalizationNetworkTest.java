package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinema4j.layers.normalization.Closeness.assertClose;
import static org.kinema4j.layers.normalization.Normalizations.CHANNELS;
import static org.kinema4j.layers.normalization.Normalizations.EXAMPLES;
import static org.kinema4j.layers.normalization.Normalizations.STEPS;

import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** The normalizations within networks: masks, workspaces, training. */
class NormalizationNetworkTest {

  private static final InputType SEQUENCES = InputType.recurrent(CHANNELS, STEPS);
  private static final double TOLERANCE = 1e-12;

  static Stream<Normalization> all() {
    return Normalizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void paddingChangesNothing(Normalization normalization) {
    INDArray x = Normalizations.sequences();
    INDArray padded = Nd4j.concat(2, Normalizations.random(17, EXAMPLES, CHANNELS, 3).muli(1e3), x);
    INDArray mask =
        Nd4j.hstack(
            Nd4j.zeros(DataType.DOUBLE, EXAMPLES, 3), Nd4j.ones(DataType.DOUBLE, EXAMPLES, STEPS));
    INDArray error = Normalizations.random(18, padded.shape());
    Layer layer = Normalizations.layer(normalization, DataType.DOUBLE);
    INDArray expected = Normalizations.forward(layer, x, null, true);
    Map<String, INDArray> expectedGradients = Normalizations.backward(layer, kept(error));
    expectedGradients.replaceAll((name, gradient) -> gradient.dup());

    INDArray output = Normalizations.forward(layer, padded, mask, true);
    Map<String, INDArray> gradients = Normalizations.backward(layer, error);

    assertClose(kept(output), expected, Closeness.DOUBLE);
    assertClose(kept(gradients.get("input")), expectedGradients.get("input"), Closeness.DOUBLE);
    for (String name : layer.conf().getLayer().initializer().biasKeys(layer.conf().getLayer())) {
      assertClose(gradients.get(name), expectedGradients.get(name), Closeness.DOUBLE);
    }
    if (normalization.getAffine().hasGain()) {
      assertClose(gradients.get("gain"), expectedGradients.get("gain"), Closeness.DOUBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void maskedStepsAreZeroBothWays(Normalization normalization) {
    Layer layer = Normalizations.layer(normalization, DataType.DOUBLE);
    INDArray dropped = Normalizations.mask().rsub(1).reshape(EXAMPLES, 1, STEPS);
    INDArray x = Normalizations.sequences();
    INDArray error = Normalizations.random(19, x.shape());

    for (boolean training : new boolean[] {true, false}) {
      INDArray output = Normalizations.forward(layer, x, Normalizations.mask(), training);
      INDArray gradient = Normalizations.backward(layer, error).get("input");

      assertThat(output.mul(dropped).norm1Number().doubleValue()).isZero();
      assertThat(gradient.mul(dropped).norm1Number().doubleValue()).isZero();
      assertThat(output.norm1Number().doubleValue()).isGreaterThan(1);
      assertThat(gradient.norm1Number().doubleValue()).isGreaterThan(0.1);
    }
  }

  @Test
  void theMaskIsHandedOn() {
    Layer layer = Normalizations.layer(new LayerNormalization.Builder().build(), DataType.DOUBLE);
    INDArray mask = Normalizations.mask();

    for (MaskState state : MaskState.values()) {
      var handed = layer.feedForwardMaskArray(mask, state, EXAMPLES);

      assertThat(handed.getFirst()).isSameAs(mask);
      assertThat(handed.getSecond()).isEqualTo(state);
      assertThat(layer.getMaskArray()).isSameAs(mask);
    }
  }

  /** The LSTM of Deeplearning4j declares the mask passed through, not active. */
  @Test
  void theMaskIsUsedBehindAnLstm() {
    MultiLayerNetwork network =
        Normalizations.network(
            SEQUENCES,
            new LSTM.Builder().nOut(CHANNELS).build(),
            new SequenceBatchNormalization.Builder().build(),
            Normalizations.sequenceOutput());
    network.setParam("1_bias", Nd4j.ones(DataType.DOUBLE, CHANNELS));

    network.setLayerMaskArrays(Normalizations.mask(), Normalizations.mask());
    INDArray normalized = network.feedForward(Normalizations.sequences()).get(2);

    assertThat(normalized.slice(3).norm1Number().doubleValue()).isZero();
    assertThat(normalized.slice(0).getColumn(0).norm1Number().doubleValue()).isNotZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void workspacesDoNotChangeResults(Normalization normalization) {
    MultiLayerNetwork without = trained(normalization, WorkspaceMode.NONE);
    MultiLayerNetwork with = trained(normalization, WorkspaceMode.ENABLED);

    assertClose(with.params(), without.params(), TOLERANCE);
    INDArray x = Normalizations.sequences();
    for (boolean training : new boolean[] {true, false}) {
      Nd4j.getRandom().setSeed(4);
      INDArray expected = without.output(x, training);
      Nd4j.getRandom().setSeed(4);
      assertClose(with.output(x, training), expected, TOLERANCE);
    }
  }

  private static MultiLayerNetwork trained(Normalization normalization, WorkspaceMode mode) {
    MultiLayerNetwork network =
        Normalizations.network(
            Normalizations.configuration()
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode)
                .updater(new Sgd(0.1))
                .dropOut(new Dropout(0.8)),
            SEQUENCES,
            new LayerNormalization.Builder().build(),
            new LSTM.Builder().nOut(4).build(),
            normalization.clone(),
            Normalizations.dense(CHANNELS),
            new RmsNormalization.Builder().build(),
            Normalizations.sequenceOutput());
    Nd4j.getRandom().setSeed(3);
    for (int i = 0; i < 4; i++) {
      network.fit(batch(i % 2 == 0 ? null : Normalizations.mask()));
    }
    return network;
  }

  @ParameterizedTest
  @MethodSource("all")
  void graphsAndNetworksComputeTheSame(Normalization normalization) {
    MultiLayerNetwork network =
        Normalizations.network(SEQUENCES, normalization, Normalizations.sequenceOutput());
    ComputationGraph graph = network.toComputationGraph();

    network.fit(batch(Normalizations.mask()));
    graph.fit(batch(Normalizations.mask()));

    assertClose(graph.params(), network.params(), TOLERANCE);
    INDArray x = Normalizations.sequences();
    for (boolean training : new boolean[] {true, false}) {
      assertClose(graph.output(training, x)[0], network.output(x, training), TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCloneTrainsOnAlone(Normalization normalization) {
    MultiLayerNetwork network =
        Normalizations.network(SEQUENCES, normalization, Normalizations.sequenceOutput());
    INDArray before = network.params().dup();
    MultiLayerNetwork copy = network.clone();

    copy.fit(batch(null));

    assertThat(network.params()).isEqualTo(before);
    network.fit(batch(null));
    assertThat(network.params()).isEqualTo(copy.params());
  }

  /** Steps of 2, 2 and 1 of 5; each is an update, and moves running statistics. */
  @Test
  void trainsByTruncatedBackpropagation() {
    MultiLayerNetwork network =
        Normalizations.network(
            SEQUENCES,
            new LSTM.Builder().nOut(CHANNELS).build(),
            new SequenceBatchNormalization.Builder().affine(Affine.NONE).decay(0).build(),
            Normalizations.sequenceOutput());
    network.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
    network.getLayerWiseConfigurations().setTbpttFwdLength(2);
    network.getLayerWiseConfigurations().setTbpttBackLength(2);

    network.fit(batch(null));

    // With decay 0 they are those of the part seen last, a single step of EXAMPLES examples.
    assertThat(network.getIterationCount()).isEqualTo(3);
    assertThat(network.getParam("1_var").minNumber().doubleValue()).isPositive();
    assertThat(network.getParam("1_var").maxNumber().doubleValue()).isLessThan(1);
  }

  @Test
  void readsStepByStep() {
    MultiLayerNetwork network =
        Normalizations.network(
            SEQUENCES,
            new LayerNormalization.Builder().build(),
            new LSTM.Builder().nOut(CHANNELS).build(),
            new SequenceBatchNormalization.Builder().build(),
            Normalizations.sequenceOutput());
    INDArray x = Normalizations.sequences();
    INDArray whole = network.output(x);

    for (int t = 0; t < STEPS; t++) {
      INDArray step = x.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
      INDArray expected = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
      assertClose(network.rnnTimeStep(step), expected, TOLERANCE);
    }
  }

  @Test
  void dropoutActsOnTheInput() {
    MultiLayerNetwork network =
        Normalizations.network(
            SEQUENCES,
            new RmsNormalization.Builder().dropOut(0.5).build(),
            Normalizations.sequenceOutput());
    INDArray ones = Nd4j.ones(DataType.DOUBLE, EXAMPLES, CHANNELS, STEPS);

    assertThat(network.feedForwardToLayer(0, ones, true).get(1).eq(0).any()).isTrue();
    assertThat(network.feedForwardToLayer(0, ones, false).get(1).eq(0).any()).isFalse();
  }

  @Test
  void refusesInputOfAnotherShape() {
    Layer layer = Normalizations.layer(new LayerNormalization.Builder().build(), DataType.DOUBLE);

    assertThatThrownBy(
            () -> Normalizations.forward(layer, Normalizations.random(1, 4, 2), null, true))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith("input must be [N, 3] or [N, 3, T], received [4, 2] (layer name: ");
    assertThatThrownBy(
            () -> Normalizations.forward(layer, Normalizations.random(1, 4, 3, 2, 2), null, true))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith("input must be [N, 3] or [N, 3, T], received [4, 3, 2, 2]");
  }

  @Test
  void refusesAMaskOfAnotherShape() {
    Layer layer = Normalizations.layer(new LayerNormalization.Builder().build(), DataType.DOUBLE);
    INDArray mask = Nd4j.ones(DataType.DOUBLE, EXAMPLES, STEPS - 1);

    assertThatThrownBy(() -> Normalizations.forward(layer, Normalizations.sequences(), mask, true))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith(
            "mask must be [N, T] for input [N, C, T] and [N, 1] for [N, C],"
                + " received mask [4, 4] and input [4, 3, 5] (layer name: ");
  }

  private static DataSet batch(INDArray mask) {
    return new DataSet(Normalizations.sequences(), Normalizations.sequenceLabels(), mask, mask);
  }

  private static INDArray kept(INDArray padded) {
    return padded.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(3, 3 + STEPS));
  }
}
