package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.layers.normalization.Closeness.assertClose;
import static org.kinema4j.layers.normalization.Normalizations.CHANNELS;
import static org.kinema4j.layers.normalization.Normalizations.EXAMPLES;
import static org.kinema4j.layers.normalization.Normalizations.STEPS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

/** Running statistics of {@link SequenceBatchNormalization}, in networks that are trained. */
class SequenceBatchNormalizationTest {

  private static final double TOLERANCE = 1e-12;
  private static final double DECAY = 0.75;

  @Test
  void anUpdateMovesTheStatisticsOnce() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    double[][][] x = NaiveNormalization.array(Normalizations.sequences());

    network.fit(batch(Normalizations.mask()));

    for (int c = 0; c < CHANNELS; c++) {
      double mean = NaiveNormalization.mean(x, Normalizations.MASK, c);
      double variance = NaiveNormalization.variance(x, Normalizations.MASK, c, mean);
      double count = NaiveNormalization.count(Normalizations.MASK);
      assertThat(network.getParam("0_mean").getDouble(c))
          .isCloseTo((1 - DECAY) * mean, within(TOLERANCE));
      assertThat(network.getParam("0_var").getDouble(c))
          .isCloseTo(DECAY + (1 - DECAY) * variance * count / (count - 1), within(TOLERANCE));
    }
  }

  @Test
  void statisticsConvergeToThoseOfTheData() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    DataSet batch = batch(Normalizations.mask());
    double[][][] x = NaiveNormalization.array(batch.getFeatures());
    double count = NaiveNormalization.count(Normalizations.MASK);

    // 0.75 to the power of 100 is 3e-13.
    for (int i = 0; i < 100; i++) {
      network.fit(batch);
    }

    for (int c = 0; c < CHANNELS; c++) {
      double mean = NaiveNormalization.mean(x, Normalizations.MASK, c);
      double variance = NaiveNormalization.variance(x, Normalizations.MASK, c, mean);
      assertThat(network.getParam("0_mean").getDouble(c)).isCloseTo(mean, within(TOLERANCE * 10));
      assertThat(network.getParam("0_var").getDouble(c))
          .isCloseTo(variance * count / (count - 1), within(TOLERANCE * 10));
    }
  }

  @Test
  void inferenceIgnoresTheRestOfTheBatch() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    INDArray x = Normalizations.sequences();
    INDArray first = x.get(NDArrayIndex.interval(0, 1), NDArrayIndex.all(), NDArrayIndex.all());
    INDArray alone = normalized(network, first, false);

    INDArray inferred = normalized(network, x, false);
    INDArray trained = normalized(network, x, true);

    assertClose(inferred.slice(0), alone.slice(0), TOLERANCE);
    // Statistics are at 0 and 1: up to epsilon, nothing is changed.
    assertClose(inferred, x.div(Math.sqrt(1 + Normalization.DEFAULT_EPSILON)), TOLERANCE);
    assertThat(trained.meanNumber().doubleValue()).isCloseTo(0, within(TOLERANCE));
    assertThat(trained.distance2(inferred)).isGreaterThan(1);
  }

  @Test
  void aPassForwardMovesNothing() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    INDArray before = network.params().dup();

    network.output(Normalizations.sequences(), true);
    network.score(batch(null), true);

    assertThat(network.params()).isEqualTo(before);
  }

  @Test
  void aBatchWithoutAnyStepChangesNoStatistic() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    INDArray statistics = statistics(network).dup();

    network.fit(batch(Nd4j.zeros(DataType.DOUBLE, EXAMPLES, STEPS)));

    assertThat(statistics(network)).isEqualTo(statistics);
    assertThat(network.params().isNaN().any()).isFalse();
  }

  @Test
  void aSingleStepMovesTheMeanOnly() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    INDArray mask = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, STEPS);
    mask.putScalar(1, 2, 1);

    network.fit(batch(mask));

    INDArray step = Normalizations.sequences().slice(1).getColumn(2);
    assertClose(network.getParam("0_mean"), step.mul(1 - DECAY), TOLERANCE);
    assertClose(network.getParam("0_var"), Nd4j.ones(DataType.DOUBLE, CHANNELS), TOLERANCE);
  }

  /** Deeplearning4j's own batch normalization has its statistics clipped along. */
  @ParameterizedTest
  @EnumSource(GradientNormalization.class)
  void clippingLeavesTheStatisticsAlone(GradientNormalization clipping) {
    MultiLayerNetwork free = network(Normalizations.configuration());
    MultiLayerNetwork clipped =
        network(
            Normalizations.configuration()
                .gradientNormalization(clipping)
                .gradientNormalizationThreshold(1e-6));

    free.fit(batch(null));
    clipped.fit(batch(null));

    assertClose(statistics(clipped), statistics(free), TOLERANCE);
    boolean same = clipped.getParam("0_gain").equals(free.getParam("0_gain"));
    assertThat(same).isEqualTo(clipping == GradientNormalization.None);
  }

  @Test
  void optimizersAndRegularizationLeaveTheStatisticsAlone() {
    MultiLayerNetwork plain = network(Normalizations.configuration());
    MultiLayerNetwork other =
        network(Normalizations.configuration().updater(new Adam(0.1)).l2(0.5).l1(0.5).l2Bias(0.5));

    plain.fit(batch(null));
    other.fit(batch(null));

    assertClose(statistics(other), statistics(plain), TOLERANCE);
  }

  @Test
  void constraintsLeaveTheStatisticsAlone() {
    SequenceBatchNormalization layer =
        new SequenceBatchNormalization.Builder()
            .nOut(CHANNELS)
            .constrainAllParameters(new MaxNormConstraint(1e-3, 0))
            .build();

    assertThat(layer.getConstraints())
        .singleElement()
        .satisfies(c -> assertThat(c.getParams()).containsExactlyInAnyOrder("gain", "bias"));
  }

  @Test
  void frozenItUsesTheRunningStatisticsBothWays() {
    MultiLayerNetwork network =
        Normalizations.network(
            InputType.recurrent(CHANNELS, STEPS),
            new RmsNormalization.Builder().build(),
            new FrozenLayerWithBackprop(normalization()),
            Normalizations.sequenceOutput());
    MultiLayerNetwork equivalent =
        Normalizations.network(
            InputType.recurrent(CHANNELS, STEPS),
            new RmsNormalization.Builder().epsilon(1e-5).build(),
            Normalizations.sequenceOutput());
    // With statistics 0 and 1 and epsilon, the frozen layer divides by this.
    double divisor = Math.sqrt(1 + Normalization.DEFAULT_EPSILON);
    equivalent.setParam("1_W", network.getParam("2_W").div(divisor));
    INDArray statistics = network.getParam("1_mean").dup();

    network.fit(batch(Normalizations.mask()));
    equivalent.fit(batch(Normalizations.mask()));

    assertThat(network.getParam("1_mean")).isEqualTo(statistics);
    assertClose(network.getParam("0_gain"), equivalent.getParam("0_gain"), TOLERANCE);
  }

  @Test
  void frozenByTransferLearningItKeepsItsState() {
    MultiLayerNetwork network = network(Normalizations.configuration());
    network.fit(batch(null));

    MultiLayerNetwork transferred =
        new TransferLearning.Builder(network).setFeatureExtractor(0).build();
    transferred.fit(batch(null));

    assertThat(statistics(transferred)).isEqualTo(statistics(network));
  }

  @Test
  void stateSurvivesStoring(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = network(Normalizations.configuration().updater(new Adam(0.01)));
    network.fit(batch(Normalizations.mask()));
    File file = folder.resolve("model.zip").toFile();

    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file, true);

    assertThat(restored.paramTable()).isEqualTo(network.paramTable());
    INDArray x = Normalizations.sequences();
    assertThat(restored.output(x)).isEqualTo(network.output(x));
    restored.fit(batch(null));
    network.fit(batch(null));
    assertThat(restored.params()).isEqualTo(network.params());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesADecayOutOfRange(double decay) {
    assertThatThrownBy(() -> new SequenceBatchNormalization.Builder().decay(decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decay must be in [0, 1), received " + decay);
  }

  private static SequenceBatchNormalization normalization() {
    return new SequenceBatchNormalization.Builder().decay(DECAY).build();
  }

  private static MultiLayerNetwork network(NeuralNetConfiguration.Builder configuration) {
    return Normalizations.network(
        configuration,
        InputType.recurrent(CHANNELS, STEPS),
        normalization(),
        Normalizations.sequenceOutput());
  }

  private static INDArray normalized(MultiLayerNetwork network, INDArray x, boolean training) {
    return network.feedForwardToLayer(0, x, training).get(1);
  }

  private static DataSet batch(INDArray mask) {
    return new DataSet(Normalizations.sequences(), Normalizations.sequenceLabels(), mask, mask);
  }

  private static INDArray statistics(MultiLayerNetwork network) {
    return Nd4j.concat(0, network.getParam("0_mean"), network.getParam("0_var"));
  }
}
