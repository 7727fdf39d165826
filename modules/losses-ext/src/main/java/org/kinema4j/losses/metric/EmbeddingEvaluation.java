package org.kinema4j.losses.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
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

/** Mines a batch of Deeplearning4j and runs the graph of an {@link EmbeddingLoss} on it. */
final class EmbeddingEvaluation {

  private static final String EMBEDDINGS = "embeddings";
  private static final String LABELS = "labels";
  private static final String SCORES = "scores";

  private EmbeddingEvaluation() {}

  static LossResult evaluate(EmbeddingLoss loss, LossInput input, Want want) {
    KeptExamples kept = KeptExamples.of(input, loss.name());
    if (kept.size() == 0) {
      return zeros(input);
    }
    long[] labels = kept.labels();
    loss.reducer().requireLabels(labels);
    INDArray preOutput = kept.preOutput();
    INDArray embeddings =
        input.activation().getActivation(preOutput.dup(), true).castTo(DataType.DOUBLE);
    Selection selection = loss.select(MiningBatch.of(embeddings, labels, loss.distance()));
    if (selection.isNothing()) {
      return zeros(input);
    }
    Map<String, INDArray> values = new HashMap<>(selection.arrays());
    values.put(EMBEDDINGS, embeddings);
    values.put(LABELS, Nd4j.createFromArray(labels).reshape(-1, 1).castTo(DataType.DOUBLE));
    return LossGraphs.with(
        new Key(loss, selection.form()),
        () -> new LossGraph(graph -> define(loss, selection.form(), graph), EMBEDDINGS),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(kept.spread(graph.value(values, SCORES)), null);
          }
          var derivatives = graph.derivatives(values, SCORES);
          INDArray gradient =
              derivatives.gradients().get(EMBEDDINGS).castTo(preOutput.dataType());
          return new LossResult(
              kept.spread(derivatives.outputs().get(SCORES)),
              kept.spread(input.activation().backprop(preOutput, gradient).getFirst()));
        });
  }

  private static LossResult zeros(LossInput input) {
    DataType type = input.preOutput().dataType();
    return input.examples() == 0
        ? new LossResult(Nd4j.create(type, 0, 1), Nd4j.create(type, input.preOutput().shape()))
        : new LossResult(
            Nd4j.zeros(type, input.examples(), 1), Nd4j.zeros(type, input.preOutput().shape()));
  }

  private static void define(EmbeddingLoss loss, String form, SameDiff graph) {
    SDVariable embeddings = graph.placeHolder(EMBEDDINGS, DataType.DOUBLE, -1, -1);
    SDVariable labels = graph.placeHolder(LABELS, DataType.DOUBLE, -1, 1);
    List<Terms> groups = loss.terms(embeddings, labels, form);
    SDVariable scores = graph.zerosLike(labels);
    for (Terms terms : groups) {
      scores = scores.add(terms.sumPerExample(weighted(terms, loss.reducer())));
    }
    SDVariable examples = groups.get(0).examples();
    scores.mul(SCORES, examples);
    reduced(groups, loss.reducer()).mul(LossGraph.TOTAL, examples);
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

  private record Key(EmbeddingLoss loss, String form) {}
}
