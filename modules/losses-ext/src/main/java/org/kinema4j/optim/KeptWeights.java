package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The array of weights that an optimizer around another one keeps as its first own state. They are
 * weights and not differences, so they stay true when something else changes the parameters. The
 * array is not a number until it has weights.
 */
final class KeptWeights {

  private KeptWeights() {}

  /** Returns what an array of the state is filled with before the first step. */
  static double initial(WrappingOptimizer outer, int index) {
    Optimizer inner = outer.optimizer();
    return index < inner.states().size() ? inner.initial(index) : Double.NaN;
  }

  /** Puts the kept weights in place of the parameters, once there are some. */
  static void replace(WrappingOptimizer outer, INDArray parameters, List<INDArray> states) {
    INDArray kept = states.get(outer.optimizer().states().size());
    if (isSet(kept)) {
      parameters.assign(kept);
    }
  }

  /**
   * Returns the kept weights of a step that has not been taken; at first they are the parameters.
   */
  static INDArray of(WrappingOptimizer outer, Step step) {
    INDArray kept = outer.ownState(step, 0);
    if (!isSet(kept)) {
      assignParameters(kept, step.tensors());
    }
    return kept;
  }

  /** Copies parameters, one array after another. */
  static void assignParameters(INDArray target, List<Tensor> tensors) {
    tensors.forEach(tensor -> tensor.in(target).assign(tensor.flatParameters()));
  }

  /** Subtracts the parameters as they are before a step. */
  static void subtractParameters(INDArray target, List<Tensor> tensors) {
    tensors.forEach(tensor -> Vectors.add(tensor.in(target), -1, tensor.flatParameters()));
  }

  /**
   * Returns kept weights minus the parameters after a step that has been taken: exactly 0 where the
   * weights are the parameters and the step is 0.
   */
  static INDArray gap(INDArray kept, Step step) {
    INDArray gap = step.scratch(0).assign(kept);
    subtractParameters(gap, step.tensors());
    return gap.addi(step.gradient());
  }

  static boolean isSet(INDArray kept) {
    return !Double.isNaN(kept.getDouble(0));
  }
}
