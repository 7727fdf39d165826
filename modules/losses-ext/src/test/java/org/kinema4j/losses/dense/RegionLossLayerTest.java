package org.kinema4j.losses.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.contract.NaiveRegions;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** {@link RegionLossLayer} as part of a network. */
class RegionLossLayerTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(RegionNets.Shape.class)
  void putsOutProbabilitiesAndScoresThem(RegionNets.Shape shape) {
    DiceLoss loss = new DiceLoss();
    MultiLayerNetwork network =
        RegionNets.network(shape, loss, Activation.SOFTMAX, new Sgd(0.1), WorkspaceMode.ENABLED);
    DataSet data = shape.data();

    INDArray output = network.output(data.getFeatures());

    assertThat(output.shape()).isEqualTo(data.getLabels().shape());
    assertThat(output.sum(shape.classAxis()).sub(1).amaxNumber().doubleValue()).isLessThan(1e-12);
    double[] expected = naive(loss, shape, data.getLabels(), output);
    assertThat(network.scoreExamples(data, false).shape()).containsExactly(RegionNets.EXAMPLES, 1);
    assertThat(network.scoreExamples(data, false).data().asDouble())
        .containsExactly(expected, within(1e-10));
    assertThat(network.score(data))
        .isCloseTo(java.util.Arrays.stream(expected).average().orElseThrow(), within(1e-10));
  }

  private static double[] naive(
      DiceLoss loss, RegionNets.Shape shape, INDArray labels, INDArray output) {
    double[][][] y = shape.pixels(labels);
    double[][][] p = shape.pixels(output);
    double[] scores = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      scores[i] = NaiveRegions.dice(loss, y[i], p[i], NaiveRegions.all(y[i].length));
    }
    return scores;
  }

  @ParameterizedTest
  @EnumSource(RegionNets.Shape.class)
  void trainsWithAndWithoutWorkspaces(RegionNets.Shape shape) {
    RegionLoss loss = new TverskyLoss();
    MultiLayerNetwork with =
        RegionNets.network(shape, loss, Activation.SIGMOID, new Adam(0.1), WorkspaceMode.ENABLED);
    MultiLayerNetwork without =
        RegionNets.network(shape, loss, Activation.SIGMOID, new Adam(0.1), WorkspaceMode.NONE);
    double before = with.score(shape.data());
    for (int i = 0; i < 20; i++) {
      with.fit(shape.data());
      without.fit(shape.data());
    }

    assertThat(with.params().sub(without.params()).amaxNumber().doubleValue()).isLessThan(1e-10);
    assertThat(with.score(shape.data())).isLessThan(before);
  }

  @Test
  void bothOrdersOfImagesGiveTheSame() {
    DataSet first = RegionNets.Shape.IMAGES.data();
    DataSet last = RegionNets.Shape.IMAGES_CHANNELS_LAST.data();
    MultiLayerNetwork network = networkOf(RegionNets.Shape.IMAGES);
    MultiLayerNetwork other = networkOf(RegionNets.Shape.IMAGES_CHANNELS_LAST);

    assertThat(other.output(last.getFeatures()).permute(0, 3, 1, 2))
        .isEqualTo(network.output(first.getFeatures()));
    assertThat(other.score(last)).isCloseTo(network.score(first), within(1e-12));
  }

  private static MultiLayerNetwork networkOf(RegionNets.Shape shape) {
    return RegionNets.network(
        shape, new FocalTverskyLoss(), Activation.SOFTMAX, new Sgd(0.1), WorkspaceMode.ENABLED);
  }

  @Test
  void masksOfPixelsMayHaveOneOfThreeShapes() {
    MultiLayerNetwork network = networkOf(RegionNets.Shape.IMAGES);
    DataSet data = RegionNets.Shape.IMAGES.data();
    INDArray mask = RegionNets.Shape.IMAGES.pixelMask();
    double expected = masked(network, data, mask);

    assertThat(masked(network, data, mask.reshape(RegionNets.EXAMPLES, 3, 2))).isEqualTo(expected);
    assertThat(masked(network, data, mask.reshape(RegionNets.EXAMPLES, 3, 2, 1)))
        .isEqualTo(expected);
    assertThat(masked(network, data, null)).isNotEqualTo(expected);
    assertThatThrownBy(() -> masked(network, data, Nd4j.ones(RegionNets.EXAMPLES, 2, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessage(
            "mask must be [N, 1], or [N, T], [N, H, W] or [N, 1, H, W] with one value a step or"
                + " pixel, received mask [3, 2, 3] and input [3, 3, 3, 2]");
    assertThatThrownBy(() -> masked(network, data, data.getLabels()))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("received mask [3, 3, 3, 2]");
  }

  @ParameterizedTest
  @EnumSource(RegionNets.Shape.class)
  void masksOfExamplesWeighScores(RegionNets.Shape shape) {
    MultiLayerNetwork network = networkOf(shape);
    DataSet data = shape.data();
    INDArray scores = network.scoreExamples(data, false);

    double masked = masked(network, data, RegionNets.exampleMask());

    assertThat(masked)
        .isCloseTo(
            scores.mul(RegionNets.exampleMask()).sumNumber().doubleValue() / RegionNets.EXAMPLES,
            within(1e-12));
  }

  private static double masked(MultiLayerNetwork network, DataSet data, INDArray mask) {
    return network.score(new DataSet(data.getFeatures(), data.getLabels(), null, mask), false);
  }

  @ParameterizedTest
  @EnumSource(RegionNets.Shape.class)
  void survivesJsonAndModelFiles(RegionNets.Shape shape) throws IOException {
    MultiLayerNetwork network = networkOf(shape);
    network.fit(shape.data());
    File file = folder.resolve(shape + ".zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    MultiLayerNetwork back = ModelSerializer.restoreMultiLayerNetwork(file, true);

    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    Object layer = network.getLayer(1).conf().getLayer();
    assertThat(back.getLayer(1).conf().getLayer()).isEqualTo(layer).hasSameHashCodeAs(layer);
    assertThat(layer).isNotEqualTo(new RegionLossLayer.Builder(new DiceLoss()).build());
    assertThat(layer.toString()).startsWith("RegionLossLayer(").contains("gamma=1.33");
    assertThat(back.output(shape.data().getFeatures()))
        .isEqualTo(network.output(shape.data().getFeatures()));
    back.fit(shape.data());
    network.fit(shape.data());
    assertThat(back.params()).isEqualTo(network.params());
  }

  @Test
  void survivesModelFilesOfGraphs() throws IOException {
    RegionNets.Shape shape = RegionNets.Shape.IMAGES_CHANNELS_LAST;
    ComputationGraph network = networkOf(shape).toComputationGraph();
    network.fit(shape.data());
    File file = folder.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    ComputationGraph back = ModelSerializer.restoreComputationGraph(file, true);

    assertThat(back.score(shape.data())).isEqualTo(network.score(shape.data()));
    assertThat(back.outputSingle(shape.data().getFeatures()))
        .isEqualTo(network.outputSingle(shape.data().getFeatures()));
  }

  @Test
  void refusesWhatDoesNotFit() {
    RegionLossLayer.Builder builder = new RegionLossLayer.Builder(new DiceLoss());
    assertThatThrownBy(() -> builder.nOut(3))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("RegionLossLayer has no parameters: leave nIn and nOut away");
    assertThatThrownBy(() -> builder.nIn(3)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> builder.format(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format must be given, received null");
    assertThatThrownBy(() -> builder.lossFunction(new CrossEntropy()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("loss of a RegionLossLayer must be a RegionLoss such as DiceLoss")
        .hasMessageContaining("received CrossEntropy[")
        .hasMessageEndingWith(
            "losses of single pixels go with CnnLossLayer, of single steps with RnnLossLayer");
    RegionLossLayer layer =
        new RegionLossLayer.Builder(new DiceLoss()).format(CNN2DFormat.NHWC).build();
    assertThat(layer.getFormat()).isEqualTo(CNN2DFormat.NHWC);
    for (InputType type :
        new InputType[] {
          InputType.feedForward(3), InputType.recurrent(3, 5, RNNFormat.NWC), null
        }) {
      assertThatThrownBy(() -> layer.getOutputType(0, type))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "RegionLossLayer takes images, or sequences [N, C, T] (NCW), received " + type);
    }
  }

  @Test
  void refusesArraysThatDoNotFit() {
    MultiLayerNetwork network = networkOf(RegionNets.Shape.SEQUENCES);
    DataSet data = RegionNets.Shape.SEQUENCES.data();

    assertThatThrownBy(
            () ->
                network.score(
                    new DataSet(data.getFeatures(), Nd4j.zeros(DataType.DOUBLE, 3, 3, 4))))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith(
            "labels and input must have the same shape, received labels [3, 3, 4] and input");
    assertThatThrownBy(() -> RegionLayout.of(new long[] {2, 3}, CNN2DFormat.NCHW))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith("input must be images (")
        .hasMessageEndingWith(") or sequences [N, C, T], received shape [2, 3]");
  }

  @Test
  void refusesWhatIsNoProbability() {
    MultiLayerNetwork network =
        RegionNets.network(
            RegionNets.Shape.SEQUENCES,
            new TverskyLoss(),
            Activation.IDENTITY,
            new Sgd(0.1),
            WorkspaceMode.ENABLED);
    DataSet data = RegionNets.Shape.SEQUENCES.data();

    assertThatThrownBy(() -> network.score(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "output must hold probabilities in [0, 1] for TverskyLoss, received")
        .hasMessageEndingWith("; use the activation softmax or sigmoid");
  }

  @Test
  void rowsOfNoProbabilitiesAreRefusedWhereTheyCount() {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});
    DiceLoss loss = new DiceLoss();
    INDArray mask = Nd4j.createFromArray(new double[][] {{1}, {0}});
    for (double wrong : new double[] {-0.011, 1.011}) {
      INDArray output = Nd4j.createFromArray(new double[][] {{0.5, 0.5}, {0.5, wrong}});

      assertThatThrownBy(
              () -> loss.computeScoreArray(labels, output, new ActivationIdentity(), null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "output must hold probabilities in [0, 1] for DiceLoss, received %s; use the"
                  + " activation softmax or sigmoid",
              wrong);
      assertThat(loss.computeScoreArray(labels, output, new ActivationSigmoid(), null).sumNumber())
          .isNotNull();
      assertThat(
              loss.computeScoreArray(labels, output, new ActivationIdentity(), mask).getDouble(1))
          .isZero();
    }
    INDArray rounded = Nd4j.createFromArray(new double[][] {{1.009, -0.009}, {0, 1}});
    assertThat(loss.computeScoreArray(labels, rounded, new ActivationIdentity(), null).getDouble(0))
        .isLessThan(0.02);
  }
}
