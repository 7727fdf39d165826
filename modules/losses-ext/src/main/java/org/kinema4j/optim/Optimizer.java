package org.kinema4j.optim;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An optimizer of this module: a record of hyperparameters whose first component is {@code
 * LearningRate learningRate}. It works in a {@code MultiLayerNetwork}, a {@code ComputationGraph}
 * and a SameDiff {@code TrainingConfig}. One method, {@link #step}, holds its recurrence.
 *
 * <p>The simplest possible optimizer, gradient descent, is (in a network: public, in a file of its
 * own)
 *
 * <pre>{@code
 * record Descent(LearningRate learningRate) implements Optimizer {
 *   public List<String> states() {
 *     return List.of();
 *   }
 *
 *   public void step(Step step) {
 *     step.gradient().muli(step.rate());
 *   }
 *
 *   public Descent clone() {
 *     return new Descent(learningRate.copy());
 *   }
 * }
 * }</pre>
 *
 * <p>Of an optimizer whose {@link #sight} is an element, the step of a parameter depends on the
 * gradients of that parameter alone. The others need {@link Training#prepare}.
 *
 * @since 0.1
 */
public interface Optimizer extends IUpdater {

  /**
   * Returns the learning rate.
   *
   * @return number or schedule
   */
  LearningRate learningRate();

  /**
   * Returns the arrays that it keeps from step to step, each of the gradient's size.
   *
   * @return their names, in the order in which the flat state has them
   */
  List<String> states();

  /**
   * Returns what an array of the state is filled with before the first step.
   *
   * @param index index of the array in {@link #states}
   * @return the number; 0 unless an optimizer says otherwise
   */
  default double initial(int index) {
    return 0;
  }

  /**
   * Returns how much of a model it must see.
   *
   * @return single elements, unless an optimizer says otherwise
   */
  default Sight sight() {
    return Sight.ELEMENT;
  }

  /**
   * Returns the iteration that the schedule of the learning rate is asked for.
   *
   * @param iteration number of batches before this one
   * @return number of steps before this one: the same, unless an optimizer steps less often
   */
  default int scheduleIteration(int iteration) {
    return iteration;
  }

  /**
   * Takes a step: replaces the gradient, in place, by what is then subtracted from the parameters,
   * and brings the state up to date.
   *
   * @param step gradient, state, learning rate and number of the step
   */
  void step(Step step);

  /**
   * Returns an optimizer that is equal and shares nothing that can change.
   *
   * @return the copy
   */
  @Override
  Optimizer clone();

  @Override
  default long stateSize(long numParams) {
    return numParams * states().size();
  }

  @Override
  default GradientUpdater<Optimizer> instantiate(INDArray viewArray, boolean initializeViewArray) {
    OptimizerUpdater updater = new OptimizerUpdater(this);
    updater.attach(viewArray, initializeViewArray);
    return updater;
  }

  @Override
  default GradientUpdater<Optimizer> instantiate(
      Map<String, INDArray> updaterState, boolean initializeStateArrays) {
    OptimizerUpdater updater = new OptimizerUpdater(this);
    updater.setState(updaterState, initializeStateArrays);
    return updater;
  }

  @Override
  default double getLearningRate(int iteration, int epoch) {
    return learningRate().valueAt(scheduleIteration(iteration), epoch);
  }

  @Override
  default boolean hasLearningRate() {
    return true;
  }

  @Override
  default void setLrAndSchedule(double lr, ISchedule lrSchedule) {
    learningRate().become(lr, lrSchedule);
  }
}
