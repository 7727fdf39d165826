package org.kinema4j.losses.ranking;

import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.OutputKind;

/**
 * A loss that compares the parts of a row: values {@code [N, K * D]}, labels {@code [N, 1]}.
 *
 * @since 0.1
 */
public interface RankingLoss extends ElementLoss {

  @Override
  default OutputKind outputKind() {
    return OutputKind.VALUES;
  }

  @Override
  default Coupling coupling() {
    return Coupling.WHOLE_EXAMPLE;
  }
}
