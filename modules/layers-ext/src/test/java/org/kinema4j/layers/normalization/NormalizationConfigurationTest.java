package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinema4j.layers.normalization.Normalizations.CHANNELS;
import static org.kinema4j.layers.normalization.Normalizations.STEPS;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryType;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;

/** The normalizations as configurations of layers. */
class NormalizationConfigurationTest {

  private static final InputType SEQUENCES = InputType.recurrent(CHANNELS, STEPS);

  static Stream<Normalization> all() {
    return Normalizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesJsonAndYaml(Normalization normalization) {
    MultiLayerConfiguration configuration = network(normalization).getLayerWiseConfigurations();

    assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    assertThat(MultiLayerConfiguration.fromYaml(configuration.toYaml())).isEqualTo(configuration);
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesJsonAndYamlInGraphs(Normalization normalization) {
    ComputationGraphConfiguration configuration =
        Normalizations.configuration()
            .graphBuilder()
            .addInputs("in")
            .addLayer("norm", normalization, "in")
            .addLayer("out", Normalizations.sequenceOutput(), "norm")
            .setOutputs("out")
            .setInputTypes(SEQUENCES)
            .build();

    assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
        .isEqualTo(configuration);
    assertThat(ComputationGraphConfiguration.fromYaml(configuration.toYaml()))
        .isEqualTo(configuration);
  }

  @Test
  void everySettingIsStored() {
    SequenceBatchNormalization original =
        new SequenceBatchNormalization.Builder()
            .decay(0.5)
            .epsilon(0.25)
            .affine(Affine.BIAS)
            .name("norm")
            .build();
    String json = network(original).getLayerWiseConfigurations().toJson();

    Object restored = MultiLayerConfiguration.fromJson(json).getConf(0).getLayer();

    assertThat(restored)
        .isInstanceOfSatisfying(
            SequenceBatchNormalization.class,
            layer -> {
              assertThat(layer.getDecay()).isEqualTo(0.5);
              assertThat(layer.getEpsilon()).isEqualTo(0.25);
              assertThat(layer.getAffine()).isEqualTo(Affine.BIAS);
              assertThat(layer.getNIn()).isEqualTo(CHANNELS);
              assertThat(layer.getNOut()).isEqualTo(CHANNELS);
            });
    assertThat(restored.toString())
        .startsWith("SequenceBatchNormalization(")
        .contains("nOut=3")
        .endsWith("epsilon=0.25, affine=BIAS, decay=0.5)");
  }

  @Test
  void differentSettingsAreNotEqual() {
    List<Normalization> different =
        List.of(
            new LayerNormalization.Builder().build(),
            new LayerNormalization.Builder().epsilon(1e-3).build(),
            new LayerNormalization.Builder().affine(Affine.GAIN).build(),
            new LayerNormalization.Builder().nOut(3).build(),
            new RmsNormalization.Builder().build(),
            new RmsNormalization.Builder().affine(Affine.GAIN_AND_BIAS).build(),
            new SequenceBatchNormalization.Builder().build(),
            new SequenceBatchNormalization.Builder().decay(0.5).build());

    assertThat(different).doesNotHaveDuplicates();
    for (Normalization each : different) {
      assertThat(each.clone()).isEqualTo(each).hasSameHashCodeAs(each).isNotSameAs(each);
    }
  }

  @Test
  void defaultsAreThoseOfTheCatalogue() {
    assertThat(new LayerNormalization.Builder().build().getAffine())
        .isEqualTo(Affine.GAIN_AND_BIAS);
    assertThat(new RmsNormalization.Builder().build().getAffine()).isEqualTo(Affine.GAIN);
    SequenceBatchNormalization batch = new SequenceBatchNormalization.Builder().build();
    assertThat(batch.getAffine()).isEqualTo(Affine.GAIN_AND_BIAS);
    assertThat(batch.getDecay()).isEqualTo(0.9);
    assertThat(batch.getEpsilon()).isEqualTo(1e-5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void parametersAreVectorsInOrder(Normalization normalization) {
    MultiLayerNetwork network =
        Normalizations.network(
            Normalizations.configuration().biasInit(0.25),
            SEQUENCES,
            normalization,
            Normalizations.sequenceOutput());
    Affine affine = normalization.getAffine();
    boolean batch = normalization instanceof SequenceBatchNormalization;

    assertThat(network.getLayer(0).paramTable().keySet())
        .containsExactlyElementsOf(
            Stream.of(
                    affine.hasGain() ? "gain" : "",
                    affine.hasBias() ? "bias" : "",
                    batch ? "mean" : "",
                    batch ? "var" : "")
                .filter(name -> !name.isEmpty())
                .toList());
    network
        .getLayer(0)
        .paramTable()
        .forEach(
            (name, values) -> {
              double start = name.equals("gain") ? 1 : name.equals("bias") ? 0.25 : 0;
              assertThat(values.shape()).containsExactly(CHANNELS);
              assertThat(values.toDoubleVector()).containsOnly(name.equals("var") ? 1 : start);
            });
  }

  @Test
  void theGainBeginsAsToldToTheLayer() {
    MultiLayerNetwork network = network(new RmsNormalization.Builder().gainInit(0.5).build());

    assertThat(network.getParam("0_gain").toDoubleVector()).containsOnly(0.5);
  }

  @Test
  void theBiasIsABiasAndTheGainIsNotRegularized() {
    SequenceBatchNormalization layer =
        new SequenceBatchNormalization.Builder()
            .updater(new Adam(0.1))
            .biasUpdater(new Sgd(0.5))
            .l2(0.1)
            .l2Bias(0.2)
            .build();

    assertThat(layer.getUpdaterByParam("gain")).isEqualTo(new Adam(0.1));
    assertThat(layer.getUpdaterByParam("bias")).isEqualTo(new Sgd(0.5));
    assertThat(layer.getUpdaterByParam("mean")).isInstanceOf(NoOp.class);
    assertThat(layer.getUpdaterByParam("var")).isInstanceOf(NoOp.class);
    assertThat(layer.getRegularizationByParam("bias")).containsExactly(new L2Regularization(0.2));
    for (String name : List.of("gain", "mean", "var")) {
      assertThat(layer.getRegularizationByParam(name)).isNull();
      assertThat(layer.isPretrainParam(name)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTypeOfTheInputGoesThrough(Normalization normalization) {
    for (InputType type : List.of(SEQUENCES, InputType.feedForward(CHANNELS))) {
      normalization.setNIn(type, true);

      assertThat(normalization.getNIn()).isEqualTo(CHANNELS);
      assertThat(normalization.getNOut()).isEqualTo(CHANNELS);
      assertThat(normalization.getPreProcessorForInputType(type)).isNull();
      assertThat(normalization.getOutputType(0, type)).isEqualTo(type);
    }
  }

  static Stream<InputType> strangers() {
    return Stream.of(
        InputType.convolutional(8, 8, 3),
        InputType.convolutionalFlat(8, 8, 3),
        InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 8, 8, 8, 3),
        InputType.recurrent(CHANNELS, RNNFormat.NWC));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void refusesOtherInputInOneLine(InputType type) {
    RmsNormalization layer = new RmsNormalization.Builder().name("norm").build();

    assertThatThrownBy(() -> network(type, layer))
        .hasStackTraceContaining(
            "RmsNormalization \"norm\" takes feed-forward [N, C] or recurrent [N, C, T] (NCW)"
                + " input, received "
                + type);
  }

  @Test
  void refusesAnotherNumberOfChannels() {
    LayerNormalization layer = new LayerNormalization.Builder().nIn(7).build();

    assertThat(layer.getNOut()).isEqualTo(7);
    assertThatThrownBy(() -> layer.getOutputType(0, SEQUENCES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("LayerNormalization was set to nIn = 7, but receives " + SEQUENCES);
    assertThatThrownBy(() -> new LayerNormalization.Builder().nIn(7).nOut(8).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nIn and nOut of a normalization must be the same, received 7 and 8");
  }

  @Test
  void refusesAnUnknownNumberOfChannels() {
    MultiLayerConfiguration configuration =
        Normalizations.configuration().list().layer(new RmsNormalization.Builder().build()).build();

    assertThatThrownBy(() -> new MultiLayerNetwork(configuration).init())
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessageContaining("nIn=0, nOut=0; nIn and nOut must be > 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-5, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnEpsilonOutOfRange(double epsilon) {
    assertThatThrownBy(() -> new LayerNormalization.Builder().epsilon(epsilon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epsilon must be in (0, ∞), received " + epsilon);
  }

  @Test
  void refusesAnActivation() {
    assertThatThrownBy(() -> new LayerNormalization.Builder().activation(Activation.RELU))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("a normalization has no activation; put an ActivationLayer behind it");
  }

  @Test
  void followsItsNeighborsWidthInTransferLearning() {
    MultiLayerNetwork network =
        Normalizations.network(
            InputType.feedForward(2),
            Normalizations.dense(CHANNELS),
            new SequenceBatchNormalization.Builder().build(),
            Normalizations.output());

    MultiLayerNetwork wider =
        new TransferLearning.Builder(network)
            .nOutReplace(0, 5, WeightInit.XAVIER)
            .nInReplace(2, 5, WeightInit.XAVIER)
            .build();

    assertThat(wider.getParam("1_gain").toDoubleVector()).containsExactly(1, 1, 1, 1, 1);
    assertThat(wider.getParam("1_var").toDoubleVector()).containsExactly(1, 1, 1, 1, 1);
    assertThat(wider.output(Normalizations.random(1, 3, 2)).shape()).containsExactly(3, 2);
  }

  @Test
  void appearsInTheSummary() {
    String summary =
        network(new SequenceBatchNormalization.Builder().name("norm").build()).summary();

    assertThat(summary).contains("norm (SequenceBatchNormalizer)").contains("3,3");
  }

  @Test
  void reportsItsMemory() {
    SequenceBatchNormalization layer =
        new SequenceBatchNormalization.Builder().nOut(CHANNELS).updater(new Adam(0.1)).build();

    LayerMemoryReport report = layer.getMemoryReport(SEQUENCES);

    // Four vectors; two states for each element of gain and bias.
    assertThat(bytes(report, MemoryType.PARAMETERS)).isEqualTo(4L * 4 * CHANNELS);
    assertThat(bytes(report, MemoryType.UPDATER_STATE)).isEqualTo(4L * 4 * CHANNELS);
    assertThat(bytes(report, MemoryType.WORKING_MEMORY_VARIABLE))
        .isEqualTo(4L * 2 * 10 * CHANNELS * STEPS);
  }

  private static long bytes(LayerMemoryReport report, MemoryType type) {
    return report.getMemoryBytes(type, 10, MemoryUseMode.TRAINING, CacheMode.NONE, DataType.FLOAT);
  }

  private static MultiLayerNetwork network(Normalization normalization) {
    return network(SEQUENCES, normalization);
  }

  private static MultiLayerNetwork network(InputType type, Normalization normalization) {
    return Normalizations.network(type, normalization, Normalizations.sequenceOutput());
  }
}
