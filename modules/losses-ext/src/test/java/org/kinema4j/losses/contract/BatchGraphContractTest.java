package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.BatchLoss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.contract.LossCase.Level;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What holds for every loss that judges a batch as a whole, in the form for SameDiff graphs. */
final class BatchGraphContractTest {

  private static final int EXAMPLES = 9;

  @TempDir private Path folder;

  static Stream<LossCase> cases() {
    return LossCases.all().filter(tested -> tested.loss() instanceof BatchLoss);
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
    double[][] mask = mask();
    LossResult network =
        tested
            .loss()
            .evaluate(batch.input(type, tested.activation(), mask), Want.SCORES_AND_GRADIENT);
    SameDiff graph = graph(tested, type);
    QuietGradients.create(graph, "output");

    var both =
        graph.calculateGradientsAndOutputs(
            values(batch, type, mask), List.of("loss"), List.of("output"));

    double kept = Arrays.stream(mask).filter(row -> row[0] != 0).count();
    assertThat(both.getOutputs().get("loss").getDouble(0))
        .isCloseTo(network.scores().sumNumber().doubleValue() / kept, within(tolerance * 40));
    Naives.assertClose(
        both.getGradients().get("output").mul(kept),
        Naives.flat(network.gradient()),
        tolerance,
        "gradient");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allRowsAreTheDefault(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, 7);
    SameDiff graph = SameDiff.create();
    ((BatchLoss) tested.loss())
        .define(
            "loss",
            graph.placeHolder("labels", DataType.DOUBLE, -1, -1),
            graph.placeHolder("output", DataType.DOUBLE, -1, -1));
    Map<String, INDArray> values = values(batch, DataType.DOUBLE, mask());
    values.remove("mask");

    assertThat(graph.outputSingle(values, "loss").getDouble(0))
        .isCloseTo(Naives.scores(tested, batch, null)[0], within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchesOfOneExampleAreJudged(LossCase tested) {
    Batch batch = tested.batch(1, Level.ORDINARY, 9);

    LossResult result =
        tested
            .loss()
            .evaluate(
                batch.input(DataType.DOUBLE, tested.activation(), null), Want.SCORES_AND_GRADIENT);

    Naives.assertClose(result.scores(), Naives.scores(tested, batch, null), 1e-10, "score");
    Naives.assertClose(result.gradient(), Naives.gradient(tested, batch, null), 2e-6, "gradient");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void survivesSavingAndLoading(LossCase tested) {
    SameDiff graph = graph(tested, DataType.DOUBLE);
    File file = folder.resolve("graph.fb").toFile();
    graph.save(file, true);

    SameDiff back = SameDiff.load(file, true);

    Map<String, INDArray> values =
        values(tested.batch(EXAMPLES, Level.EXTREME, 8), DataType.DOUBLE, mask());
    back.setLossVariables("loss");
    QuietGradients.create(graph, "output");
    QuietGradients.create(back, "output");
    assertThat(back.outputSingle(values, "loss")).isEqualTo(graph.outputSingle(values, "loss"));
    assertThat(back.calculateGradients(values, "output"))
        .isEqualTo(graph.calculateGradients(values, "output"));
  }

  private static SameDiff graph(LossCase tested, DataType type) {
    SameDiff graph = SameDiff.create();
    SDVariable labels = graph.placeHolder("labels", type, -1, -1);
    SDVariable output = graph.placeHolder("output", type, -1, -1);
    SDVariable mask = graph.placeHolder("mask", type, -1, 1);
    ((BatchLoss) tested.loss()).define("loss", labels, output, mask);
    graph.setLossVariables("loss");
    return graph;
  }

  private static Map<String, INDArray> values(Batch batch, DataType type, double[][] mask) {
    Map<String, INDArray> values = new HashMap<>();
    values.put("labels", Batch.array(batch.labels, type));
    values.put("output", Batch.array(batch.outputs, type));
    values.put("mask", Batch.array(mask, type));
    return values;
  }

  private static double[][] mask() {
    double[][] mask = new double[EXAMPLES][1];
    for (int i = 0; i < EXAMPLES; i++) {
      mask[i][0] = i % 3 == 1 ? 0 : 1;
    }
    return mask;
  }
}
