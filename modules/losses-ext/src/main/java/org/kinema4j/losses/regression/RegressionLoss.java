package org.kinema4j.losses.regression;

import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.OutputKind;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss of residuals, each by itself: values and labels {@code [N, C]}.
 *
 * @since 0.1
 */
public interface RegressionLoss extends ElementLoss {

  /**
   * Adds the formula to a graph.
   *
   * @param residuals values less labels, {@code [N, C]}
   * @return losses, {@code [N, C]}
   */
  SDVariable ofResiduals(SDVariable residuals);

  @Override
  default SDVariable elements(SDVariable labels, SDVariable output) {
    return ofResiduals(output.sub(labels));
  }

  @Override
  default OutputKind outputKind() {
    return OutputKind.VALUES;
  }

  @Override
  default Coupling coupling() {
    return Coupling.SEPARATE_OUTPUTS;
  }

  /**
   * Huber's function: {@code e^2 / 2} up to delta, {@code delta |e| - delta^2 / 2} beyond.
   *
   * @param residuals any shape
   * @param delta where the parabola ends
   * @return the same shape
   */
  static SDVariable huber(SDVariable residuals, double delta) {
    SDVariable magnitude = residuals.getSameDiff().math().abs(residuals);
    SDVariable bounded = residuals.getSameDiff().math().clipByValue(magnitude, 0, delta);
    return bounded.mul(magnitude.sub(bounded.mul(0.5)));
  }
}
