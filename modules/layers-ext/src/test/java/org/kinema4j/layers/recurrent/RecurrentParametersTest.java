package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Parameters: names, shapes, first values, flat vector, and what the configuration does to them.
 */
class RecurrentParametersTest {

  private static final double EXACT = 1e-12;

  /** Keeps the fans that it was asked for. */
  private record Fans(List<Double> in, List<Double> out) implements IWeightInit {
    @Override
    public INDArray init(
        double fanIn, double fanOut, long[] shape, char order, INDArray parameters) {
      in.add(fanIn);
      out.add(fanOut);
      return parameters.reshape(order, shape);
    }
  }

  @Test
  void namesAndShapesOfOneDirection() {
    Map<String, INDArray> table = single(Cells.LSTM.layer(null, Output.SEQUENCE)).paramTable();

    assertThat(table.keySet()).containsExactly("W", "RW", "b");
    assertThat(table.get("W").shape()).containsExactly(3, 8);
    assertThat(table.get("RW").shape()).containsExactly(2, 8);
    assertThat(table.get("b").shape()).containsExactly(1, 8);
  }

  @Test
  void namesAndShapesOfBothDirections() {
    Map<String, INDArray> table =
        single(Cells.GRU_AFTER.layer(Merge.ADD, Output.SEQUENCE)).paramTable();

    assertThat(table.keySet()).containsExactly("fW", "fRW", "fb", "bW", "bRW", "bb");
    assertThat(table.get("bW").shape()).containsExactly(3, 6);
    assertThat(table.get("bRW").shape()).containsExactly(2, 6);
    assertThat(table.get("bb").shape()).containsExactly(1, 8);
  }

  @Test
  void theFlatVectorHoldsTheMatricesRowByRow() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    double[] values = new double[(int) network.numParams()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    network.setParams(Nd4j.createFromArray(values));

    assertThat(Nets.values(network.getParam("0_W"))).startsWith(0, 1, 2).endsWith(22, 23);
    assertThat(Nets.values(network.getParam("0_RW"))).startsWith(24, 25).endsWith(38, 39);
    assertThat(Nets.values(network.getParam("0_b"))).startsWith(40, 41).endsWith(46, 47);
    assertThat(Nets.values(network.params())).containsExactly(values);
  }

  @Test
  void aLayersOwnVectorIsCopiedStraight() {
    Layer layer = single(Cells.GRU_BEFORE.layer(Merge.CONCAT, Output.SEQUENCE));
    INDArray vector = Nets.normal(3, layer.numParams());

    layer.setParams(vector);

    assertThat(Nets.values(layer.params())).containsExactly(Nets.values(vector));
  }

  @Test
  void aTableIsCopiedAndTheParametersStayViews() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    Map<String, INDArray> table = single(Cells.LSTM.layer(null, Output.SEQUENCE)).paramTable();
    table.get("W").assign(5);

    network.getLayer(0).setParamTable(table);

    assertThat(network.params().getDouble(0)).isEqualTo(5);
    assertThatThrownBy(() -> network.getLayer(0).setParamTable(Map.of("W", table.get("W"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameters must be [W, RW, b], received [W]");
  }

  @Test
  void cloneIsIndependent() {
    SequenceLayer layer = (SequenceLayer) single(Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE));
    Layer clone = layer.clone();

    assertThat(clone.params()).isEqualTo(layer.params());
    clone.params().addi(1);
    assertThat(clone.params()).isNotEqualTo(layer.params());
    assertThat(clone.getParam("fW")).isNotEqualTo(layer.getParam("fW"));
  }

  @Test
  void biasesStartAsConfigured() {
    Lstm lstm = new Lstm.Builder().nOut(2).biasInit(0.5).forgetGateBias(3).build();

    assertThat(Nets.values(single(lstm).getParam("b")))
        .containsExactly(0.5, 0.5, 3, 3, 0.5, 0.5, 0.5, 0.5);
    assertThat(Nets.values(single(Cells.LSTM.layer(Merge.ADD, Output.SEQUENCE)).getParam("bb")))
        .containsExactly(0.1, 0.1, 1, 1, 0.1, 0.1, 0.1, 0.1);
    assertThat(Nets.values(single(Cells.GRU_AFTER.layer(null, Output.SEQUENCE)).getParam("b")))
        .hasSize(8)
        .containsOnly(0.1);
  }

  @Test
  void fansAreRowsAndColumnsOfTheWholeMatrix() {
    Fans input = new Fans(new ArrayList<>(), new ArrayList<>());
    Fans recurrent = new Fans(new ArrayList<>(), new ArrayList<>());

    single(new Lstm.Builder().nOut(2).weightInit(input).weightInitRecurrent(recurrent).build());

    assertThat(input.in()).containsExactly(3.0);
    assertThat(input.out()).containsExactly(8.0);
    assertThat(recurrent.in()).containsExactly(2.0);
    assertThat(recurrent.out()).containsExactly(8.0);
  }

  @Test
  void recurrentWeightsMayBeOrthogonal() {
    Layer layer =
        single(
            new SimpleRecurrent.Builder()
                .nOut(5)
                .weightInitRecurrent(new OrthogonalDistribution(1.0))
                .build());

    INDArray recurrent = layer.getParam("RW");
    INDArray identity = Nd4j.eye(5).castTo(DataType.DOUBLE);
    assertThat(Nets.distance(recurrent.mmul(recurrent.transpose()), identity)).isLessThan(1e-6);
  }

  @Test
  void recurrentWeightsMayBeTheIdentity() {
    Layer layer =
        single(
            new SimpleRecurrent.Builder().nOut(2).weightInitRecurrent(WeightInit.IDENTITY).build());

    assertThat(Nets.values(layer.getParam("RW"))).containsExactly(1, 0, 0, 1);
  }

  @Test
  void aNetworksDefaultActivationIsNotTakenOver() {
    NeuralNetConfiguration.Builder relu = Nets.settings().activation(Activation.RELU);

    for (Cells cell : Cells.values()) {
      RecurrentConfiguration layer = cell.layer(null, Output.SEQUENCE);
      MultiLayerNetwork plain = Nets.network(layer.clone(), Nets.identity());
      MultiLayerNetwork network = Nets.network(relu.clone(), layer.clone(), Nets.identity());

      assertThat(network.output(Nets.sequences(2))).isEqualTo(plain.output(Nets.sequences(2)));
    }
  }

  @Test
  void weightsAndBiasesAreRegularizedSeparately() {
    for (Merge merge : new Merge[] {null, Merge.CONCAT}) {
      RecurrentConfiguration.Builder<?> builder = Cells.LSTM.builder();
      builder.nOut(2);
      builder.l2(0.1);
      builder.l1Bias(0.01);
      if (merge != null) {
        builder.bidirectional(merge);
      }
      Layer layer = single(builder.build());

      double expected = 0;
      for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
        for (double value : Nets.values(parameter.getValue())) {
          expected +=
              parameter.getKey().endsWith("b") ? 0.01 * Math.abs(value) : 0.5 * 0.1 * value * value;
        }
      }
      assertThat(layer.calcRegularizationScore(true)).isCloseTo(expected, within(EXACT));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU_AFTER"})
  void constraintsHoldForEveryDirection(Cells cell) {
    RecurrentConfiguration.Builder<?> builder = cell.builder();
    builder.nOut(2);
    builder.bidirectional(Merge.CONCAT);
    builder.constrainRecurrent(new MaxNormConstraint(0.1, 1));
    builder.constrainInputWeights(new NonNegativeConstraint());
    builder.constrainBias(new MaxNormConstraint(0.05, 1));

    MultiLayerNetwork network = fitted(builder.build());

    for (String direction : new String[] {"f", "b"}) {
      assertThat(Nets.largest(network.getParam("0_" + direction + "RW").norm2(1)))
          .isLessThanOrEqualTo(0.1 + 1e-6);
      assertThat(network.getParam("0_" + direction + "W").minNumber().doubleValue())
          .isGreaterThanOrEqualTo(0);
      assertThat(Nets.largest(network.getParam("0_" + direction + "b").norm2(1)))
          .isLessThanOrEqualTo(0.05 + 1e-6);
    }
  }

  @Test
  void constraintsOnWeightsAndOnAllParameters() {
    RecurrentConfiguration.Builder<?> weights = Cells.LSTM.builder();
    weights.nOut(2);
    weights.constrainWeights(new NonNegativeConstraint());
    RecurrentConfiguration.Builder<?> all = Cells.LSTM.builder();
    all.nOut(2);
    all.constrainAllParameters(new MaxNormConstraint(0.01, 1));

    MultiLayerNetwork positive = fitted(weights.build());
    MultiLayerNetwork small = fitted(all.build());

    assertThat(positive.getParam("0_W").minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(positive.getParam("0_RW").minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    for (String parameter : new String[] {"W", "RW", "b"}) {
      assertThat(Nets.largest(small.getParam("0_" + parameter).norm2(1)))
          .isLessThanOrEqualTo(0.01 + 1e-6);
    }
  }

  @Test
  void biasesMayHaveTheirOwnUpdater() {
    MultiLayerNetwork network =
        Nets.network(
            new Lstm.Builder().nOut(2).bidirectional(Merge.ADD).biasUpdater(new Sgd(0)).build(),
            Nets.softmaxEachStep());
    Map<String, INDArray> before = network.clone().getLayer(0).paramTable();

    network.fit(data());

    network
        .getLayer(0)
        .paramTable()
        .forEach(
            (key, value) ->
                assertThat(value.equals(before.get(key))).as(key).isEqualTo(key.endsWith("b")));
  }

  @Test
  void gradientsAreClippedToTheLayersLength() {
    MultiLayerNetwork network =
        Nets.network(
            new Lstm.Builder()
                .nOut(2)
                .bidirectional(Merge.CONCAT)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1e-3)
                .build(),
            Nets.softmaxEachStep());
    Layer layer = network.getLayer(0);
    INDArray before = layer.params().dup();

    network.fit(data());

    // SGD with learning rate 1 subtracts the clipped gradient.
    assertThat(before.sub(layer.params()).norm2Number().doubleValue())
        .isCloseTo(1e-3, within(1e-9));
  }

  /**
   * Deeplearning4j leaves the noise's own factor out of a parameter's gradient; the gradient of
   * what lies below shows that the noisy weights are the same in both passes.
   */
  @Test
  void weightNoiseIsTheSameForwardAndBackward() {
    MultiLayerNetwork network =
        Nets.network(
            Cells.SIMPLE_TANH.layer(null, Output.SEQUENCE),
            new Lstm.Builder()
                .nOut(2)
                .bidirectional(Merge.ADD)
                .weightNoise(new DropConnect(0.5))
                .build(),
            Nets.softmaxEachStep());

    assertThat(Differences.largestRelative(network, data(), network.getLayer(0).numParams()))
        .isLessThan(1e-6);
    assertThat(network.output(Nets.sequences(3)))
        .as("no noise without training")
        .isEqualTo(network.output(Nets.sequences(3)));
  }

  private static Layer single(RecurrentConfiguration layer) {
    return Nets.network(layer, Nets.identity()).getLayer(0);
  }

  private static MultiLayerNetwork fitted(RecurrentConfiguration layer) {
    MultiLayerNetwork network = Nets.network(layer, Nets.softmaxEachStep());
    network.fit(data());
    return network;
  }

  private static DataSet data() {
    return new DataSet(Nets.sequences(3), Nets.labelsEachStep(3));
  }
}
