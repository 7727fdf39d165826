package org.kinema4j.losses;

import org.kinema4j.losses.samediff.GraphReduction;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss that judges each example by itself. Its formula is written once, as a SameDiff graph; the
 * {@code ILossFunction} runs that graph.
 *
 * <p>The simplest possible loss, absolute difference, is (in a network: public, in a file of its
 * own)
 *
 * <pre>{@code
 * record Absolute() implements ElementLoss {
 *   public OutputKind outputKind() {
 *     return OutputKind.VALUES;
 *   }
 *
 *   public Coupling coupling() {
 *     return Coupling.SEPARATE_OUTPUTS;
 *   }
 *
 *   public SDVariable elements(SDVariable labels, SDVariable output) {
 *     return output.getSameDiff().math().abs(output.sub(labels));
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public interface ElementLoss extends Loss {

  /** Whether the outputs of one example are judged one by one. */
  enum Coupling {
    /** {@link #elements} gives {@code [N, C]}; a mask may drop single outputs. */
    SEPARATE_OUTPUTS,
    /** {@link #elements} gives {@code [N, 1]}; a mask drops whole examples. */
    WHOLE_EXAMPLE
  }

  /**
   * Returns what the loss takes the network's output for.
   *
   * @return logits or values
   */
  @Override
  OutputKind outputKind();

  /**
   * Returns whether the outputs of one example are judged one by one.
   *
   * @return the shape of {@link #elements}
   */
  Coupling coupling();

  /**
   * Adds the formula to a graph: native operations only, finite for any finite input, with a
   * gradient that is finite too. Shapes may depend on the shapes of the arguments, never on their
   * values: the operations are recorded and run again on other values.
   *
   * @param labels labels, {@code [N, C]} unless {@link #requireBatch} says otherwise
   * @param output logits or values, {@code [N, C]}
   * @return losses, {@code [N, C]} or {@code [N, 1]}
   */
  SDVariable elements(SDVariable labels, SDVariable output);

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
   * Adds this loss to a graph, as {@code sd.loss()} adds those that SameDiff has: the mean over
   * examples, or over single outputs if they are judged one by one.
   *
   * @param name name of the result
   * @param labels labels
   * @param output logits or values, see {@link #outputKind}
   * @return the loss, a scalar
   */
  default SDVariable define(String name, SDVariable labels, SDVariable output) {
    return define(name, labels, output, null, LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT);
  }

  /**
   * Adds this loss to a graph, with weights and reduction as {@code sd.loss()} has them.
   *
   * @param name name of the result
   * @param labels labels
   * @param output logits or values, see {@link #outputKind}
   * @param weights what to multiply the losses with, {@code [N, 1]}, or {@code [N, C]} if outputs
   *     are judged one by one; null for 1
   * @param reduce how to reduce the weighted losses
   * @return the loss: a scalar, or with {@link LossReduce#NONE} one number a loss
   */
  default SDVariable define(
      String name, SDVariable labels, SDVariable output, SDVariable weights, LossReduce reduce) {
    return GraphReduction.reduce(elements(labels, output), weights, reduce).rename(name);
  }

  @Override
  default LossResult evaluate(LossInput input, Want want) {
    outputKind().require(name(), input.activation());
    input.requireMask(this);
    requireBatch(input);
    return ElementEvaluation.evaluate(this, input, want);
  }
}
