package org.kinema4j.optim.contract;

import java.util.Arrays;
import java.util.List;
import org.kinema4j.optim.Optimizer;

/**
 * An optimizer with the recurrence that it must follow.
 *
 * @param optimizer the optimizer
 * @param arrays how many arrays its documentation says that it keeps
 * @param rate a rate at which it converges on small problems
 * @param start what the recurrence starts from
 * @param naive the recurrence
 */
record OptimizerCase(
    Optimizer optimizer, int arrays, double rate, List<Double> start, Naive naive) {

  static OptimizerCase of(
      Optimizer optimizer, int arrays, double rate, Naive naive, double... start) {
    return new OptimizerCase(optimizer, arrays, rate, Arrays.stream(start).boxed().toList(), naive);
  }

  /** A copy of the optimizer that has a rate of its own. */
  Optimizer at(double newRate) {
    Optimizer copy = optimizer.clone();
    copy.setLrAndSchedule(newRate, null);
    return copy;
  }

  @Override
  public String toString() {
    return optimizer.toString();
  }
}
