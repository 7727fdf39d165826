package org.kinema4j.optim;

import java.util.List;
import java.util.function.IntFunction;
import org.kinema4j.optim.internal.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an optimizer sees of one step. All arrays have rank 1 and the length of the gradient.
 *
 * @since 0.1
 */
public final class Step {

  private final INDArray gradient;
  private final List<INDArray> states;
  private final double rate;
  private final int t;
  private final List<Tensor> tensors;
  private final IntFunction<INDArray> scratch;

  Step(
      INDArray gradient,
      List<INDArray> states,
      double rate,
      int t,
      List<Tensor> tensors,
      Scratch scratch) {
    this(gradient, states, rate, t, tensors, index -> scratch.get(index, gradient));
  }

  private Step(
      INDArray gradient,
      List<INDArray> states,
      double rate,
      int t,
      List<Tensor> tensors,
      IntFunction<INDArray> scratch) {
    this.gradient = gradient;
    this.states = states;
    this.rate = rate;
    this.t = t;
    this.tensors = tensors;
    this.scratch = scratch;
  }

  /**
   * Returns the same step with another number, for an optimizer within that steps less often.
   *
   * @param newT number of the step, from 1
   * @return a step with the same arrays and rate
   */
  public Step numbered(int newT) {
    return new Step(gradient, states, rate, newT, tensors, scratch);
  }

  /**
   * Returns the same step with another learning rate, for an optimizer within that has its own.
   *
   * @param newRate the rate
   * @return a step with the same arrays and number
   */
  public Step at(double newRate) {
    return new Step(gradient, states, newRate, t, tensors, scratch);
  }

  /**
   * Returns the part of the step that concerns one array of parameters.
   *
   * @param tensor one of {@link #tensors}
   * @return a step whose arrays are views of those of this step
   */
  public Step of(Tensor tensor) {
    return new Step(
        tensor.in(gradient),
        states.stream().map(tensor::in).toList(),
        rate,
        t,
        List.of(tensor.alone()),
        index -> tensor.in(scratch.apply(index)));
  }

  /**
   * Returns the gradient, which is to become what is subtracted.
   *
   * @return a view, to be changed in place
   */
  public INDArray gradient() {
    return gradient;
  }

  /**
   * Returns an array of the state.
   *
   * @param index its index in {@link Optimizer#states}
   * @return a view, to be changed in place
   */
  public INDArray state(int index) {
    return states.get(index);
  }

  /**
   * Returns the learning rate of this step.
   *
   * @return the rate, which a schedule may have given
   */
  public double rate() {
    return rate;
  }

  /**
   * Returns the number of this step.
   *
   * @return 1 in the first iteration
   */
  public int t() {
    return t;
  }

  /**
   * Returns the arrays of parameters that the gradient is of, one after another.
   *
   * @return the arrays; none if {@link Optimizer#sight} is an element and the model was not
   *     prepared
   */
  public List<Tensor> tensors() {
    return tensors;
  }

  /**
   * Returns an array for results on the way. It is kept for the next step, because to allocate one
   * takes many times as long as to fill it; what it holds is undefined.
   *
   * @param index which one, from 0
   * @return an array to be overwritten
   */
  public INDArray scratch(int index) {
    return scratch.apply(index);
  }
}
