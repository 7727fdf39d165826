package org.kinema4j.losses.dense;

import java.util.Arrays;
import org.kinema4j.losses.BatchLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.samediff.GraphReduction;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss of whole regions: of all pixels of an image, or of all steps of a sequence, together. It
 * takes probabilities, so the activation is softmax for classes of which one is right, sigmoid for
 * classes that may overlap, and identity if the layer below gives probabilities.
 *
 * <p>{@link RegionLossLayer} hands it one region an example. Deeplearning4j's own output layers
 * hand a loss nothing but rows; all rows that the mask keeps are then one region, so that {@code
 * CnnLossLayer} and {@code RnnOutputLayer} get the form that is known as batch Dice. The loss is
 * the score of each row, as {@link BatchLoss} says.
 *
 * @since 0.1
 */
public interface RegionLoss extends BatchLoss {

  /** How far rounding may bring a probability outside of [0, 1], in half precision too. */
  double PROBABILITY_ROUNDING = 0.01;

  /**
   * Adds the formula to a graph.
   *
   * @param labels 1 at pixels of the class, 0 elsewhere, {@code [N, C, P]}
   * @param probabilities {@code [N, C, P]}
   * @param mask weight of each pixel, {@code [N, 1, P]}
   * @return losses, {@code [N, 1]}
   */
  SDVariable regions(SDVariable labels, SDVariable probabilities, SDVariable mask);

  /**
   * Returns whether class 0 counts.
   *
   * @return the choice
   */
  Background background();

  /**
   * Adds this loss of regions to a graph.
   *
   * @param name name of the result
   * @param labels {@code [N, C, P]}
   * @param probabilities {@code [N, C, P]}
   * @param mask weight of each pixel, {@code [N, 1, P]}; null for 1
   * @param reduce how to reduce over the examples
   * @return the loss: a scalar, or with {@link LossReduce#NONE} {@code [N, 1]}
   */
  default SDVariable defineRegions(
      String name,
      SDVariable labels,
      SDVariable probabilities,
      SDVariable mask,
      LossReduce reduce) {
    SDVariable weights = mask == null ? labels.getSameDiff().onesLike(labels).max(true, 1) : mask;
    return GraphReduction.reduce(regions(labels, probabilities, weights), null, reduce)
        .rename(name);
  }

  @Override
  default SDVariable whole(SDVariable labels, SDVariable output, SDVariable mask) {
    SameDiff graph = output.getSameDiff();
    return regions(
        graph.expandDims(graph.transpose(labels), 0),
        graph.expandDims(graph.transpose(output), 0),
        graph.expandDims(graph.transpose(mask), 0));
  }

  @Override
  default void requireBatch(LossInput input) {
    input.requireSameShape();
    requireForeground(input.preOutput().shape());
    if (input.examples() > 0) {
      INDArray output = input.activation().getActivation(input.preOutput().dup(), true);
      INDArray mask = input.mask();
      requireProbabilities(
          mask == null ? output : output.mul(mask.neq(0).castTo(output.dataType())));
    }
  }

  /**
   * Checks that the output holds probabilities; of values of any size the score would look like one
   * and be none.
   *
   * @param output what the activation gives; 0 where it is masked
   * @throws IllegalArgumentException if a value is far outside of [0, 1]
   */
  default void requireProbabilities(INDArray output) {
    double least = output.minNumber().doubleValue();
    double greatest = output.maxNumber().doubleValue();
    // what is not a number goes through, and is seen in the score
    if (least < -PROBABILITY_ROUNDING || greatest > 1 + PROBABILITY_ROUNDING) {
      throw new IllegalArgumentException(
          "output must hold probabilities in [0, 1] for %s, received %s; use the activation"
                  .formatted(name(), least < -PROBABILITY_ROUNDING ? least : greatest)
              + " softmax or sigmoid");
    }
  }

  /**
   * Checks that a class is left if the background does not count.
   *
   * @param shape shape of the output, with the classes along dimension 1
   * @throws IllegalArgumentException if none is left
   */
  default void requireForeground(long... shape) {
    if (background() == Background.EXCLUDE && shape[1] < 2) {
      throw new IllegalArgumentException(
          "output must have at least 2 classes where the background is excluded, received %s"
              .formatted(Arrays.toString(shape)));
    }
  }
}
