package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Arrays live as long as they are needed, with workspaces and without. */
class RecurrentWorkspaceTest {

  private static final int ROUNDS = 2;

  static Stream<Arguments> outputs() {
    List<Arguments> outputs = new ArrayList<>();
    for (Merge merge : Cells.merges()) {
      for (Output output : Output.values()) {
        outputs.add(Arguments.of(merge, output, DataType.DOUBLE));
      }
    }
    // oneDNN runs networks in float; it does not see how directions are merged.
    for (Merge merge : new Merge[] {null, Merge.MULTIPLY}) {
      for (Output output : Output.values()) {
        outputs.add(Arguments.of(merge, output, DataType.FLOAT));
      }
    }
    return outputs.stream();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void bothModesAndBothKindsOfNetworkLearnTheSame(Merge merge, Output output, DataType type) {
    INDArray expected = trained(WorkspaceMode.NONE, merge, output, type).params();

    assertThat(
            List.of(
                trained(WorkspaceMode.ENABLED, merge, output, type).params(),
                trainedGraph(WorkspaceMode.NONE, merge, output, type).params(),
                trainedGraph(WorkspaceMode.ENABLED, merge, output, type).params()))
        .allSatisfy(found -> assertThat(Nets.distance(found, expected)).isZero());
  }

  @Test
  void batchesOfChangingSizeAndLength() {
    MultiLayerNetwork network =
        Nets.network(layers(Merge.CONCAT, Output.LAST_STATE, DataType.DOUBLE));
    for (int round = 0; round < ROUNDS; round++) {
      for (int examples : new int[] {5, 2, 7}) {
        INDArray input = Nets.normal(round, examples, Nets.INPUTS, 3 + round);
        network.fit(new DataSet(input, Nets.labels(examples)));
        assertThat(network.output(input).shape()).containsExactly(examples, Nets.CLASSES);
      }
    }
    assertThat(network.params().isNaN().any()).isFalse();
  }

  @Test
  @SuppressWarnings("try") // entering and leaving a workspace is what it is for
  void inputsFromAnotherWorkspaceAndOfAnotherType() {
    MultiLayerNetwork network =
        Nets.network(layers(Merge.CONCAT, Output.SEQUENCE, DataType.DOUBLE));
    INDArray input = Nets.sequences(3);
    INDArray expected = network.output(input);

    assertThat(Nets.distance(network.output(input.castTo(DataType.FLOAT)), expected))
        .isBetween(1e-12, 1e-5);
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace("RecurrentWorkspaceTest")) {
      INDArray attached = input.dup();
      assertThat(attached.isAttached()).isTrue();
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        assertThat(Nets.distance(network.output(attached), expected)).isZero();
      }
    }
  }

  @Test
  void aClosedLayerAllocatesAnew() {
    MultiLayerNetwork network =
        Nets.network(layers(Merge.CONCAT, Output.SEQUENCE, DataType.DOUBLE));
    DataSet data = data(Output.SEQUENCE);
    network.fit(data);
    INDArray expected = network.output(data.getFeatures());

    network.getLayer(0).close();
    network.getLayer(1).close();

    assertThat(Nets.distance(network.output(data.getFeatures()), expected)).isZero();
    network.fit(data);
    assertThat(Nets.distance(network.output(data.getFeatures()), expected)).isPositive();
  }

  @Test
  void gradientsOfErrorsFromOutside() {
    ComputationGraph graph =
        Nets.graph(
            Nets.settings().updater(new Sgd(1)),
            Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE),
            Cells.LSTM.layer(null, Output.LAST_STATE));
    INDArray input = Nets.sequences(3);
    INDArray error = Nets.normal(9, 3, Nets.UNITS);

    graph.feedForward(new INDArray[] {input}, true, false);
    INDArray gradient = graph.backpropGradient(error).gradient().dup();

    double step = 1e-6;
    INDArray along = Nets.normal(10, graph.numParams());
    INDArray parameters = graph.params().dup();
    graph.setParams(parameters.add(along.mul(step)));
    double above = graph.outputSingle(input).mul(error).sumNumber().doubleValue();
    graph.setParams(parameters.sub(along.mul(step)));
    double below = graph.outputSingle(input).mul(error).sumNumber().doubleValue();
    double expected = (above - below) / (2 * step);
    assertThat(gradient.mul(along).sumNumber().doubleValue() / expected)
        .isBetween(0.999999, 1.000001);
  }

  @Test
  void floatNetworksLearnToo() {
    MultiLayerNetwork network =
        Nets.network(
            Nets.settings().dataType(DataType.FLOAT).updater(new Adam(0.05)),
            layers(Merge.CONCAT, Output.LAST_STATE, DataType.FLOAT));
    DataSet data =
        new DataSet(
            Nets.sequences(6).castTo(DataType.FLOAT), Nets.labels(6).castTo(DataType.FLOAT));
    double before = network.score(data);

    for (int i = 0; i < 60; i++) {
      network.fit(data);
    }

    assertThat(network.params().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(network.score(data)).isLessThan(before / 5);
  }

  private static Layer[] layers(Merge merge, Output output, DataType type) {
    RecurrentConfiguration first =
        new Gru.Builder()
            .nOut(Nets.UNITS)
            .bidirectional(Merge.CONCAT)
            // Only the portable engine, which runs networks in double, has recurrent dropout.
            .recurrentDropout(type == DataType.DOUBLE ? 0.1 : 0)
            .build();
    RecurrentConfiguration second = Cells.LSTM.layer(merge, output);
    second.setIDropout(new Dropout(0.9));
    return new Layer[] {
      first, second, output == Output.SEQUENCE ? Nets.softmaxEachStep() : Nets.softmax()
    };
  }

  private static MultiLayerNetwork trained(
      WorkspaceMode mode, Merge merge, Output output, DataType type) {
    MultiLayerNetwork network = Nets.network(settings(mode, type), layers(merge, output, type));
    Nd4j.getRandom().setSeed(1);
    for (int round = 0; round < ROUNDS; round++) {
      network.fit(data(output));
    }
    return network;
  }

  private static ComputationGraph trainedGraph(
      WorkspaceMode mode, Merge merge, Output output, DataType type) {
    ComputationGraph graph = Nets.graph(settings(mode, type), layers(merge, output, type));
    Nd4j.getRandom().setSeed(1);
    for (int round = 0; round < ROUNDS; round++) {
      graph.fit(data(output));
    }
    return graph;
  }

  private static NeuralNetConfiguration.Builder settings(WorkspaceMode mode, DataType type) {
    return Nets.settings()
        .dataType(type)
        .updater(new Adam(0.05))
        .trainingWorkspaceMode(mode)
        .inferenceWorkspaceMode(mode);
  }

  private static DataSet data(Output output) {
    int examples = Nets.MASK.length;
    INDArray mask = Nets.mask();
    return output == Output.SEQUENCE
        ? new DataSet(Nets.sequences(examples), Nets.labelsEachStep(examples), mask, mask)
        : new DataSet(Nets.sequences(examples), Nets.labels(examples), mask, null);
  }
}
