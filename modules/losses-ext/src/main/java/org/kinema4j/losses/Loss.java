package org.kinema4j.losses;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * A loss of this module: a record of parameters that can judge a batch. One method, {@link
 * #evaluate}, is behind all that Deeplearning4j asks of a loss; nothing else is to be overridden.
 *
 * <p>Most losses are {@link ElementLoss}es, whose formula is written once, as a graph. Being
 * records of plain values, losses compare by value, print their parameters and come back from JSON
 * as they were.
 *
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public interface Loss extends ILossFunction {

  /** What to compute. */
  enum Want {
    /** Scores only. */
    SCORES,
    /** Scores and the gradient of their sum. */
    SCORES_AND_GRADIENT
  }

  /**
   * Judges a batch.
   *
   * @param input labels, pre-output, activation and mask; none is modified
   * @param want what to compute
   * @return the score of each example and, if wanted, the gradient of the sum of the scores
   * @throws IllegalArgumentException if shapes or activation are not those of this loss
   */
  LossResult evaluate(LossInput input, Want want);

  /**
   * Returns what the loss takes the network's output for.
   *
   * @return logits or values; values unless a loss says otherwise
   */
  default OutputKind outputKind() {
    return OutputKind.VALUES;
  }

  @Override
  default double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    LossInput input = new LossInput(labels, preOutput, activationFn, mask);
    return score(evaluate(input, Want.SCORES), average);
  }

  @Override
  default INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    return evaluate(new LossInput(labels, preOutput, activationFn, mask), Want.SCORES).scores();
  }

  @Override
  default INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    LossInput input = new LossInput(labels, preOutput, activationFn, mask);
    return evaluate(input, Want.SCORES_AND_GRADIENT).gradient();
  }

  @Override
  default Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    LossInput input = new LossInput(labels, preOutput, activationFn, mask);
    LossResult result = evaluate(input, Want.SCORES_AND_GRADIENT);
    return Pair.of(score(result, average), result.gradient());
  }

  @Override
  default String name() {
    return getClass().getSimpleName();
  }

  private static double score(LossResult result, boolean average) {
    long examples = result.scores().size(0);
    if (examples == 0) {
      return 0;
    }
    double sum = result.scores().sumNumber().doubleValue();
    return average ? sum / examples : sum;
  }
}
