package org.kinema4j.losses;

import static org.kinema4j.losses.GraphBatch.LABELS;
import static org.kinema4j.losses.GraphBatch.MASK;
import static org.kinema4j.losses.GraphBatch.OUTPUT;

import java.util.Map;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs the graph of an {@link ElementLoss} on a batch of Deeplearning4j. */
final class ElementEvaluation {

  private static final String WEIGHTED = "weighted";

  private ElementEvaluation() {}

  /**
   * Judges a batch whose shapes were checked.
   *
   * @param loss the loss
   * @param input the batch
   * @param want what to compute
   * @return scores and, if wanted, the gradient at the pre-output
   */
  static LossResult evaluate(ElementLoss loss, LossInput input, Want want) {
    if (input.examples() == 0) {
      return GraphBatch.nothing(input);
    }
    GraphBatch batch = new GraphBatch(loss.outputKind(), input);
    Map<String, INDArray> values = batch.placeholders();

    return LossGraphs.with(
        new Key(loss, batch.type()),
        () -> new LossGraph(graph -> define(loss, batch.type(), graph), OUTPUT),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(graph.value(values, WEIGHTED).sum(true, 1), null);
          }
          var derivatives = graph.derivatives(values, WEIGHTED);
          return new LossResult(
              derivatives.outputs().get(WEIGHTED).sum(true, 1),
              batch.atPreOutput(derivatives.gradients().get(OUTPUT)));
        });
  }

  private static void define(ElementLoss loss, DataType type, SameDiff graph) {
    SDVariable labels = graph.placeHolder(LABELS, type, -1, -1);
    SDVariable output = graph.placeHolder(OUTPUT, type, -1, -1);
    SDVariable weights = graph.placeHolder(MASK, type, -1, -1);
    loss.elements(labels, output).mul(WEIGHTED, weights).sum(LossGraph.TOTAL);
  }

  private record Key(ElementLoss loss, DataType type) {}
}
