package org.kinema4j.optim.contract;

import java.util.function.Supplier;
import org.kinema4j.optim.DecayingOptimizer;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Sight;
import org.kinema4j.optim.WrappingOptimizer;

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

  /** Whether the recurrence of a whole model holds where arrays step one by one or in blocks. */
  boolean fits(Rig.Kind kind) {
    return kind == Rig.Kind.NETWORK
        || kind == Rig.Kind.GRAPH
        || optimizer.sight().compareTo(Sight.TENSOR) <= 0;
  }

  /** Whether nothing changes at a rate of 0; a decay that is independent of the rate goes on. */
  boolean restsAtRateZero() {
    return rests(optimizer);
  }

  private static boolean rests(Optimizer one) {
    if (one instanceof DecayingOptimizer decaying
        && !decaying.weightDecay().timesLearningRate()
        && decaying.weightDecay().coefficient() > 0) {
      return false;
    }
    return !(one instanceof WrappingOptimizer outer) || rests(outer.optimizer());
  }

  @Override
  public String toString() {
    return optimizer.toString();
  }
}
