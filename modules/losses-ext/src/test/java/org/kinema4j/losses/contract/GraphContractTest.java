package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.ElementLoss.Coupling;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.contract.LossCase.Level;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What holds for every loss that judges examples one by one, in the form for SameDiff graphs. */
final class GraphContractTest {

  private static final int EXAMPLES = 9;

  @TempDir private Path folder;

  static Stream<LossCase> cases() {
    return LossCases.all().filter(tested -> tested.loss() instanceof ElementLoss);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void graphAndNetworkFormAgree(LossCase tested) {
    for (Level level : Level.values()) {
      assertAgreement(tested, tested.batch(EXAMPLES, level, 5), DataType.DOUBLE, 1e-10);
      assertAgreement(tested, tested.batch(EXAMPLES, level, 5).asFloats(), DataType.FLOAT, 1e-5);
    }
  }

  private static void assertAgreement(
      LossCase tested, Batch batch, DataType type, double tolerance) {
    double[][] weights = weights();
    LossResult network =
        tested
            .loss()
            .evaluate(batch.input(type, tested.activation(), weights), Want.SCORES_AND_GRADIENT);
    SameDiff graph = graph(tested, type, LossReduce.SUM);
    QuietGradients.create(graph, "output");
    Map<String, INDArray> values = values(batch, type, weights);

    var both =
        graph.calculateGradientsAndOutputs(values, List.of("each", "loss"), List.of("output"));

    INDArray each = both.getOutputs().get("each").sum(true, 1);
    double sum = network.scores().sumNumber().doubleValue();
    Naives.assertClose(each, Naives.flat(network.scores()), tolerance, "scores");
    Naives.assertClose(
        both.getOutputs().get("loss").reshape(1, 1), new double[] {sum}, tolerance, "sum");
    Naives.assertClose(
        both.getGradients().get("output"), Naives.flat(network.gradient()), tolerance, "gradient");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansDivideByWeightsOrTheirCount(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, 6);
    double[][] weights = weights();
    Map<String, INDArray> values = values(batch, DataType.DOUBLE, weights);
    double[] scores = Naives.scores(tested, batch, weights);
    double sum = java.util.Arrays.stream(scores).sum();
    int columns = columns(tested);

    // the weights are 0, 0.5, 1 in turn: three of each
    assertThat(loss(tested, LossReduce.MEAN_BY_WEIGHT, values))
        .isCloseTo(sum / (4.5 * columns), org.assertj.core.api.Assertions.within(1e-9));
    assertThat(loss(tested, LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT, values))
        .isCloseTo(sum / (6 * columns), org.assertj.core.api.Assertions.within(1e-9));
    values.put("weights", Nd4j.zeros(DataType.DOUBLE, EXAMPLES, 1));
    assertThat(loss(tested, LossReduce.MEAN_BY_WEIGHT, values)).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meanOverExamplesIsTheDefault(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, 7);
    SameDiff graph = SameDiff.create();
    ElementLoss loss = (ElementLoss) tested.loss();
    loss.define(
        "loss",
        graph.placeHolder("labels", DataType.DOUBLE, -1, -1),
        graph.placeHolder("output", DataType.DOUBLE, -1, -1));
    double sum = java.util.Arrays.stream(Naives.scores(tested, batch, null)).sum();
    Map<String, INDArray> values = values(batch, DataType.DOUBLE, weights());
    values.remove("weights");

    assertThat(graph.outputSingle(values, "loss").getDouble(0))
        .isCloseTo(
            sum / (EXAMPLES * columns(tested)), org.assertj.core.api.Assertions.within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void survivesSavingAndLoading(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.EXTREME, 8);
    SameDiff graph = graph(tested, DataType.DOUBLE, LossReduce.SUM);
    File file = folder.resolve("graph.fb").toFile();
    graph.save(file, true);

    SameDiff back = SameDiff.load(file, true);

    Map<String, INDArray> values = values(batch, DataType.DOUBLE, weights());
    back.setLossVariables("loss");
    graph.setLossVariables("loss");
    QuietGradients.create(graph, "output");
    QuietGradients.create(back, "output");
    assertThat(back.outputSingle(values, "loss")).isEqualTo(graph.outputSingle(values, "loss"));
    assertThat(back.calculateGradients(values, "output"))
        .isEqualTo(graph.calculateGradients(values, "output"));
  }

  private static double loss(LossCase tested, LossReduce reduce, Map<String, INDArray> values) {
    return graph(tested, DataType.DOUBLE, reduce).outputSingle(values, "loss").getDouble(0);
  }

  private static SameDiff graph(LossCase tested, DataType type, LossReduce reduce) {
    SameDiff graph = SameDiff.create();
    SDVariable labels = graph.placeHolder("labels", type, -1, -1);
    SDVariable output = graph.placeHolder("output", type, -1, -1);
    SDVariable weights = graph.placeHolder("weights", type, -1, 1);
    ElementLoss loss = (ElementLoss) tested.loss();
    loss.define("each", labels, output, weights, LossReduce.NONE);
    loss.define("loss", labels, output, weights, reduce);
    graph.setLossVariables("loss");
    return graph;
  }

  private static Map<String, INDArray> values(Batch batch, DataType type, double[][] weights) {
    Map<String, INDArray> values = new HashMap<>();
    values.put("labels", Batch.array(batch.labels, type));
    values.put("output", Batch.array(batch.outputs, type));
    values.put("weights", Batch.array(weights, type));
    return values;
  }

  private static double[][] weights() {
    double[][] weights = new double[EXAMPLES][1];
    for (int i = 0; i < EXAMPLES; i++) {
      weights[i][0] = i % 3 * 0.5;
    }
    return weights;
  }

  /** Losses an example, of which a mean is taken. */
  private static int columns(LossCase tested) {
    return ((ElementLoss) tested.loss()).coupling() == Coupling.SEPARATE_OUTPUTS
        ? tested.width()
        : 1;
  }
}
