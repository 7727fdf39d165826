package org.kinema4j.optim.internal;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.clip.ClipByValue;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Steps that recurrences share, on arrays of rank 1. What is named first is changed in place. */
public final class Vectors {

  private Vectors() {}

  /**
   * Adds a multiple: {@code target += factor * term}.
   *
   * @param target what to add to
   * @param factor the factor
   * @param term what to add
   */
  public static void add(INDArray target, double factor, INDArray term) {
    if (target.dataType() == DataType.FLOAT || target.dataType() == DataType.DOUBLE) {
      Nd4j.getBlasWrapper().level1().axpy(target.length(), factor, term, target);
    } else {
      target.addi(term.mul(factor));
    }
  }

  /**
   * Moves an exponential average on: {@code average = beta * average + (1 - beta) * value}.
   *
   * @param average the average
   * @param beta how much of it stays
   * @param value the new value
   */
  public static void average(INDArray average, double beta, INDArray value) {
    average.muli(beta);
    add(average, 1 - beta, value);
  }

  /**
   * Moves an exponential average of squares on: {@code average = beta * average + (1 - beta) *
   * value^2}.
   *
   * @param average the average
   * @param beta how much of it stays
   * @param value the new value
   * @param scratch gets the squares
   */
  public static void averageSquare(
      INDArray average, double beta, INDArray value, INDArray scratch) {
    value.muli(value, scratch);
    average(average, beta, scratch);
  }

  /**
   * Takes the root: {@code target = sqrt(square) / divisor + epsilon}.
   *
   * @param target gets the result
   * @param square what to take the root of
   * @param divisor what to divide the root by
   * @param epsilon what to add in the end
   * @return the target
   */
  public static INDArray root(INDArray target, INDArray square, double divisor, double epsilon) {
    Nd4j.exec(new Sqrt(square, target));
    return target.muli(1 / divisor).addi(epsilon);
  }

  /**
   * Brings every element into an interval; what is not a number stays so.
   *
   * @param target what to change
   * @param low least value
   * @param high greatest value
   */
  public static void limit(INDArray target, double low, double high) {
    ClipByValue clip = new ClipByValue(target, low, high);
    clip.addOutputArgument(target);
    Nd4j.exec(clip);
  }

  /**
   * Brings every element into an interval.
   *
   * @param target what to change
   * @param low least value
   * @param high greatest value
   */
  public static void clip(INDArray target, double low, double high) {
    Transforms.max(target, low, false);
    Transforms.min(target, high, false);
  }
}
