package org.kinema4j.losses.metric;

import java.util.Optional;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Judges a batch of Deeplearning4j: masks, activation, and back again. */
final class EmbeddingEvaluation {

  private EmbeddingEvaluation() {}

  static LossResult evaluate(EmbeddingLoss loss, LossInput input, Want want) {
    KeptExamples kept = KeptExamples.of(input, loss.name());
    if (kept.size() == 0) {
      return zeros(input);
    }
    long[] labels = kept.labels();
    loss.reducer().requireLabels(labels);
    INDArray preOutput = kept.preOutput();
    INDArray embeddings = input.activation().getActivation(preOutput.dup(), true);
    MiningBatch batch = MiningBatch.of(embeddings.castTo(DataType.DOUBLE), labels, loss.distance());
    Optional<LossResult> compared = loss.compare(batch, want);
    if (compared.isEmpty()) {
      return zeros(input);
    }
    INDArray scores = kept.spread(compared.get().scores());
    if (want == Want.SCORES) {
      return new LossResult(scores, null);
    }
    INDArray gradient = compared.get().gradient().castTo(preOutput.dataType());
    return new LossResult(
        scores, kept.spread(input.activation().backprop(preOutput, gradient).getFirst()));
  }

  private static LossResult zeros(LossInput input) {
    DataType type = input.preOutput().dataType();
    return input.examples() == 0
        ? new LossResult(Nd4j.create(type, 0, 1), Nd4j.create(type, input.preOutput().shape()))
        : new LossResult(
            Nd4j.zeros(type, input.examples(), 1), Nd4j.zeros(type, input.preOutput().shape()));
  }
}
