package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinema4j.layers.normalization.Closeness.assertClose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The forms on a graph and the layers, each the other's oracle: outputs and all gradients. */
class SameDiffNormalizationTest {

  static Stream<Normalization> all() {
    return Normalizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalsTheLayerOnSequences(Normalization configuration) {
    INDArray x = Normalizations.sequences();
    assertSame(configuration, x, null, SameDiffLayout.SEQUENCE);
    assertSame(configuration, x, Normalizations.mask(), SameDiffLayout.SEQUENCE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalsTheLayerOnFeedForwardData(Normalization configuration) {
    INDArray x = Normalizations.random(4, Normalizations.EXAMPLES, Normalizations.CHANNELS);
    INDArray mask = Normalizations.mask().getColumn(0, true);
    assertSame(configuration, x, null, SameDiffLayout.FEED_FORWARD);
    assertSame(configuration, x, mask, SameDiffLayout.FEED_FORWARD);
  }

  private static void assertSame(
      Normalization configuration, INDArray x, INDArray mask, SameDiffLayout layout) {
    Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
    INDArray weights = Normalizations.random(6, x.shape());
    for (boolean training : new boolean[] {true, false}) {
      SameDiff graph = graph(layer, x, mask, layout, training);
      graph.getVariable("y").mul(graph.constant("weights", weights)).sum().rename("loss");
      graph.setLossVariables("loss");

      INDArray y = Normalizations.forward(layer, x, mask, training);
      Map<String, INDArray> gradients = Normalizations.backward(layer, weights);

      assertClose(y, graph.outputSingle(Map.of(), "y"), Closeness.DOUBLE);
      Map<String, INDArray> expected =
          graph.calculateGradients(Map.of(), gradients.keySet().toArray(String[]::new));
      gradients.forEach(
          (name, gradient) -> assertClose(gradient, expected.get(name), Closeness.DOUBLE));
    }
  }

  private static SameDiff graph(
      Layer layer, INDArray x, INDArray mask, SameDiffLayout layout, boolean training) {
    SameDiff graph = SameDiff.create();
    SameDiffTerms terms = SameDiffTerms.of(layout);
    for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
      SDVariable variable = graph.var(parameter.getKey(), parameter.getValue().dup());
      terms =
          switch (parameter.getKey()) {
            case "gain" -> terms.withGain(variable);
            case "bias" -> terms.withBias(variable);
            default -> terms;
          };
    }
    if (mask != null) {
      terms = terms.withMask(graph.constant("mask", mask));
    }
    SDVariable input = graph.var("input", x);
    if (layer.conf().getLayer() instanceof LayerNormalization) {
      SameDiffNormalization.layerNorm("y", input, terms);
    } else if (layer.conf().getLayer() instanceof RmsNormalization) {
      SameDiffNormalization.rmsNorm("y", input, terms);
    } else if (training) {
      SameDiffNormalization.batchNorm("y", input, terms);
    } else {
      SameDiffNormalization.batchNorm(
          "y",
          input,
          terms,
          new SameDiffNormalization.Moments(graph.getVariable("mean"), graph.getVariable("var")));
    }
    return graph;
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesSaving(Normalization configuration, @TempDir Path folder) throws IOException {
    Layer layer = Normalizations.layer(configuration, DataType.FLOAT);
    INDArray x = Normalizations.sequences().castTo(DataType.FLOAT);
    INDArray mask = Normalizations.mask().castTo(DataType.FLOAT);
    SameDiff graph = graph(layer, x, mask, SameDiffLayout.SEQUENCE, true);
    graph.getVariable("y").std(true).rename("loss");
    graph.setLossVariables("loss");
    File file = folder.resolve("graph.fb").toFile();

    graph.save(file, false);
    SameDiff restored = SameDiff.load(file, false);

    assertThat(restored.outputSingle(Map.of(), "y")).isEqualTo(graph.outputSingle(Map.of(), "y"));
    assertThat(restored.calculateGradients(Map.of(), "input"))
        .isEqualTo(graph.calculateGradients(Map.of(), "input"));
  }

  @Test
  void momentsAreThoseOfTheKeptSteps() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.constant("x", Nd4j.createFromArray(new double[][][] {{{1, 5, 99}}}));
    SDVariable mask = graph.constant("mask", Nd4j.createFromArray(new double[][] {{1, 1, 0}}));

    SameDiffNormalization.Moments moments =
        SameDiffNormalization.batchMoments(
            x, SameDiffTerms.of(SameDiffLayout.SEQUENCE).withMask(mask));

    assertThat(moments.mean().eval().toDoubleVector()).containsExactly(3);
    assertThat(moments.variance().eval().toDoubleVector()).containsExactly(4);
  }

  @Test
  void epsilonIsAddedToTheVariance() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.constant("x", Nd4j.createFromArray(new double[][] {{1, 5}}));

    SDVariable y =
        SameDiffNormalization.layerNorm(
            "y", x, SameDiffTerms.of(SameDiffLayout.FEED_FORWARD).withEpsilon(12));

    // mean 3, variance 4, and sqrt(4 + 12) = 4
    assertThat(y.eval().toDoubleVector()).containsExactly(-0.5, 0.5);
    assertThatThrownBy(() -> SameDiffTerms.of(SameDiffLayout.SEQUENCE).withEpsilon(Double.NaN))
        .hasMessage("epsilon must be in (0, ∞), received NaN");
  }
}
