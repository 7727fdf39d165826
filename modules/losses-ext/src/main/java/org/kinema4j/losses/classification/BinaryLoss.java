package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.OutputKind;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss for separate yes-or-no outputs: logits and labels {@code [N, C]}, activation sigmoid.
 *
 * @since 0.1
 */
public interface BinaryLoss extends ElementLoss {

  /**
   * Returns how far labels are moved to the middle.
   *
   * @return share of each label that goes evenly to yes and no
   */
  default double labelSmoothing() {
    return 0;
  }

  /**
   * Adds the formula to a graph, for labels that are smoothed already.
   *
   * @param target probability of yes, {@code [N, C]}
   * @param logits logits, {@code [N, C]}
   * @return losses, {@code [N, C]}
   */
  SDVariable binary(SDVariable target, SDVariable logits);

  @Override
  default SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable target = labels.castTo(output.dataType());
    double smoothing = labelSmoothing();
    return binary(smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / 2), output);
  }

  @Override
  default OutputKind outputKind() {
    return OutputKind.BINARY_LOGITS;
  }

  @Override
  default Coupling coupling() {
    return Coupling.SEPARATE_OUTPUTS;
  }

  /**
   * Multiplies each output by a factor.
   *
   * @param terms {@code [N, C]}
   * @param factors one for all outputs, one an output, or none for all 1
   * @return {@code [N, C]}
   */
  static SDVariable weighted(SDVariable terms, List<Double> factors) {
    return factors.size() == 1
        ? terms.mul(factors.get(0))
        : CategoricalLoss.weighted(terms, factors);
  }

  /**
   * Checks that there is one value for all outputs, one an output, or none.
   *
   * @param input the batch
   * @param name name of the values
   * @param values the values
   * @throws IllegalArgumentException if there is another number of values
   */
  static void requireOneOrAll(LossInput input, String name, List<Double> values) {
    if (values.size() != 1) {
      input.requireOnePerClass(name, values);
    }
  }

  /**
   * Negative logarithm of a probability, the less the greater that is: {@code -(1 - q)^gamma
   * log(q)}.
   *
   * @param logRight {@code log(q)}
   * @param logWrong {@code log(1 - q)}
   * @param gamma how fast it falls
   * @return the same shape
   */
  static SDVariable focal(SDVariable logRight, SDVariable logWrong, double gamma) {
    SDVariable modulation = logRight.getSameDiff().math().exp(logWrong.mul(gamma));
    return modulation.mul(logRight).neg();
  }
}
