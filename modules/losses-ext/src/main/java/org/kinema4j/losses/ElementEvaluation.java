package org.kinema4j.losses;

import java.util.HashMap;
import java.util.Map;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs the graph of an {@link ElementLoss} on a batch of Deeplearning4j. */
final class ElementEvaluation {

  private static final String LABELS = "labels";
  private static final String OUTPUT = "output";
  private static final String WEIGHTS = "weights";
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
    INDArray preOutput = input.preOutput();
    DataType type = preOutput.dataType();
    if (input.examples() == 0) {
      return new LossResult(Nd4j.create(type, 0, 1), Nd4j.create(type, preOutput.shape()));
    }
    boolean logits = loss.outputKind().isLogits();
    INDArray output = logits ? preOutput : input.activation().getActivation(preOutput.dup(), true);
    Map<String, INDArray> values = new HashMap<>();
    values.put(LABELS, input.labels().castTo(type));
    values.put(OUTPUT, output);
    values.put(WEIGHTS, weights(input, type));

    return LossGraphs.with(
        new Key(loss, type),
        () -> new LossGraph(graph -> define(loss, type, graph), OUTPUT),
        graph -> {
          if (want == Want.SCORES) {
            return new LossResult(graph.value(values, WEIGHTED).sum(true, 1), null);
          }
          var derivatives = graph.derivatives(values, WEIGHTED);
          INDArray gradient = derivatives.gradients().get(OUTPUT);
          return new LossResult(
              derivatives.outputs().get(WEIGHTED).sum(true, 1),
              logits
                  ? gradient
                  : input.activation().backprop(preOutput.dup(), gradient).getFirst());
        });
  }

  private static INDArray weights(LossInput input, DataType type) {
    return input.mask() == null ? Nd4j.ones(type, input.examples(), 1) : input.mask().castTo(type);
  }

  private static void define(ElementLoss loss, DataType type, SameDiff graph) {
    SDVariable labels = graph.placeHolder(LABELS, type, -1, -1);
    SDVariable output = graph.placeHolder(OUTPUT, type, -1, -1);
    SDVariable weights = graph.placeHolder(WEIGHTS, type, -1, -1);
    loss.elements(labels, output).mul(WEIGHTED, weights).sum(LossGraph.TOTAL);
  }

  private record Key(ElementLoss loss, DataType type) {}
}
