package org.kinema4j.losses.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.LabelFormat;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** {@link CosineOutputLayer} as part of a network. */
class CosineOutputLayerTest {

  @TempDir private Path folder;

  static Stream<ProxyLoss> losses() {
    return CosineNets.losses();
  }

  private static DataSet data(ProxyLoss loss) {
    return new DataSet(CosineNets.features(), CosineNets.labels(loss));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void trainsAndPutsOutProbabilities(ProxyLoss loss) {
    MultiLayerNetwork network = CosineNets.deep(loss, new Adam(0.05), WorkspaceMode.ENABLED);
    double before = network.score(data(loss));
    for (int i = 0; i < 100; i++) {
      network.fit(data(loss));
    }

    INDArray output = network.output(CosineNets.features());

    assertThat(network.score(data(loss))).isLessThan(before * 0.8 + 0.05);
    assertThat(output.shape()).containsExactly(CosineNets.EXAMPLES, CosineNets.CLASSES);
    assertThat(output.sum(1).sub(1).amaxNumber().doubleValue()).isLessThan(1e-12);
    Evaluation evaluation = new Evaluation(CosineNets.CLASSES);
    evaluation.eval(CosineNets.labels(new NormalizedSoftmax()), output);
    assertThat(evaluation.accuracy()).isGreaterThan(0.7);
  }

  @Test
  void outputIsTheSoftmaxOfScaledCosines() {
    MultiLayerNetwork network = CosineNets.bare(CosineNets.output(new CosFace().withScale(5)));
    INDArray x = CosineNets.features();
    INDArray w = network.getParam("0_W");
    double[] logits = new double[CosineNets.CLASSES];
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      INDArray column = w.getColumn(c);
      logits[c] =
          5
              * x.getRow(3).mul(column).sumNumber().doubleValue()
              / (x.getRow(3).norm2Number().doubleValue() * column.norm2Number().doubleValue());
      sum += Math.exp(logits[c]);
    }

    INDArray output = network.output(x);

    for (int c = 0; c < logits.length; c++) {
      assertThat(output.getDouble(3, c)).isCloseTo(Math.exp(logits[c]) / sum, within(1e-12));
    }
  }

  @Test
  void columnOfAVectorIsThatOfItsRankAndClass() {
    MultiLayerNetwork network =
        CosineNets.bare(CosineNets.output(new SubCenterArcFace().withCentres(2)));
    INDArray w = network.getParam("0_W");
    assertThat(w.shape()).containsExactly(CosineNets.FEATURES, 2 * CosineNets.CLASSES);

    for (int k = 0; k < 2; k++) {
      for (int c = 0; c < CosineNets.CLASSES; c++) {
        INDArray x = w.getColumn(k * CosineNets.CLASSES + c).dup().reshape(1, CosineNets.FEATURES);
        assertThat(network.predict(x)).containsExactly(c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void workspacesChangeNothing(ProxyLoss loss) {
    MultiLayerNetwork with = CosineNets.deep(loss, new Sgd(0.1), WorkspaceMode.ENABLED);
    MultiLayerNetwork without = CosineNets.deep(loss, new Sgd(0.1), WorkspaceMode.NONE);
    for (int i = 0; i < 4; i++) {
      with.fit(data(loss));
      without.fit(data(loss));
    }

    assertThat(with.params().sub(without.params()).amaxNumber().doubleValue()).isLessThan(1e-12);
    assertThat(with.params().equalsWithEps(start(loss), 1e-6)).isFalse();
  }

  private static INDArray start(ProxyLoss loss) {
    return CosineNets.deep(loss, new Sgd(0.1), WorkspaceMode.NONE).params();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void scoresOfExamplesAddUp(ProxyLoss loss) {
    MultiLayerNetwork network = CosineNets.deep(loss, new NoOp(), WorkspaceMode.ENABLED);

    INDArray scores = network.scoreExamples(data(loss), false);

    assertThat(scores.shape()).containsExactly(CosineNets.EXAMPLES, 1);
    assertThat(scores.meanNumber().doubleValue())
        .isCloseTo(network.score(data(loss)), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void survivesJsonAndModelFiles(ProxyLoss loss) throws IOException {
    MultiLayerNetwork network = CosineNets.deep(loss, new Adam(0.01), WorkspaceMode.ENABLED);
    network.fit(data(loss));
    File file = folder.resolve("network.zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    MultiLayerNetwork back = ModelSerializer.restoreMultiLayerNetwork(file, true);

    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    assertThat(back.getLayer(1).conf().getLayer())
        .isEqualTo(network.getLayer(1).conf().getLayer())
        .hasSameHashCodeAs(network.getLayer(1).conf().getLayer())
        .isNotEqualTo(CosineNets.output(new ProxyNCA()));
    assertThat(back.output(CosineNets.features())).isEqualTo(network.output(CosineNets.features()));
    network.fit(data(loss));
    back.fit(data(loss));
    assertThat(back.params()).isEqualTo(network.params());
  }

  @Test
  void survivesModelFilesOfGraphs() throws IOException {
    ProxyLoss loss = new SoftTriple();
    ComputationGraph network =
        CosineNets.deep(loss, new Adam(0.01), WorkspaceMode.ENABLED).toComputationGraph();
    network.fit(data(loss));
    File file = folder.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    ComputationGraph back = ModelSerializer.restoreComputationGraph(file, true);

    INDArray x = CosineNets.features();
    assertThat(back.outputSingle(x)).isEqualTo(network.outputSingle(x));
    assertThat(back.score(data(loss))).isEqualTo(network.score(data(loss)));
  }

  @Test
  void takesOtherClassesInTransferLearning() {
    MultiLayerNetwork network =
        CosineNets.deep(new SoftTriple().withCentres(2), new Sgd(0.1), WorkspaceMode.ENABLED);

    MultiLayerNetwork transferred =
        new TransferLearning.Builder(network)
            .setFeatureExtractor(0)
            .nOutReplace(1, 5, WeightInit.XAVIER)
            .build();
    INDArray below = transferred.getParam("0_W").dup();
    INDArray vectors = transferred.getParam("1_W").dup();
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, CosineNets.EXAMPLES, 5);
    labels.getColumn(4).assign(1);
    transferred.fit(CosineNets.features(), labels);

    assertThat(vectors.shape()).containsExactly(CosineNets.FEATURES, 10);
    assertThat(below).isEqualTo(network.getParam("0_W"));
    assertThat(transferred.getParam("0_W")).isEqualTo(below);
    assertThat(transferred.getParam("1_W")).isNotEqualTo(vectors);
    assertThat(transferred.output(CosineNets.features()).size(1)).isEqualTo(5);
  }

  @Test
  void takesItsWidthFromTheInputType() {
    MultiLayerConfiguration configuration =
        CosineNets.builder(new NoOp(), WorkspaceMode.ENABLED)
            .list()
            .layer(new CosineOutputLayer.Builder(new ArcFace()).nOut(3).build())
            .setInputType(InputType.feedForward(6))
            .build();

    CosineOutputLayer layer = (CosineOutputLayer) configuration.getConf(0).getLayer();

    assertThat(layer.getNIn()).isEqualTo(6);
    assertThat(layer.getMemoryReport(InputType.feedForward(6))).isNotNull();
    assertThat(layer.hasBias()).isFalse();
    assertThat(layer).hasToString("CosineOutputLayer(" + layer.toString().substring(18));
    assertThat(layer.toString()).contains("ArcFace[margin=0.5");
  }

  @Test
  void identityPutsOutLogits() {
    CosineOutputLayer layer =
        new CosineOutputLayer.Builder(new CosFace())
            .nIn(CosineNets.FEATURES)
            .nOut(CosineNets.CLASSES)
            .activation(Activation.IDENTITY)
            .build();
    MultiLayerNetwork network = CosineNets.bare(layer);

    INDArray vector = network.getParam("0_W").getColumn(0).dup().reshape(1, CosineNets.FEATURES);

    assertThat(network.output(vector).getDouble(0, 0)).isCloseTo(64, within(1e-9));
  }

  @Test
  void refusesWhatDoesNotFit() {
    CosineOutputLayer.Builder builder = new CosineOutputLayer.Builder(new ArcFace());
    assertThatThrownBy(() -> builder.hasBias(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hasBias of a CosineOutputLayer must be false, received true");
    assertThatThrownBy(
            () ->
                new CosineOutputLayer.Builder(new ArcFace())
                    .lossFunction(new CrossEntropy())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "loss of a CosineOutputLayer must be a ProxyLoss such as ArcFace, received CrossEntropy");
    MultiLayerNetwork network = CosineNets.bare(CosineNets.output(new ArcFace()));
    assertThatThrownBy(() -> network.output(Nd4j.zeros(DataType.DOUBLE, 2, 7)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageStartingWith("input must be [N, 4], received [2, 7]");
  }

  @Test
  void refusesBatchesThatHaveNoCosines() {
    MultiLayerNetwork plain =
        new MultiLayerNetwork(
            CosineNets.builder(new NoOp(), WorkspaceMode.ENABLED)
                .list()
                .layer(
                    new OutputLayer.Builder(new ArcFace())
                        .nIn(CosineNets.FEATURES)
                        .nOut(CosineNets.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    plain.init();
    plain.params().assign(2);

    assertThatThrownBy(() -> plain.score(data(new ArcFace())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("preOutput must hold cosines in [-1, 1] for ArcFace, received ")
        .hasMessageEndingWith(" in size; use CosineOutputLayer");
  }

  @Test
  void refusesLabelsThatDoNotFit() {
    MultiLayerNetwork network =
        CosineNets.bare(
            CosineNets.output(new SoftTriple().withLabelFormat(LabelFormat.CLASS_INDEX)));
    INDArray labels = Nd4j.valueArrayOf(new long[] {CosineNets.EXAMPLES, 1}, 3.0);

    assertThatThrownBy(() -> network.score(new DataSet(CosineNets.features(), labels)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels[0] must be a class index, an integer in [0, 3), received 3.0");
  }
}
