package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.contract.LossCase.Level;
import org.kinema4j.losses.metric.EmbeddingLoss;
import org.kinema4j.losses.metric.NPairsLoss;
import org.kinema4j.losses.metric.PairLoss;
import org.kinema4j.losses.metric.TripletIndices;
import org.kinema4j.losses.metric.TripletLoss;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.FarthestPositives;
import org.kinema4j.losses.metric.mining.IndexPairs;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.Pairs;
import org.kinema4j.losses.metric.mining.Triplets;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What holds for every loss that compares the embeddings of a batch, in the form for graphs. */
final class EmbeddingGraphContractTest {

  private static final int EXAMPLES = 9;

  @TempDir private Path folder;

  static Stream<LossCase> cases() {
    return LossCases.all().filter(tested -> tested.loss() instanceof EmbeddingLoss);
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
    LossResult network =
        tested
            .loss()
            .evaluate(batch.input(type, tested.activation(), null), Want.SCORES_AND_GRADIENT);
    SameDiff graph = graph(tested, type);
    QuietGradients.create(graph, "output");
    Map<String, INDArray> values = values(tested, batch, type);

    INDArray loss = graph.outputSingle(values, "loss");
    INDArray gradient = graph.calculateGradients(values, "output").get("output");

    double sum = network.scores().sumNumber().doubleValue();
    assertThat(loss.dataType()).isEqualTo(type);
    Naives.assertClose(loss.mul(batch.size()).reshape(1, 1), new double[] {sum}, tolerance, "sum");
    Naives.assertClose(
        gradient.mul(batch.size()), Naives.flat(network.gradient()), tolerance, "gradient");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void survivesSavingAndLoading(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.EXTREME, 8);
    SameDiff graph = graph(tested, DataType.DOUBLE);
    File file = folder.resolve("graph.fb").toFile();
    graph.save(file, true);

    SameDiff back = SameDiff.load(file, true);

    Map<String, INDArray> values = values(tested, batch, DataType.DOUBLE);
    back.setLossVariables("loss");
    QuietGradients.create(graph, "output");
    QuietGradients.create(back, "output");
    assertThat(back.outputSingle(values, "loss")).isEqualTo(graph.outputSingle(values, "loss"));
    assertThat(back.calculateGradients(values, "output"))
        .isEqualTo(graph.calculateGradients(values, "output"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchesWithNothingToCompareGiveZeroToGraphsOfAllPairs(LossCase tested) {
    if (!(tested.loss() instanceof PairLoss loss) || !(loss.miner() instanceof BatchAll)) {
      return; // indices of nothing cannot be handed to a graph
    }
    SameDiff graph = graph(tested, DataType.DOUBLE);
    QuietGradients.create(graph, "output");
    Map<String, INDArray> values = new HashMap<>();
    values.put("labels", Nd4j.ones(DataType.DOUBLE, 1, 1));
    values.put("output", Nd4j.createFromArray(new double[][] {{1, 2, 3}}));

    assertThat(graph.outputSingle(values, "loss").getDouble(0)).isZero();
    assertThat(graph.calculateGradients(values, "output").get("output"))
        .isEqualTo(Nd4j.zeros(DataType.DOUBLE, 1, 3));
  }

  /** All pairs where the miner takes all, else what the miner took, through placeholders. */
  private static SameDiff graph(LossCase tested, DataType type) {
    SameDiff graph = SameDiff.create();
    SDVariable labels = graph.placeHolder("labels", type, -1, 1);
    SDVariable output = graph.placeHolder("output", type, -1, -1);
    if (tested.loss() instanceof TripletLoss loss) {
      loss.define(
          "loss",
          output,
          labels,
          new TripletIndices(
              indices(graph, "anchors"), indices(graph, "positives"), indices(graph, "negatives")));
    } else if (tested.loss() instanceof NPairsLoss loss) {
      loss.define("loss", output, labels, indices(graph, "anchors"), indices(graph, "positives"));
    } else if (tested.loss() instanceof PairLoss loss) {
      if (loss.miner() instanceof BatchAll) {
        loss.define("loss", output, labels);
      } else {
        SDVariable positives = graph.placeHolder("positives", type, -1, -1);
        SDVariable negatives = graph.placeHolder("negatives", type, -1, -1);
        loss.define("loss", output, labels, positives, negatives);
      }
    }
    graph.setLossVariables("loss");
    return graph;
  }

  private static SDVariable indices(SameDiff graph, String name) {
    return graph.placeHolder(name, DataType.INT32, -1);
  }

  private static Map<String, INDArray> values(LossCase tested, Batch batch, DataType type) {
    Map<String, INDArray> values = new HashMap<>();
    values.put("labels", Batch.array(batch.labels, type));
    values.put("output", Batch.array(batch.outputs, type));
    long[] labels = new long[batch.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (long) batch.labels[i][0];
    }
    EmbeddingLoss loss = (EmbeddingLoss) tested.loss();
    MiningBatch mined = MiningBatch.of(values.get("output"), labels, loss.distance());
    if (loss instanceof TripletLoss ofTriplets) {
      Triplets triplets = ofTriplets.miner().triplets(mined);
      values.put("anchors", triplets.anchors());
      values.put("positives", triplets.positives());
      values.put("negatives", triplets.negatives());
    } else if (loss instanceof NPairsLoss) {
      IndexPairs pairs = new FarthestPositives().pairs(mined).positives();
      values.put("anchors", pairs.anchors());
      values.put("positives", pairs.others());
    } else if (loss instanceof PairLoss ofPairs && !(ofPairs.miner() instanceof BatchAll)) {
      Pairs pairs = ofPairs.miner().pairs(mined);
      values.put("positives", pairs.positives().mask(batch.size()).castTo(type));
      values.put("negatives", pairs.negatives().mask(batch.size()).castTo(type));
    }
    return values;
  }
}
