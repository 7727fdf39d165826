package org.kinema4j.optim.contract;

import java.util.List;

/** A recurrence for a whole model, written in double from the equations of the paper. */
@FunctionalInterface
interface NaiveModel {

  /**
   * Takes a step: changes the parameters of all arrays in place.
   *
   * @param tensors parameters, gradients and what is kept from step to step
   * @param rate the learning rate
   * @param t number of the step, from 1
   */
  void step(List<NaiveTensor> tensors, double rate, int t);

  /** A recurrence whose arrays do not know of each other. */
  static NaiveModel each(OneTensor one) {
    return (tensors, rate, t) -> tensors.forEach(tensor -> one.step(tensor, rate, t));
  }

  /** A recurrence for one array. */
  @FunctionalInterface
  interface OneTensor {

    /** Takes a step of one array in place. */
    void step(NaiveTensor tensor, double rate, int t);
  }
}
