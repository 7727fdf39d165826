package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters of other libraries' layers: the same outputs, there and back. */
class RecurrentWeightsTest {

  private static final double RELATIVE = 1e-6;

  @Test
  void fromAStockLstm() {
    assertConverts(stock(), Cells.LSTM.layer(null, Output.SEQUENCE));
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void fromAStockBidirectionalLstm(Merge merge) {
    Bidirectional.Mode mode =
        merge == Merge.MULTIPLY ? Bidirectional.Mode.MUL : Bidirectional.Mode.valueOf(merge.name());

    assertConverts(new Bidirectional(mode, stock()), Cells.LSTM.layer(merge, Output.SEQUENCE));
  }

  private static void assertConverts(Layer stock, RecurrentConfiguration ours) {
    MultiLayerNetwork from = Nets.network(Nets.settings().seed(1), stock, Nets.identity());
    MultiLayerNetwork to = Nets.network(Nets.settings().seed(2), ours, Nets.identity());
    MultiLayerNetwork back = Nets.network(Nets.settings().seed(3), stock.clone(), Nets.identity());
    INDArray input = Nets.sequences(3);
    INDArray expected = from.output(input);
    double tolerance = RELATIVE * Nets.largest(expected);

    RecurrentWeights.fromStock(from.getLayer(0).paramTable()).forEach(to.getLayer(0)::setParam);
    RecurrentWeights.toStock(to.getLayer(0).paramTable()).forEach(back.getLayer(0)::setParam);

    assertThat(Nets.distance(to.output(input), expected)).isLessThan(tolerance);
    assertThat(Nets.distance(back.output(input), expected)).isLessThan(tolerance);
  }

  private static LSTM stock() {
    return new LSTM.Builder()
        .nOut(Nets.UNITS)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  @Test
  @SuppressWarnings("deprecation") // a GravesLSTM is what must be refused
  void peepholesHaveNoPlace() {
    MultiLayerNetwork graves =
        Nets.network(
            new GravesLSTM.Builder().nOut(Nets.UNITS).activation(Activation.TANH).build(),
            Nets.identity());
    Map<String, INDArray> table = graves.getLayer(0).paramTable();

    assertThatThrownBy(() -> RecurrentWeights.fromStock(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RW must be [2, 8], received [2, 11]");
  }

  @Test
  void aTableOfAnotherLayerIsRefused() {
    assertThatThrownBy(() -> RecurrentWeights.fromStock(Map.of("W", Nd4j.ones(2, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameters must be W, RW, b or fW, fRW, fb, bW, bRW, bb, received [W]");
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU_AFTER", "GRU_BEFORE", "SIMPLE_TANH"})
  void kerasComputesTheSame(Cells cell) {
    List<INDArray> weights = keras(cell, 1);
    MultiLayerNetwork network = Nets.network(cell.layer(null, Output.SEQUENCE), Nets.identity());
    INDArray input = Nets.sequences(1);

    RecurrentWeights.fromKeras(conf(network), weights).forEach(network.getLayer(0)::setParam);

    assertEquals(network.output(input), reference(cell, steps(input), weights));
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU_AFTER", "GRU_BEFORE", "SIMPLE_TANH"})
  void kerasBidirectionalComputesTheSame(Cells cell) {
    List<INDArray> weights = new ArrayList<>(keras(cell, 1));
    List<INDArray> backward = keras(cell, 2);
    weights.addAll(backward);
    MultiLayerNetwork network =
        Nets.network(cell.layer(Merge.ADD, Output.SEQUENCE), Nets.identity());
    INDArray input = Nets.sequences(1);

    RecurrentWeights.fromKeras(conf(network), weights).forEach(network.getLayer(0)::setParam);

    double[][] sum = reference(cell, steps(input), weights.subList(0, 3));
    double[][] reversed = reference(cell, reversed(steps(input)), backward);
    for (int t = 0; t < sum.length; t++) {
      for (int u = 0; u < sum[t].length; u++) {
        sum[t][u] += reversed[sum.length - 1 - t][u];
      }
    }
    assertEquals(network.output(input), sum);
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU_AFTER", "GRU_BEFORE", "SIMPLE_TANH"})
  void toKerasAndBack(Cells cell) {
    for (Merge merge : new Merge[] {null, Merge.CONCAT}) {
      MultiLayerNetwork network = Nets.network(cell.layer(merge, Output.SEQUENCE), Nets.identity());
      Map<String, INDArray> table = network.getLayer(0).paramTable();

      List<INDArray> weights = RecurrentWeights.toKeras(conf(network), table);
      Map<String, INDArray> back = RecurrentWeights.fromKeras(conf(network), weights);

      assertThat(back.keySet()).containsExactlyElementsOf(table.keySet());
      back.forEach((key, value) -> assertThat(Nets.distance(value, table.get(key))).isZero());
      assertThat(weights.get(0).shape()).containsExactly(table.values().iterator().next().shape());
      if (cell == Cells.GRU_AFTER) {
        assertThat(weights.get(2).shape()).containsExactly(2, 6);
      } else {
        assertThat(weights.get(2).rank()).isEqualTo(1);
      }
      weights.get(0).assign(0);
      assertThat(Nets.largest(table.values().iterator().next())).as("a copy").isPositive();
    }
  }

  @Test
  void layersWithoutBiasGetZeros() {
    MultiLayerNetwork network =
        Nets.network(Cells.GRU_AFTER.layer(null, Output.SEQUENCE), Nets.identity());

    Map<String, INDArray> table =
        RecurrentWeights.fromKeras(conf(network), keras(Cells.GRU_AFTER, 1).subList(0, 2));

    assertThat(Nets.values(table.get("b"))).hasSize(8).containsOnly(0);
  }

  @Test
  void wrongWeightsAreNamed() {
    RecurrentConfiguration gru =
        conf(Nets.network(Cells.GRU_AFTER.layer(null, Output.SEQUENCE), Nets.identity()));
    List<INDArray> before = keras(Cells.GRU_BEFORE, 1);

    assertThatThrownBy(() -> RecurrentWeights.fromKeras(gru, before))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bias (of a GRU with reset_after=True) must be [2, 6], received [6]");
    assertThatThrownBy(() -> RecurrentWeights.fromKeras(gru, before.subList(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weights must be kernel, recurrent kernel and bias of each direction (3 arrays, or 2"
                + " without bias), received 1");
    assertThatThrownBy(
            () ->
                RecurrentWeights.fromKeras(
                    gru, List.of(before.get(1), before.get(0), before.get(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kernel must be [3, 6], received [2, 6]");
    assertThatThrownBy(() -> RecurrentWeights.toKeras(gru, Map.of("W", before.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter RW is missing, received [W]");
  }

  private static RecurrentConfiguration conf(MultiLayerNetwork network) {
    return (RecurrentConfiguration) network.getLayer(0).conf().getLayer();
  }

  /** Random weights in Keras's shapes. */
  private static List<INDArray> keras(Cells cell, long seed) {
    long columns =
        switch (cell) {
          case LSTM -> 4 * Nets.UNITS;
          case GRU_AFTER, GRU_BEFORE -> 3 * Nets.UNITS;
          default -> Nets.UNITS;
        };
    INDArray bias =
        cell == Cells.GRU_AFTER
            ? Nets.normal(seed + 20, 2, columns)
            : Nets.normal(seed + 20, columns);
    return List.of(
        Nets.normal(seed, Nets.INPUTS, columns), Nets.normal(seed + 10, Nets.UNITS, columns), bias);
  }

  private static double[][] reference(Cells cell, double[][] x, List<INDArray> weights) {
    double[][] kernel = weights.get(0).toDoubleMatrix();
    double[][] recurrent = weights.get(1).toDoubleMatrix();
    INDArray bias = weights.get(2);
    return switch (cell) {
      case LSTM -> KerasReference.lstm(x, kernel, recurrent, bias.toDoubleVector());
      case GRU_AFTER -> KerasReference.gruResetAfter(x, kernel, recurrent, bias.toDoubleMatrix());
      case GRU_BEFORE -> KerasReference.gruResetBefore(x, kernel, recurrent, bias.toDoubleVector());
      default -> KerasReference.simple(x, kernel, recurrent, bias.toDoubleVector());
    };
  }

  private static double[][] steps(INDArray sequence) {
    return sequence.slice(0).transpose().toDoubleMatrix();
  }

  private static double[][] reversed(double[][] steps) {
    double[][] reversed = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      reversed[t] = steps[steps.length - 1 - t];
    }
    return reversed;
  }

  private static void assertEquals(INDArray output, double[][] expected) {
    for (int t = 0; t < expected.length; t++) {
      for (int u = 0; u < expected[t].length; u++) {
        assertThat(output.getDouble(0, u, t)).isCloseTo(expected[t][u], within(1e-12));
      }
    }
  }
}
