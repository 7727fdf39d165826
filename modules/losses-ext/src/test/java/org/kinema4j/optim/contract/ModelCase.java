package org.kinema4j.optim.contract;

import java.util.function.Supplier;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Sight;

/**
 * An optimizer that sees more than elements, or one around another, with the recurrence that it
 * must follow.
 *
 * @param optimizer the optimizer
 * @param arrays how many arrays its documentation says that it keeps
 * @param rate a rate at which it converges on small problems
 * @param naive makes a recurrence that has not started
 */
record ModelCase(Optimizer optimizer, int arrays, double rate, Supplier<NaiveModel> naive) {

  static ModelCase of(Optimizer optimizer, int arrays, double rate, Supplier<NaiveModel> naive) {
    return new ModelCase(optimizer, arrays, rate, naive);
  }

  /** A copy of the optimizer that has a rate of its own. */
  Optimizer at(double newRate) {
    Optimizer copy = optimizer.clone();
    copy.setLrAndSchedule(newRate, null);
    return copy;
  }

  boolean fits(Rig.Kind kind) {
    return kind != Rig.Kind.SAME_DIFF || optimizer.sight().compareTo(Sight.TENSOR) <= 0;
  }

  @Override
  public String toString() {
    return optimizer.toString();
  }
}
