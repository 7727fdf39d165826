package org.kinema4j.optim;

import java.util.Arrays;
import java.util.function.Supplier;
import org.kinema4j.optim.internal.Flat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One array of parameters, as an optimizer sees it that needs more than gradients. Several of them
 * can share a block of state, one after another.
 *
 * @since 0.1
 */
public final class Tensor {

  /** What an array of parameters is for. */
  public enum Role {
    /** Multiplies what comes in: weights of layers, kernels, embeddings. */
    WEIGHT,
    /** Anything else: biases, gains of normalizations. */
    OTHER
  }

  private final String name;
  private final Role role;
  private final long start;
  private final long[] shape;
  private final char order;
  private final Supplier<INDArray> parameters;

  Tensor(
      String name, Role role, long start, long[] shape, char order, Supplier<INDArray> parameters) {
    this.name = name;
    this.role = role;
    this.start = start;
    this.shape = shape.clone();
    this.order = order;
    this.parameters = parameters;
  }

  /**
   * Returns what the array is called.
   *
   * @return {@code layer0_W} in a network or a graph of layers, the variable's name in a SameDiff
   *     graph
   */
  public String name() {
    return name;
  }

  /**
   * Returns what the array is for. Deeplearning4j's layers say so; in a SameDiff graph, arrays of
   * rank 2 and more are weights.
   *
   * @return the role
   */
  public Role role() {
    return role;
  }

  /**
   * Returns the shape.
   *
   * @return number of elements along each dimension
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Returns the number of elements.
   *
   * @return product of the shape
   */
  public long length() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * Returns the parameters as they are before the step, in their shape.
   *
   * @return the array that the network or graph computes with, not to be changed
   */
  public INDArray parameters() {
    return parameters.get();
  }

  /**
   * Returns the parameters as they are before the step, in the order in which a block has them.
   *
   * @return an array of rank 1, not to be changed
   */
  public INDArray flatParameters() {
    return Flat.ordered(parameters(), order);
  }

  /**
   * Returns what belongs to this array in an array of the whole block: in a gradient or a state.
   *
   * @param block array of rank 1, as {@link Step} has them
   * @return a view of rank 1
   */
  public INDArray in(INDArray block) {
    return block.get(NDArrayIndex.interval(start, start + length()));
  }

  /**
   * Returns what belongs to this array in an array of the whole block, in the shape of the
   * parameters.
   *
   * @param block array of rank 1, as {@link Step} has them
   * @return a view
   */
  public INDArray shaped(INDArray block) {
    return in(block).reshape(order, shape);
  }

  /**
   * Returns what belongs to this array in an array of the whole block as a matrix: a row for each
   * index along the first dimension, so for each output of Deeplearning4j's kernels. Along a row,
   * elements have the order in which the block has them.
   *
   * @param block array of rank 1, as {@link Step} has them
   * @return a view of rank 2
   */
  public INDArray matrix(INDArray block) {
    return in(block).reshape(order, shape[0], length() / shape[0]);
  }

  /** The same array as the only one of a block. */
  Tensor alone() {
    return new Tensor(name, role, 0, shape, order, parameters);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
