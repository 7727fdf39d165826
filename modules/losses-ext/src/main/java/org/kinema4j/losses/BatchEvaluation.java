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

/** Runs the graph of a {@link BatchLoss} on a batch of Deeplearning4j. */
final class BatchEvaluation {

  private BatchEvaluation() {}

  /**
   * Judges a batch whose shapes were checked.
   *
   * @param loss the loss
   * @param input the batch
   * @param want what to compute
   * @return the loss as the score of each row that the mask keeps and, if wanted, the gradient of
   *     the sum of the scores
   */
  static LossResult evaluate(BatchLoss loss, LossInput input, Want want) {
    if (input.examples() == 0) {
      return GraphBatch.nothing(input);
    }
    GraphBatch batch = new GraphBatch(loss.outputKind(), input);
    INDArray kept = batch.mask().neq(0).castTo(batch.type());
    Map<String, INDArray> values = batch.placeholders();

    return LossGraphs.with(
        new Key(loss, batch.type()),
        () -> new LossGraph(graph -> define(loss, batch.type(), graph), OUTPUT),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(kept.mul(number(graph.value(values, LossGraph.TOTAL))), null);
          }
          var derivatives = graph.derivatives(values, LossGraph.TOTAL);
          INDArray gradient = derivatives.gradients().get(OUTPUT).muli(kept.sumNumber());
          return new LossResult(
              kept.mul(number(derivatives.outputs().get(LossGraph.TOTAL))),
              batch.atPreOutput(gradient));
        });
  }

  private static double number(INDArray scalar) {
    return scalar.getDouble(0);
  }

  private static void define(BatchLoss loss, DataType type, SameDiff graph) {
    SDVariable labels = graph.placeHolder(LABELS, type, -1, -1);
    SDVariable output = graph.placeHolder(OUTPUT, type, -1, -1);
    SDVariable mask = graph.placeHolder(MASK, type, -1, 1);
    loss.whole(labels, output, mask).sum(LossGraph.TOTAL);
  }

  private record Key(BatchLoss loss, DataType type) {}
}
