package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Functions of the rows of a matrix, of which a mask may leave out entries. Rows of one column, and
 * rows of which the mask leaves nothing, are no exception.
 *
 * @since 0.1
 */
public final class GraphRows {

  private GraphRows() {}

  /**
   * Marks the rows of which a mask leaves something.
   *
   * @param mask 0 or 1, {@code [N, K]}
   * @return 0 or 1, {@code [N, 1]}; without gradient
   */
  public static SDVariable any(SDVariable mask) {
    return GraphMath.rowSum(mask).gt(0).castTo(mask.dataType());
  }

  /**
   * Logarithm of the sum of the exponentials of the entries that a mask leaves.
   *
   * @param z {@code [N, K]}, finite everywhere
   * @param mask 0 or 1, {@code [N, K]}
   * @return {@code [N, 1]}; 0 where the mask leaves nothing
   */
  public static SDVariable logSumExp(SDVariable z, SDVariable mask) {
    SameDiff graph = z.getSameDiff();
    SDMath math = graph.math();
    SDVariable any = any(mask);
    SDVariable left = z.mul(mask).add(mask.rsub(1).mul(z.min()));
    // twice the matrix, because a maximum over one column fails as a sum does
    SDVariable greatest = graph.concat(1, left, left).max(true, 1);
    // masked before the exponential, which could be infinite where nothing is to be summed
    SDVariable shifted = z.sub(greatest).mul(mask);
    SDVariable sum = GraphMath.rowSum(math.exp(shifted).mul(mask));
    return math.log(sum.add(any.rsub(1))).add(greatest).mul(any);
  }

  /**
   * Divides each row by its Euclidean length, of vectors of any finite length: no square over- or
   * underflows. A row without a normal number, such as a row of zeros, gives zeros, and gradient 0.
   *
   * @param x {@code [N, D]}
   * @return {@code [N, D]}
   */
  public static SDVariable unit(SDVariable x) {
    SDVariable scaled = x.mul(scale(x));
    SDVariable length = GraphMath.sqrt(GraphMath.rowSum(scaled.mul(scaled)));
    // times the inverse: of a quotient of a single row by its length, native gradients are wrong
    return scaled.mul(length.add(length.eq(0).castTo(x.dataType())).rdiv(1));
  }

  /**
   * The power of two that brings the greatest magnitude of a row near 1; 0 for a row of zeros. Its
   * exponent is a whole number, which no gradient passes: a row's direction does not depend on its
   * length.
   */
  private static SDVariable scale(SDVariable x) {
    SameDiff graph = x.getSameDiff();
    SDMath math = graph.math();
    DataType type = x.dataType();
    int least = leastExponent(type);
    // twice the matrix, because a maximum over one column fails as a sum does
    SDVariable greatest = math.abs(graph.concat(1, x, x)).max(true, 1);
    SDVariable any = greatest.gte(Math.scalb(1.0, least)).castTo(type);
    SDVariable binaryLogarithm = math.log(greatest.add(any.rsub(1))).div(Math.log(2));
    SDVariable exponent =
        graph.math().clipByValue(math.floor(binaryLogarithm), least, -least).castTo(DataType.INT32);
    return math.exp(exponent.castTo(type).mul(-Math.log(2))).mul(any);
  }

  /** Binary exponent of the least normal number of a type. */
  private static int leastExponent(DataType type) {
    return switch (type) {
      case DOUBLE -> Double.MIN_EXPONENT;
      case HALF -> -14;
      default -> Float.MIN_EXPONENT; // of BFLOAT16 too
    };
  }

  /**
   * Takes rows, in any order and as often as wanted. Where {@code gather} serves it is cheaper, but
   * SameDiff differentiates it with a loop, and cannot do so twice in a graph.
   *
   * @param x {@code [N, D]}
   * @param rows indices of rows, {@code [T]}, int
   * @return {@code [T, D]}, by a product with a matrix {@code [T, N]}
   */
  public static SDVariable select(SDVariable x, SDVariable rows) {
    SameDiff graph = x.getSameDiff();
    SDVariable ones = graph.onesLike(GraphMath.rowSum(x));
    SDVariable numbers = graph.transpose(graph.cumsum(ones, false, false, 0).sub(1));
    SDVariable wanted = graph.expandDims(rows.castTo(x.dataType()), 1);
    return wanted.eq(numbers).castTo(x.dataType()).mmul(x);
  }
}
