package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;

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
   * Divides each row by its Euclidean length; a row of zeros stays as it is.
   *
   * @param x {@code [N, D]}
   * @return {@code [N, D]}
   */
  public static SDVariable unit(SDVariable x) {
    SDVariable length = GraphMath.sqrt(GraphMath.rowSum(x.mul(x)));
    return x.div(length.add(length.eq(0).castTo(x.dataType())));
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
