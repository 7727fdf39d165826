package org.kinema4j.optim.contract;

/** A recurrence for one parameter, written in double from the equations of the paper. */
@FunctionalInterface
interface Naive {

  /**
   * Takes a step.
   *
   * @param s what is kept from step to step
   * @param g the gradient
   * @param rate the learning rate
   * @param t number of the step, from 1
   * @return what is to be subtracted
   */
  double step(double[] s, double g, double rate, int t);

  /** The recurrence for many parameters, each with its own state. */
  final class Run {
    private final Naive naive;
    private final double[][] states;

    Run(OptimizerCase optimizer, int parameters) {
      naive = optimizer.naive();
      states = new double[parameters][];
      for (int i = 0; i < parameters; i++) {
        states[i] = optimizer.start().stream().mapToDouble(Double::doubleValue).toArray();
      }
    }

    double[] step(double[] gradient, double rate, int t) {
      double[] step = new double[gradient.length];
      for (int i = 0; i < step.length; i++) {
        step[i] = naive.step(states[i], gradient[i], rate, t);
      }
      return step;
    }
  }
}
