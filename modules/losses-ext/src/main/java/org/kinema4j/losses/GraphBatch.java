package org.kinema4j.losses;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch of Deeplearning4j, as the placeholders of a loss's graph take it. */
final class GraphBatch {

  static final String LABELS = "labels";
  static final String OUTPUT = "output";
  static final String MASK = "mask";

  private final OutputKind kind;
  private final LossInput input;

  GraphBatch(OutputKind kind, LossInput input) {
    this.kind = kind;
    this.input = input;
  }

  DataType type() {
    return input.preOutput().dataType();
  }

  /** Labels, logits or values, and the mask, which is all ones where there is none. */
  Map<String, INDArray> placeholders() {
    INDArray preOutput = input.preOutput();
    Map<String, INDArray> values = new HashMap<>();
    values.put(LABELS, input.knownLabels().castTo(type()));
    values.put(
        OUTPUT,
        kind.isLogits() ? preOutput : input.activation().getActivation(preOutput.dup(), true));
    values.put(MASK, mask());
    return values;
  }

  /** The mask, or ones. */
  INDArray mask() {
    return input.mask() == null
        ? Nd4j.ones(type(), input.examples(), 1)
        : input.mask().castTo(type());
  }

  /** The gradient at the pre-output, from that at the placeholder. */
  INDArray atPreOutput(INDArray gradient) {
    return kind.isLogits()
        ? gradient
        : input.activation().backprop(input.preOutput().dup(), gradient).getFirst();
  }

  /** What a batch without examples gives. */
  static LossResult nothing(LossInput input) {
    INDArray preOutput = input.preOutput();
    DataType type = preOutput.dataType();
    return new LossResult(Nd4j.create(type, 0, 1), Nd4j.create(type, preOutput.shape()));
  }
}
