package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.ElementLoss.Coupling;
import org.kinema4j.losses.contract.LossCase.Level;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * What holds for every loss that judges examples one by one, in the layers of Deeplearning4j: the
 * network's score is the naive sum over rows, divided by the number of examples (not of rows), and
 * a small step of training lowers it. The layer's weights are the identity, so that its outputs are
 * those of the case.
 */
final class LossNetworkTest {

  private static final int EXAMPLES = 2;
  private static final int STEPS = 7;
  private static final int ROWS = EXAMPLES * STEPS;

  static Stream<LossCase> cases() {
    return LossCases.all().filter(tested -> tested.loss() instanceof ElementLoss);
  }

  /** {@code CnnLossLayer} takes labels of the output's shape only. */
  static Stream<LossCase> casesOfEqualWidth() {
    return cases()
        .filter(tested -> tested.batch(1, Level.ORDINARY, 0).labels[0].length == tested.width());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputLayer(LossCase tested) {
    Batch batch = tested.batch(ROWS, Level.ORDINARY, 9);
    MultiLayerNetwork network = network(outputLayer(tested, tested.width()));

    assertTraining(tested, network, batch, data(batch, null), null, ROWS);
    for (double[][] mask : masks(tested)) {
      INDArray array = Batch.array(mask, DataType.DOUBLE);
      assertTraining(tested, network, batch, data(batch, array), mask, ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputLayerOfSequences(LossCase tested) {
    Batch batch = tested.batch(ROWS, Level.ORDINARY, 10);
    int width = tested.width();
    MultiLayerNetwork network =
        network(
            new RnnOutputLayer.Builder(tested.loss())
                .nIn(width)
                .nOut(width)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build());
    INDArray features = sequences(batch.outputs);
    INDArray labels = sequences(batch.labels);

    assertTraining(tested, network, batch, new DataSet(features, labels), null, EXAMPLES);
    double[][] steps = masks(tested).get(0);
    INDArray ofSteps = Batch.array(steps, DataType.DOUBLE).reshape('c', EXAMPLES, STEPS);
    DataSet masked = new DataSet(features, labels, null, ofSteps);
    assertTraining(tested, network, batch, masked, steps, EXAMPLES);
  }

  @ParameterizedTest
  @MethodSource("casesOfEqualWidth")
  void lossLayerOfImages(LossCase tested) {
    Batch batch = tested.batch(ROWS, Level.ORDINARY, 11);
    int width = tested.width();
    MultiLayerNetwork network =
        network(
            new ConvolutionLayer.Builder(1, 1)
                .nIn(width)
                .nOut(width)
                .activation(Activation.IDENTITY)
                .build(),
            new CnnLossLayer.Builder(tested.loss()).activation(Activation.IDENTITY).build());
    INDArray features = sequences(batch.outputs).reshape('c', EXAMPLES, width, 1, STEPS);
    INDArray labels = sequences(batch.labels).reshape('c', EXAMPLES, width, 1, STEPS);

    assertTraining(tested, network, batch, new DataSet(features, labels), null, EXAMPLES);
    double[][] pixels = masks(tested).get(0);
    INDArray ofPixels = Batch.array(pixels, DataType.DOUBLE).reshape('c', EXAMPLES, 1, 1, STEPS);
    DataSet masked = new DataSet(features, labels, null, ofPixels);
    assertTraining(tested, network, batch, masked, pixels, EXAMPLES);
  }

  private static void assertTraining(
      LossCase tested,
      MultiLayerNetwork network,
      Batch batch,
      DataSet data,
      double[][] mask,
      int divisor) {
    identity(network, tested.width());
    double expected = Arrays.stream(Naives.scores(tested, batch, mask)).sum() / divisor;
    double score = network.score(data);

    assertThat(score).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
    network.fit(data);
    assertThat(network.score(data)).as("score after a step").isLessThan(score);
  }

  private static OutputLayer outputLayer(LossCase tested, int width) {
    return new OutputLayer.Builder(tested.loss())
        .nIn(width)
        .nOut(width)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static MultiLayerNetwork network(Layer... layers) {
    var list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(1e-6))
            .list(layers);
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  private static void identity(MultiLayerNetwork network, int width) {
    INDArray weights = network.getParam("0_W");
    weights.assign(Nd4j.eye(width).castTo(DataType.DOUBLE).reshape(weights.shape()));
    network.getParam("0_b").assign(0);
  }

  private static DataSet data(Batch batch, INDArray mask) {
    return new DataSet(
        Batch.array(batch.outputs, DataType.DOUBLE),
        Batch.array(batch.labels, DataType.DOUBLE),
        null,
        mask);
  }

  /** Rows as steps of sequences, {@code [N, C, T]}. */
  private static INDArray sequences(double[][] rows) {
    return Batch.array(rows, DataType.DOUBLE)
        .reshape('c', EXAMPLES, STEPS, rows[0].length)
        .permute(0, 2, 1)
        .dup('c');
  }

  /** A mask of rows and, where it makes sense, one of single outputs. */
  private static List<double[][]> masks(LossCase tested) {
    double[][] rows = new double[ROWS][1];
    double[][] outputs = new double[ROWS][tested.width()];
    for (int i = 0; i < ROWS; i++) {
      rows[i][0] = i % 4 == 1 ? 0 : 1;
      for (int c = 0; c < tested.width(); c++) {
        outputs[i][c] = (i + c) % 2;
      }
    }
    return ((ElementLoss) tested.loss()).coupling() == Coupling.SEPARATE_OUTPUTS
        ? List.of(rows, outputs)
        : List.<double[][]>of(rows);
  }
}
