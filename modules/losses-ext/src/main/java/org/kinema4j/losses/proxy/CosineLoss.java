package org.kinema4j.losses.proxy;

import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.OutputKind;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss of cosines that judges each example by itself: cosines {@code [N, K * C]}, C at least 2,
 * activation softmax.
 *
 * @since 0.1
 */
public interface CosineLoss extends ProxyLoss, ElementLoss {

  /**
   * Adds the formula to a graph.
   *
   * @param target 1 at the class of each row, 0 elsewhere, {@code [N, C]}
   * @param cosines K times {@code [N, C]}: of the first vectors of all classes, of the second ones,
   *     and so on
   * @return losses, {@code [N, 1]}
   */
  SDVariable compare(SDVariable target, SDVariable... cosines);

  @Override
  default SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] cosines = Cosines.ofCentres(output, centres());
    return compare(Cosines.target(labels, cosines[0], labelFormat()), cosines);
  }

  @Override
  default OutputKind outputKind() {
    return OutputKind.CLASS_LOGITS;
  }

  @Override
  default Coupling coupling() {
    return Coupling.WHOLE_EXAMPLE;
  }

  @Override
  default void requireBatch(LossInput input) {
    Cosines.require(input, this);
  }
}
