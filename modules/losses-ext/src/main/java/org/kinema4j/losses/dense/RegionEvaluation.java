package org.kinema4j.losses.dense;

import java.util.Map;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs the graph of a {@link RegionLoss} on regions, one an example. */
final class RegionEvaluation {

  private static final String LABELS = "labels";
  private static final String PROBABILITIES = "probabilities";
  private static final String PIXELS = "pixels";
  private static final String EXAMPLES = "examples";
  private static final String WEIGHTED = "weighted";

  private RegionEvaluation() {}

  /**
   * Regions of one shape.
   *
   * @param labels {@code [N, C, P]}
   * @param probabilities {@code [N, C, P]}
   * @param pixels weights {@code [N, 1, P]}
   * @param examples weights {@code [N, 1]}
   */
  record Input(INDArray labels, INDArray probabilities, INDArray pixels, INDArray examples) {

    /** The probabilities that count, 0 elsewhere. */
    private INDArray kept() {
      INDArray weights = pixels.mul(examples.reshape(examples.size(0), 1, 1));
      return probabilities.mul(weights.neq(0).castTo(probabilities.dataType()));
    }

    private Map<String, INDArray> placeholders() {
      return Map.of(
          LABELS, labels, PROBABILITIES, probabilities, PIXELS, pixels, EXAMPLES, examples);
    }
  }

  /** Scores {@code [N, 1]} and, if wanted, the gradient of their sum at the probabilities. */
  static LossResult evaluate(RegionLoss loss, Input input, Want want) {
    loss.requireForeground(input.probabilities().shape());
    loss.requireProbabilities(input.kept());
    DataType type = input.probabilities().dataType();
    return LossGraphs.with(
        new Key(loss, type),
        () -> new LossGraph(graph -> define(loss, type, graph), PROBABILITIES),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(graph.value(input.placeholders(), WEIGHTED), null);
          }
          var derivatives = graph.derivatives(input.placeholders(), WEIGHTED);
          return new LossResult(
              derivatives.outputs().get(WEIGHTED), derivatives.gradients().get(PROBABILITIES));
        });
  }

  private static void define(RegionLoss loss, DataType type, SameDiff graph) {
    SDVariable labels = graph.placeHolder(LABELS, type, -1, -1, -1);
    SDVariable probabilities = graph.placeHolder(PROBABILITIES, type, -1, -1, -1);
    SDVariable pixels = graph.placeHolder(PIXELS, type, -1, 1, -1);
    SDVariable examples = graph.placeHolder(EXAMPLES, type, -1, 1);
    loss.regions(labels, probabilities, pixels).mul(WEIGHTED, examples).sum(LossGraph.TOTAL);
  }

  private record Key(RegionLoss loss, DataType type) {}
}
