package org.kinema4j.optim;

import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sequences x, y and z of schedule-free methods: z goes the steps, x is its mean, the model has
 * y between them. Kept are e = z - x and w, the sum of the squared rates, as the first two arrays
 * of the state.
 */
final class ScheduleFree {

  private ScheduleFree() {}

  /**
   * Makes what y loses of what z loses.
   *
   * @param step what z loses, divided by the factor, in place of the gradient
   * @param factor what to multiply that with
   * @param beta share of x in y
   */
  static void follow(Step step, double factor, double beta) {
    INDArray u = step.gradient();
    INDArray e = step.state(0);
    INDArray old = step.scratch(0);
    double weight = step.rate() * step.rate();
    double sum = step.state(1).addi(weight).getDouble(0);
    double share = sum == 0 ? 0 : weight / sum;
    u.muli(-factor).addi(e);
    old.assign(e).muli(1 - beta);
    e.assign(u).muli(1 - share);
    // in this order, a rate of 0 gives exactly 0
    u.muli(-share - (1 - beta) * (1 - share)).addi(old);
  }

  /** Puts x in place of y. */
  static void toMean(INDArray parameters, double beta, INDArray e) {
    Vectors.add(parameters, beta - 1, e);
  }
}
