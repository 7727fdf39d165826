package org.kinema4j.losses;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss that judges the rows of a batch together and finds one number for them. Its formula is
 * written once, as a SameDiff graph; the {@code ILossFunction} runs that graph.
 *
 * <p>The loss is the score of each row that the mask keeps, and 0 that of the others, so that the
 * mean over the rows kept is the loss. The gradient is that of the sum of the scores. Where the
 * mask drops rows, Deeplearning4j's own mean is smaller, since it divides by all of them.
 *
 * @since 0.1
 */
public interface BatchLoss extends Loss {

  /**
   * Adds the formula to a graph: native operations only, finite for any finite input, with a
   * gradient that is finite too, also where the mask drops every row. Shapes may depend on the
   * shapes of the arguments, never on their values.
   *
   * @param labels labels, {@code [N, ...]}
   * @param output logits or values, {@code [N, C]}
   * @param mask {@code [N, 1]}, 0 at rows that do not count
   * @return the loss, an array of one element
   */
  SDVariable whole(SDVariable labels, SDVariable output, SDVariable mask);

  /**
   * Checks a batch beyond what {@link LossInput} checks. By default, labels and output must have
   * the same shape.
   *
   * @param input the batch
   * @throws IllegalArgumentException if this loss cannot judge such a batch
   */
  default void requireBatch(LossInput input) {
    input.requireSameShape();
  }

  /**
   * Adds this loss of all rows to a graph.
   *
   * @param name name of the result
   * @param labels labels
   * @param output logits or values, see {@link #outputKind}
   * @return the loss, a scalar
   */
  default SDVariable define(String name, SDVariable labels, SDVariable output) {
    SDVariable ones = GraphMath.rowSum(output.getSameDiff().zerosLike(output)).add(1);
    return define(name, labels, output, ones);
  }

  /**
   * Adds this loss to a graph.
   *
   * @param name name of the result
   * @param labels labels
   * @param output logits or values, see {@link #outputKind}
   * @param mask {@code [N, 1]}, 0 at rows that do not count
   * @return the loss, a scalar
   */
  default SDVariable define(String name, SDVariable labels, SDVariable output, SDVariable mask) {
    return whole(labels, output, mask).sum().rename(name);
  }

  @Override
  default LossResult evaluate(LossInput input, Want want) {
    outputKind().require(name(), input.activation());
    input.requireExampleMask(name());
    requireBatch(input);
    return BatchEvaluation.evaluate(this, input, want);
  }
}
