package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What changes the gradients of the whole model, in models with more than weights and biases. */
class StageModelsTest {

  private static final double EXACT = 1e-12;
  private static final double RATE = 0.3;
  private static final double RHO = 0.4;
  private static final Momentum DESCENT = new Momentum(RATE).withMomentum(0);
  private static final Optimizer SHARP = new SharpnessAware(DESCENT, RHO);

  private static NeuralNetConfiguration.Builder base(Optimizer optimizer, DataType type) {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .dataType(type)
        .updater(optimizer)
        .activation(Activation.TANH);
  }

  private static DenseLayer dense() {
    return new DenseLayer.Builder().nIn(SmallNets.INPUTS).nOut(4).build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(4)
        .nOut(SmallNets.CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    Training.prepare(network);
    return network;
  }

  private static MultiLayerNetwork normalized(Optimizer optimizer) {
    return network(
        base(optimizer, DataType.DOUBLE)
            .list()
            .layer(dense())
            .layer(new BatchNormalization.Builder().nIn(4).nOut(4).build())
            .layer(output())
            .build());
  }

  /** Mean and variance lie among the gradients, but are none. */
  @Test
  void statisticsOfBatchesAreNotGradients() {
    MultiLayerNetwork plain = normalized(DESCENT);
    MultiLayerNetwork clipped = normalized(new Clipped(DESCENT, Clipping.byGlobalNorm(1e-3)));
    MultiLayerNetwork sharp = normalized(SHARP);
    INDArray start = plain.params().dup();
    plain.fit(SmallNets.data(1));
    clipped.fit(SmallNets.data(1));
    sharp.fit(SmallNets.data(1));

    double squares = 0;
    for (Map.Entry<String, INDArray> entry : clipped.paramTable().entrySet()) {
      INDArray statistic = plain.getParam(entry.getKey());
      if (Set.of("1_mean", "1_var", "1_log10stdev").contains(entry.getKey())) {
        assertThat(flat(entry.getValue())).containsExactly(flat(statistic));
        assertThat(flat(sharp.getParam(entry.getKey()))).containsExactly(flat(statistic));
        statistic.assign(0);
        entry.getValue().assign(0);
      }
    }
    MultiLayerNetwork first = normalized(DESCENT);
    first.setParams(start);
    for (Map.Entry<String, INDArray> entry : clipped.paramTable().entrySet()) {
      if (!Set.of("1_mean", "1_var", "1_log10stdev").contains(entry.getKey())) {
        double norm = entry.getValue().distance2(first.getParam(entry.getKey()));
        squares += norm * norm;
      }
    }
    assertThat(Math.sqrt(squares)).isCloseTo(RATE * 1e-3, within(EXACT));
  }

  @Test
  void scoreIsThatOfTheFirstPass() {
    MultiLayerNetwork plain = SmallNets.network(DESCENT);
    MultiLayerNetwork sharp = SmallNets.network(SHARP);
    ComputationGraph graph = SmallNets.graph(SHARP);
    Training.prepare(sharp);
    Training.prepare(graph);
    plain.fit(SmallNets.data(1));
    sharp.fit(SmallNets.data(1));
    graph.fit(SmallNets.data(1));

    assertThat(sharp.score()).isEqualTo(plain.score());
    assertThat(graph.score()).isCloseTo(plain.score(), within(EXACT));
    assertThat(flat(sharp.params())).isNotEqualTo(flat(plain.params()));
  }

  /** L2 joins the clipped gradient, as the coupled decay of PyTorch does. */
  @Test
  void coupledDecayComesAfterwards() {
    Optimizer clipped = new Clipped(DESCENT, Clipping.byGlobalNorm(1e-9));
    MultiLayerNetwork network =
        network(
            base(clipped, DataType.DOUBLE).l2(0.5).list().layer(dense()).layer(output()).build());
    INDArray weights = network.getParam("0_W").dup();
    network.fit(SmallNets.data(1));

    assertThat(flat(network.getParam("0_W")))
        .containsExactly(flat(weights.mul(1 - RATE * 0.5)), within(1e-8));
  }

  @Test
  void frozenLayersStay() {
    for (Optimizer optimizer :
        new Optimizer[] {SHARP, new Clipped(DESCENT, Clipping.byGlobalNorm(0.1))}) {
      MultiLayerNetwork network =
          network(
              base(optimizer, DataType.DOUBLE)
                  .list()
                  .layer(new FrozenLayer(dense()))
                  .layer(output())
                  .build());
      double[] frozen = flat(network.getParam("0_W").dup());
      double[] trained = flat(network.getParam("1_W").dup());
      network.fit(SmallNets.data(1));

      assertThat(flat(network.getParam("0_W"))).containsExactly(frozen);
      assertThat(flat(network.getParam("1_W"))).isNotEqualTo(trained);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void zeroAndNanGradientsAreUsedAsTheyAre(DataType type) {
    for (Optimizer optimizer :
        new Optimizer[] {SHARP, new Clipped(DESCENT, Clipping.byGlobalNorm(0.1))}) {
      OutputLayer output =
          new OutputLayer.Builder(LossFunction.MSE)
              .nIn(2)
              .nOut(1)
              .activation(Activation.IDENTITY)
              .build();
      MultiLayerNetwork network = network(base(optimizer, type).list().layer(output).build());
      double[] start = flat(network.params().dup());
      network.fit(Nd4j.zeros(type, 2, 2), Nd4j.zeros(type, 2, 1));
      assertThat(flat(network.params())).containsExactly(start);
      network.fit(Nd4j.valueArrayOf(new long[] {2, 2}, Double.NaN, type), Nd4j.zeros(type, 2, 1));
      assertThat(flat(network.params())).contains(Double.NaN);
    }
  }

  /** A mask of labels lies in the model while the second gradient is taken. */
  @Test
  void masksHoldInTheSecondPass() {
    DataSet data = sequence();
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1}});
    data.setFeaturesMaskArray(mask);
    data.setLabelsMaskArray(mask);
    MultiLayerNetwork network = network(recurrent(SHARP, BackpropType.Standard));
    MultiLayerNetwork plain = network(recurrent(DESCENT, BackpropType.Standard));
    for (int t = 1; t <= 3; t++) {
      plain.setLayerMaskArrays(mask, mask);
      INDArray theta = plain.params().dup();
      INDArray g = gradient(plain, theta, data.getFeatures(), data.getLabels());
      INDArray h = gradient(plain, theta.add(ascent(g)), data.getFeatures(), data.getLabels());
      plain.setParams(theta.sub(h.mul(RATE / 2)));
      network.fit(data);

      assertThat(flat(network.params())).containsExactly(flat(plain.params()), within(EXACT));
    }
  }

  /**
   * Each part of a sequence begins in both passes where the first pass of the part before ended.
   */
  @Test
  void truncatedSequencesCarryTheStateOfTheFirstPass() {
    DataSet data = sequence();
    MultiLayerNetwork network = network(recurrent(SHARP, BackpropType.TruncatedBPTT));
    MultiLayerNetwork plain = network(recurrent(DESCENT, BackpropType.TruncatedBPTT));
    for (int t = 1; t <= 2; t++) {
      network.fit(data);
      Map<String, INDArray> state = Map.of();
      for (int part = 0; part < 3; part++) {
        INDArray in = part(data.getFeatures(), part);
        INDArray labels = part(data.getLabels(), part);
        INDArray theta = plain.params().dup();
        begin(plain, state);
        INDArray g = gradient(plain, theta, in, labels);
        Map<String, INDArray> end = ((RecurrentLayer) plain.getLayer(0)).rnnGetTBPTTState();
        begin(plain, state);
        INDArray h = gradient(plain, theta.add(ascent(g)), in, labels);
        plain.setParams(theta.sub(h.mul(RATE / 2)));
        state = end;
      }

      assertThat(flat(network.params())).containsExactly(flat(plain.params()), within(EXACT));
    }
  }

  private static void begin(MultiLayerNetwork network, Map<String, INDArray> state) {
    RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
    layer.rnnSetPreviousState(state);
    layer.rnnSetTBPTTState(state);
  }

  private static INDArray part(INDArray whole, int index) {
    return whole
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(2L * index, 2L * index + 2))
        .dup();
  }

  private static INDArray ascent(INDArray gradient) {
    return gradient.mul(RHO / gradient.norm2Number().doubleValue());
  }

  private static INDArray gradient(
      MultiLayerNetwork network, INDArray theta, INDArray in, INDArray labels) {
    network.setParams(theta);
    network.setInput(in);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return network.gradient().gradient().reshape(theta.shape()).dup();
  }

  private static DataSet sequence() {
    Nd4j.getRandom().setSeed(4);
    return new DataSet(Nd4j.randn(DataType.DOUBLE, 2, 3, 6), Nd4j.randn(DataType.DOUBLE, 2, 2, 6));
  }

  private static MultiLayerConfiguration recurrent(Optimizer optimizer, BackpropType type) {
    return base(optimizer, DataType.DOUBLE)
        .list()
        .layer(new LSTM.Builder().nIn(3).nOut(4).build())
        .layer(
            new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(4)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build())
        .backpropType(type)
        .tBPTTLength(2)
        .build();
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector();
  }
}
