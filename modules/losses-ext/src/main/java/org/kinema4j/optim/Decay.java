package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * Decoupled weight decay: a share of the parameters as they were before the step is subtracted
 * beside the step, once.
 *
 * <pre>
 *   theta_t = theta_(t-1) - s_t - eta lambda theta_(t-1)     coupled to the learning rate
 *   theta_t = theta_(t-1) - s_t - lambda theta_(t-1)         independent of it
 * </pre>
 *
 * @param coefficient share that is subtracted, λ, in [0, ∞)
 * @param timesLearningRate whether the share is multiplied by the learning rate of the step, as
 *     PyTorch does; if not, it stays the same whatever a schedule does
 * @param everywhere whether biases and gains decay too; if not, only weights do
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization, 2019</a>
 * @since 0.1
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public record Decay(double coefficient, boolean timesLearningRate, boolean everywhere) {

  /**
   * Checks the coefficient.
   *
   * @param coefficient share that is subtracted
   * @param timesLearningRate whether the share is multiplied by the learning rate of the step
   * @param everywhere whether biases and gains decay too
   */
  public Decay {
    Arguments.notNegative("coefficient", coefficient);
  }

  /**
   * Returns a decay of weights that is multiplied by the learning rate.
   *
   * @param coefficient share that is subtracted for a learning rate of 1
   * @return the decay
   */
  public static Decay coupled(double coefficient) {
    return new Decay(coefficient, true, false);
  }

  /**
   * Returns a decay of weights that does not depend on the learning rate.
   *
   * @param coefficient share that is subtracted in each step
   * @return the decay
   */
  public static Decay independent(double coefficient) {
    return new Decay(coefficient, false, false);
  }

  /**
   * Returns the same decay with another coefficient.
   *
   * @param newCoefficient share that is subtracted
   * @return the copy
   */
  public Decay withCoefficient(double newCoefficient) {
    return new Decay(newCoefficient, timesLearningRate, everywhere);
  }

  /**
   * Returns the same decay for weights, biases and gains.
   *
   * @return the copy
   */
  public Decay withBiasesAndGains() {
    return new Decay(coefficient, timesLearningRate, true);
  }

  @Override
  public String toString() {
    return String.format(
        "Decay[%s, %s, %s]",
        coefficient,
        timesLearningRate ? "coupled" : "independent",
        everywhere ? "everywhere" : "weights");
  }

  /**
   * Returns what an optimizer with this decay must see.
   *
   * @return elements only, if nothing decays
   */
  public Sight sight() {
    return coefficient == 0 ? Sight.ELEMENT : Sight.TENSOR;
  }

  /**
   * Tells whether an array decays.
   *
   * @param tensor the array
   * @return whether a share of it is subtracted
   */
  public boolean concerns(Tensor tensor) {
    return coefficient > 0 && (everywhere || tensor.role() == Tensor.Role.WEIGHT);
  }

  /**
   * Returns the share that a step subtracts.
   *
   * @param rate learning rate of the step
   * @return the share of the parameters
   */
  public double share(double rate) {
    return timesLearningRate ? rate * coefficient : coefficient;
  }

  /**
   * Adds the decay to what a step subtracts.
   *
   * @param step a step that has been taken otherwise
   */
  public void addTo(Step step) {
    addTo(step, step.rate());
  }

  /**
   * Adds the decay of an optimizer that finds its own rate.
   *
   * @param step a step that has been taken otherwise
   * @param rate the rate that it was taken with
   */
  public void addTo(Step step, double rate) {
    for (Tensor tensor : step.tensors()) {
      if (concerns(tensor)) {
        Vectors.add(tensor.in(step.gradient()), share(rate), tensor.flatParameters());
      }
    }
  }
}
