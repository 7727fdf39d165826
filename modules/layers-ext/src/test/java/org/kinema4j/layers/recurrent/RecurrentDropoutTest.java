package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout of inputs and of the state. */
class RecurrentDropoutTest {

  private static final double RELATIVE = 1e-6;

  @ParameterizedTest
  @EnumSource(Cells.class)
  void gradientWithRecurrentDropout(Cells cell) {
    RecurrentConfiguration.Builder<?> builder = cell.builder();
    builder.nOut(Nets.UNITS);
    builder.bidirectional(Merge.CONCAT);
    builder.recurrentDropout(0.4);

    assertThat(relativeError(builder.build(), Nets.softmaxEachStep())).isLessThan(RELATIVE);
  }

  @Test
  void gradientWithInputDropout() {
    assertThat(relativeError(lstm(0.5), Nets.softmaxEachStep())).isLessThan(RELATIVE);
  }

  @Test
  void gradientWhenTheNextLayerWritesIntoItsInput() {
    assertThat(relativeError(lstm(1.0), lstm(0.5), Nets.softmaxEachStep())).isLessThan(RELATIVE);
    assertThat(relativeError(lstm(1.0), new DropoutLayer(0.5), Nets.softmaxEachStep()))
        .isLessThan(RELATIVE);
  }

  /** Dropout layers overwrite the output of the layer before them. */
  @ParameterizedTest
  @MethodSource("outputs")
  void theGradientDoesNotReadTheOutput(Merge merge, Output output, DataType type) {
    INDArray kept = gradients(merge, output, type, false);

    assertThat(Nets.distance(gradients(merge, output, type, true), kept)).isZero();
    assertThat(Nets.largest(kept)).isGreaterThan(0.001);
  }

  static Stream<Arguments> outputs() {
    return Cells.merges().stream()
        .flatMap(merge -> Arrays.stream(Output.values()).map(out -> new Object[] {merge, out}))
        .flatMap(
            c ->
                Stream.of(
                    Arguments.of(c[0], c[1], DataType.DOUBLE),
                    Arguments.of(c[0], c[1], DataType.FLOAT)));
  }

  private static INDArray gradients(Merge merge, Output output, DataType type, boolean overwrite) {
    Layer layer =
        Nets.network(
                Nets.settings().dataType(type), Cells.LSTM.layer(merge, output), Nets.identity())
            .getLayer(0);
    layer.setBackpropGradientsViewArray(Nd4j.zeros(type, layer.numParams()));
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    INDArray result = layer.activate(Nets.sequences(3).castTo(type), true, workspaces);
    INDArray epsilon = Nets.normal(2, result.shape()).castTo(type);
    if (overwrite) {
      result.assign(0);
    }
    layer.backpropGradient(epsilon, workspaces);
    return layer.getGradientsViewArray().dup();
  }

  @Test
  void gradientInBothFormats() {
    MultiLayerNetwork network =
        Nets.channelsLast(
            new Lstm.Builder()
                .nOut(Nets.UNITS)
                .dropOut(new SpatialDropout(0.5))
                .recurrentDropout(0.5)
                .build(),
            Nets.identity());
    DataSet data =
        new DataSet(
            Nets.sequences(3).permute(0, 2, 1).dup(), Nets.normal(4, 3, Nets.STEPS, Nets.UNITS));

    assertThat(Differences.largestRelative(network, data)).isLessThan(RELATIVE);
  }

  @Test
  void nothingIsDroppedWithoutTraining() {
    Lstm dropping = new Lstm.Builder().nOut(2).dropOut(0.5).recurrentDropout(0.5).build();
    MultiLayerNetwork network = Nets.network(dropping, Nets.identity());
    MultiLayerNetwork plain = Nets.network(new Lstm.Builder().nOut(2).build(), Nets.identity());

    assertThat(network.output(Nets.sequences(3))).isEqualTo(plain.output(Nets.sequences(3)));
  }

  /**
   * With identity as recurrent weights, and no inputs but at the first step, each unit of a ReLU
   * layer is multiplied by its factor at every further step.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5})
  void oneMaskForEachExampleAtEveryStep(double rate) {
    int units = 200;
    int examples = 50;
    MultiLayerNetwork network =
        Nets.network(
            new SimpleRecurrent.Builder()
                .nOut(units)
                .activation(Activation.RELU)
                .biasInit(0)
                .recurrentDropout(rate)
                .build(),
            Nets.identity());
    network.getLayer(0).getParam("W").assign(1);
    network.getLayer(0).getParam("RW").assign(Nd4j.eye(units));
    INDArray input = Nd4j.zeros(network.params().dataType(), examples, Nets.INPUTS, Nets.STEPS);
    input.get(all(), interval(0, 1), interval(0, 1)).assign(1);
    Nd4j.getRandom().setSeed(3);

    INDArray output = network.getLayer(0).activate(input, true, LayerWorkspaceMgr.noWorkspaces());

    double kept = 1 / (1 - rate);
    double[] first = Nets.values(step(output, 1));
    assertThat(Arrays.stream(first)).allMatch(v -> v == 0 || Math.abs(v - kept) < 1e-6);
    long dropped = Arrays.stream(first).filter(v -> v == 0).count();
    // Five standard deviations of the share among 10000 draws are at most 0.025.
    assertThat(dropped / (double) first.length).isCloseTo(rate, within(0.025));
    double[] last = Nets.values(step(output, 3));
    for (int i = 0; i < last.length; i++) {
      assertThat(last[i]).isCloseTo(Math.pow(first[i], 3), within(1e-6));
    }
    assertThat(first).as("examples differ").isNotEqualTo(last);
  }

  @Test
  void theGeneratorOfNd4jDecides() {
    MultiLayerNetwork network =
        Nets.network(new Lstm.Builder().nOut(8).recurrentDropout(0.5).build(), Nets.identity());

    assertThat(trainingOutput(network, 1)).isEqualTo(trainingOutput(network, 1));
    assertThat(trainingOutput(network, 1)).isNotEqualTo(trainingOutput(network, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void ratesOutsideTheIntervalAreRefused(double rate) {
    assertThatThrownBy(() -> new Lstm.Builder().recurrentDropout(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("recurrentDropout must be in [0, 1), received " + rate);
  }

  private static INDArray trainingOutput(MultiLayerNetwork network, long seed) {
    INDArray input = Nets.sequences(3);
    Nd4j.getRandom().setSeed(seed);
    return network.getLayer(0).activate(input, true, LayerWorkspaceMgr.noWorkspaces());
  }

  private static INDArray step(INDArray sequence, int t) {
    return sequence.get(all(), all(), interval(t, t + 1)).dup();
  }

  private static Lstm lstm(double keep) {
    return new Lstm.Builder()
        .nOut(Nets.UNITS)
        .bidirectional(Merge.CONCAT)
        .dropOut(keep == 1 ? null : new Dropout(keep))
        .build();
  }

  private static double relativeError(org.deeplearning4j.nn.conf.layers.Layer... layers) {
    return Differences.largestRelative(
        Nets.network(layers), new DataSet(Nets.sequences(4), Nets.labelsEachStep(4)));
  }
}
