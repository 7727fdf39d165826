package org.kinema4j.losses.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.BatchLoss;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.samediff.GraphCosines;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** The gradient of the layer is that of a graph, and that of numeric differences. */
class CosineGradientTest {

  @BeforeEach
  void useDoubles() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE); // the gradient check insists
  }

  @AfterEach
  void useFloatsAgain() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  static Stream<ProxyLoss> losses() {
    return CosineNets.losses();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradientsOfWeightsAndInputAreThoseOfAGraph(ProxyLoss loss) {
    MultiLayerNetwork network = CosineNets.bare(CosineNets.output(loss));
    INDArray x = CosineNets.features();
    for (INDArray mask : CosineNets.masks()) {
      Pair<Gradient, INDArray> actual =
          network.calculateGradients(x, CosineNets.labels(loss), null, mask);

      Map<String, INDArray> expected = graphGradients(loss, x, network.getParam("0_W"), mask);

      assertClose(actual.getFirst().getGradientFor("0_W"), expected.get("w"));
      assertClose(actual.getSecond(), expected.get("x"));
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(expected.amaxNumber().doubleValue()).isPositive();
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-10);
  }

  private static Map<String, INDArray> graphGradients(
      ProxyLoss loss, INDArray x, INDArray w, INDArray mask) {
    INDArray kept = mask == null ? Nd4j.ones(DataType.DOUBLE, x.size(0), 1) : mask;
    SameDiff graph = SameDiff.create();
    SDVariable weights = graph.placeHolder("mask", DataType.DOUBLE, -1, 1);
    SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, -1);
    SDVariable cosines =
        GraphCosines.cosines(
            graph.placeHolder("x", DataType.DOUBLE, -1, -1),
            graph.placeHolder("w", DataType.DOUBLE, -1, -1));
    if (loss instanceof ElementLoss element) {
      element.define("loss", labels, cosines, weights, LossReduce.SUM);
    } else {
      double rows = kept.sumNumber().doubleValue();
      ((BatchLoss) loss).define("mean", labels, cosines, weights).mul("loss", rows);
    }
    graph.setLossVariables("loss");
    QuietGradients.create(graph, "x", "w");
    return graph.calculateGradients(
        Map.of("mask", kept, "labels", CosineNets.labels(loss), "x", x, "w", w.dup('c')),
        List.of("x", "w"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void numericDifferencesAgree(ProxyLoss loss) {
    for (INDArray mask : CosineNets.masks()) {
      assertThat(
              GradientCheckUtil.checkGradients(
                  new GradientCheckUtil.MLNConfig()
                      .net(CosineNets.deep(loss, new NoOp(), WorkspaceMode.NONE))
                      .input(CosineNets.features())
                      .labels(CosineNets.labels(loss))
                      .labelMask(mask)
                      .epsilon(1e-6)
                      .maxRelError(1e-5)
                      .minAbsoluteError(1e-8)
                      .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void numericDifferencesAgreeInGraphNetworks(ProxyLoss loss) {
    ComputationGraph network =
        CosineNets.deep(loss, new NoOp(), WorkspaceMode.NONE).toComputationGraph();

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(network)
                    .inputs(new INDArray[] {CosineNets.features()})
                    .labels(new INDArray[] {CosineNets.labels(loss)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void zeroVectorsHaveCosineZeroAndNoGradient(ProxyLoss loss) {
    MultiLayerNetwork network = CosineNets.bare(CosineNets.output(loss));
    network.getParam("0_W").getColumn(1).assign(0);
    INDArray x = CosineNets.features();
    x.getRow(2).assign(0);

    Pair<Gradient, INDArray> result =
        network.calculateGradients(x, CosineNets.labels(loss), null, null);

    INDArray atWeights = result.getFirst().getGradientFor("0_W");
    INDArray atInput = result.getSecond();
    assertThat(Double.isFinite(atWeights.sumNumber().doubleValue())).isTrue();
    assertThat(Double.isFinite(atInput.sumNumber().doubleValue())).isTrue();
    assertThat(atWeights.getColumn(1).amaxNumber().doubleValue()).isZero();
    assertThat(atWeights.amaxNumber().doubleValue()).isPositive();
    assertThat(atInput.getRow(2).amaxNumber().doubleValue()).isZero();
    assertThat(
            Double.isFinite(
                network.score(new org.nd4j.linalg.dataset.DataSet(x, CosineNets.labels(loss)))))
        .isTrue();
  }

  @Test
  void parallelVectorsHaveFiniteGradients() {
    ProxyLoss loss = new ArcFace();
    MultiLayerNetwork network = CosineNets.bare(CosineNets.output(loss));
    INDArray x = CosineNets.features();
    for (int i = 0; i < CosineNets.EXAMPLES; i++) {
      INDArray vector = network.getParam("0_W").getColumn(i % CosineNets.CLASSES);
      x.getRow(i).assign(i % 2 == 0 ? vector.mul(3) : vector.neg());
    }

    Pair<Gradient, INDArray> result =
        network.calculateGradients(x, CosineNets.labels(loss), null, null);

    assertThat(result.getFirst().getGradientFor("0_W").amaxNumber().doubleValue()).isLessThan(1e4);
    assertThat(result.getSecond().amaxNumber().doubleValue()).isLessThan(1e4);
  }

  @Test
  void dropoutActsOnTheEmbedding() {
    ProxyLoss loss =
        new CosFace(0.2, 3, org.kinema4j.losses.classification.LabelFormat.CLASS_INDEX);
    CosineOutputLayer layer =
        new CosineOutputLayer.Builder(loss)
            .nIn(CosineNets.FEATURES)
            .nOut(CosineNets.CLASSES)
            .dropOut(new FirstColumn())
            .build();
    MultiLayerNetwork network = CosineNets.bare(layer);
    MultiLayerNetwork plain = CosineNets.bare(CosineNets.output(loss));
    INDArray x = CosineNets.features();
    INDArray dropped = x.dup();
    dropped.getColumn(0).assign(0);

    Pair<Gradient, INDArray> actual =
        network.calculateGradients(x, CosineNets.labels(loss), null, null);
    Pair<Gradient, INDArray> expected =
        plain.calculateGradients(dropped, CosineNets.labels(loss), null, null);

    assertClose(actual.getFirst().getGradientFor("0_W"), expected.getFirst().getGradientFor("0_W"));
    assertThat(actual.getSecond().getColumn(0).amaxNumber().doubleValue()).isZero();
    assertThat(network.output(x)).isEqualTo(plain.output(x));
  }

  /** Drops the first column and nothing else. */
  private static final class FirstColumn implements IDropout {

    private static final long serialVersionUID = 1L;

    @Override
    public INDArray applyDropout(
        INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
      result.assign(input);
      first(result).assign(0);
      return result;
    }

    @Override
    public INDArray backprop(
        INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
      gradAtInput.assign(gradAtOutput);
      first(gradAtInput).assign(0);
      return gradAtInput;
    }

    private static INDArray first(INDArray array) {
      return array.get(NDArrayIndex.all(), NDArrayIndex.point(0));
    }

    @Override
    public void clear() {}

    @Override
    public IDropout clone() {
      return new FirstColumn();
    }
  }
}
