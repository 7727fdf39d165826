package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer around another one. Its state is the state of the other one, with its own arrays
 * behind; so the other one finds its arrays where it expects them in the same {@link Step}. Arrays
 * of {@link Step#scratch} are shared: none survives the step of the other one.
 *
 * @since 0.1
 */
public interface WrappingOptimizer extends Optimizer {

  /**
   * Returns the optimizer within.
   *
   * @return the optimizer whose steps are changed
   */
  Optimizer optimizer();

  /**
   * Returns the arrays that it keeps besides those of the optimizer within.
   *
   * @return their names; in {@link #states} a number follows a name that is there already
   */
  default List<String> ownStates() {
    return List.of();
  }

  /**
   * Returns what it must see besides what the optimizer within must see.
   *
   * @return its own sight
   */
  default Sight ownSight() {
    return Sight.ELEMENT;
  }

  /**
   * Returns an array of its own state.
   *
   * @param step a step
   * @param index index of the array in {@link #ownStates}
   * @return a view, to be changed in place
   */
  default INDArray ownState(Step step, int index) {
    return step.state(optimizer().states().size() + index);
  }

  @Override
  default LearningRate learningRate() {
    return optimizer().learningRate();
  }

  @Override
  default double getLearningRate(int iteration, int epoch) {
    return optimizer().getLearningRate(iteration, epoch);
  }

  @Override
  default List<String> states() {
    List<String> names = new ArrayList<>(optimizer().states());
    for (String own : ownStates()) {
      String name = own;
      for (int i = 2; names.contains(name); i++) {
        name = own + i;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  @Override
  default double initial(int index) {
    return index < optimizer().states().size() ? optimizer().initial(index) : 0;
  }

  @Override
  default Sight sight() {
    return ownSight().and(optimizer().sight());
  }
}
