package org.kinema4j.losses.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs the graph of an {@link EmbeddingLoss} on a batch, in double. */
final class EmbeddingGraphs {

  private static final String POINTS = "points";
  private static final String LABELS = "labels";
  private static final String SCORES = "scores";

  private EmbeddingGraphs() {}

  /** Makes groups of terms of points, {@code [M, D]}, and classes, {@code [N, 1]}. */
  interface Formula extends BiFunction<SDVariable, SDVariable, List<Terms>> {}

  /**
   * What a formula is applied to.
   *
   * @param points what to differentiate at: embeddings, or distances
   * @param labels class of each example
   * @param chosen values of further placeholders, that the formula adds
   */
  record Given(INDArray points, INDArray labels, Map<String, INDArray> chosen) {

    static Given embeddingsOf(MiningBatch batch, Map<String, INDArray> chosen) {
      return new Given(batch.embeddings(), labelsOf(batch), chosen);
    }

    static INDArray labelsOf(MiningBatch batch) {
      double[] labels = new double[batch.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = batch.label(i);
      }
      return Nd4j.createFromArray(labels).reshape(-1, 1);
    }
  }

  /** Returns scores, and the gradient of their sum at the points. */
  static LossResult run(EmbeddingLoss loss, Formula formula, Given given, Want want) {
    Map<String, INDArray> values = new HashMap<>(given.chosen());
    values.put(POINTS, given.points());
    values.put(LABELS, given.labels());
    return LossGraphs.with(
        new Key(loss),
        () -> new LossGraph(graph -> define(loss.reducer(), formula, graph), POINTS),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(graph.value(values, SCORES), null);
          }
          var derivatives = graph.derivatives(values, SCORES);
          return new LossResult(
              derivatives.outputs().get(SCORES), derivatives.gradients().get(POINTS));
        });
  }

  private static void define(Reducer reducer, Formula formula, SameDiff graph) {
    SDVariable points = graph.placeHolder(POINTS, DataType.DOUBLE, -1, -1);
    SDVariable labels = graph.placeHolder(LABELS, DataType.DOUBLE, -1, 1);
    List<Terms> groups = formula.apply(points, labels);
    SDVariable scores = graph.zerosLike(labels);
    for (Terms terms : groups) {
      scores = scores.add(terms.sumPerExample(weighted(terms, reducer)));
    }
    SDVariable examples = groups.get(0).examples();
    scores.mul(SCORES, examples);
    reduced(groups, reducer).mul(LossGraph.TOTAL, examples);
  }

  /** The loss of a batch, in a graph. */
  static SDVariable reduced(List<Terms> groups, Reducer reducer) {
    return groups.stream()
        .map(terms -> weighted(terms, reducer).sum())
        .reduce(SDVariable::add)
        .orElseThrow();
  }

  private static SDVariable weighted(Terms terms, Reducer reducer) {
    return terms.values().mul(reducer.weights(terms));
  }

  private record Key(EmbeddingLoss loss) {}
}
