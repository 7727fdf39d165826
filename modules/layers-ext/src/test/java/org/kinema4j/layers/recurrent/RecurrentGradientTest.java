package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Gradients against differences, for every layer, direction, output and kind of mask. */
class RecurrentGradientTest {

  private static final int VALUES_OF_EACH_PARAMETER = 3;

  @BeforeEach
  void useDoubleAsTheCheckDemands() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreFloat() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Cells cell : Cells.values()) {
      for (Merge merge : Cells.merges()) {
        for (Output output : Output.values()) {
          cases.add(Arguments.of(cell, merge, output, false));
          cases.add(Arguments.of(cell, merge, output, true));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void multiLayerNetwork(Cells cell, Merge merge, Output output, boolean masked) {
    MultiLayerNetwork network = Nets.network(cell.layer(merge, output), outputLayer(output));
    INDArray mask = masked ? Nets.mask() : null;

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.MLNConfig()
                    .net(network)
                    .input(Nets.sequences(Nets.MASK.length))
                    .labels(labels(output))
                    .inputMask(mask)
                    .labelMask(output == Output.SEQUENCE ? mask : null)
                    .maxRelError(1e-6)
                    .minAbsoluteError(1e-9)
                    .subset(true)
                    .maxPerParam(VALUES_OF_EACH_PARAMETER)))
        .isTrue();
  }

  // The runtime does not know in which kind of network it runs: the equations need no repetition.
  static Stream<Arguments> casesOfLstm() {
    return cases().filter(c -> c.get()[0] == Cells.LSTM);
  }

  @ParameterizedTest
  @MethodSource("casesOfLstm")
  void computationGraph(Cells cell, Merge merge, Output output, boolean masked) {
    ComputationGraph graph = Nets.graph(cell.layer(merge, output), outputLayer(output));
    INDArray[] mask = masked ? new INDArray[] {Nets.mask()} : null;

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(graph)
                    .inputs(new INDArray[] {Nets.sequences(Nets.MASK.length)})
                    .labels(new INDArray[] {labels(output)})
                    .inputMask(mask)
                    .labelMask(output == Output.SEQUENCE ? mask : null)
                    .maxRelError(1e-6)
                    .minAbsoluteError(1e-9)
                    .subset(true)
                    .maxPerParam(1)))
        .isTrue();
  }

  /** Arrays with sides of one have strides that say nothing about their order. */
  @ParameterizedTest
  @EnumSource(Cells.class)
  void oneUnitOneExampleOneStep(Cells cell) {
    for (Merge merge : new Merge[] {null, Merge.CONCAT}) {
      RecurrentConfiguration layer = cell.layer(merge, Output.SEQUENCE);
      layer.setNOut(1);
      MultiLayerNetwork network = Nets.network(layer, Nets.softmaxEachStep());

      for (int[] shape : new int[][] {{1, 1}, {1, 3}, {3, 1}}) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, shape[0], Nets.CLASSES, shape[1]);
        labels.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1), NDArrayIndex.all()).assign(1);
        DataSet data = new DataSet(Nets.normal(1, shape[0], Nets.INPUTS, shape[1]), labels);
        assertThat(Differences.largestRelative(network, data)).isLessThan(1e-6);
      }
    }
  }

  private static BaseOutputLayer outputLayer(Output output) {
    return output == Output.SEQUENCE ? Nets.softmaxEachStep() : Nets.softmax();
  }

  private static INDArray labels(Output output) {
    return output == Output.SEQUENCE
        ? Nets.labelsEachStep(Nets.MASK.length)
        : Nets.labels(Nets.MASK.length);
  }
}
