package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Functions that stay exact where the obvious composition overflows, cancels or loses its gradient,
 * and small ones that SameDiff lacks. Native counterparts are not used where they fail: {@code
 * logSoftmax} is -∞ in float from -104 on, {@code softplus} overflows there, {@code logSumExp} has
 * no gradient, and {@code sqrt} has none at 0.
 *
 * @since 0.1
 */
public final class GraphMath {

  private GraphMath() {}

  /**
   * Sum of each row, also of rows of one column, which SameDiff's {@code sum} cannot take.
   *
   * @param x {@code [N, C]}
   * @return {@code [N, 1]}
   */
  public static SDVariable rowSum(SDVariable x) {
    SameDiff graph = x.getSameDiff();
    return graph.concat(1, x, graph.zerosLike(x)).sum(true, 1);
  }

  /**
   * Cuts rows into parts of equal width.
   *
   * @param x {@code [N, K * D]}
   * @param count their number, K
   * @return K parts {@code [N, D]}, from left to right
   */
  public static SDVariable[] parts(SDVariable x, int count) {
    return x.getSameDiff().split(x, count, 1);
  }

  /**
   * Logarithm of the sum of exponentials of each row of at least two columns.
   *
   * @param z {@code [N, C]}
   * @return {@code [N, 1]}
   */
  public static SDVariable logSumExp(SDVariable z) {
    SDVariable greatest = z.max(true, 1);
    SDMath math = z.getSameDiff().math();
    return math.log(math.exp(z.sub(greatest)).sum(true, 1)).add(greatest);
  }

  /**
   * Logarithm of the softmax of each row: {@code z - logSumExp(z)}.
   *
   * @param z logits, {@code [N, C]}
   * @return log probabilities, {@code [N, C]}
   */
  public static SDVariable logSoftmax(SDVariable z) {
    SDVariable shifted = z.sub(z.max(true, 1));
    SDMath math = z.getSameDiff().math();
    return shifted.sub(math.log(math.exp(shifted).sum(true, 1)));
  }

  /**
   * Logarithm of what the softmax leaves to the other classes, {@code log(1 - softmax(z))}, also
   * where a probability rounds to 1.
   *
   * <p>For the greatest logit of a row the others are summed; any other probability is at most 1/2,
   * so that {@code log(1 - p)} is exact.
   *
   * @param z logits of at least two classes, {@code [N, C]}
   * @return {@code [N, C]}
   */
  public static SDVariable logComplement(SDVariable z) {
    SameDiff graph = z.getSameDiff();
    SDMath math = graph.math();
    SDVariable logProbability = logSoftmax(z);
    SDVariable first = firstGreatest(z);
    // log probabilities differ from one another as logits do, and are small where those are large
    SDVariable others = others(logProbability, first);
    SDVariable greatestOther = others.max(true, 1);
    SDVariable sumOfOthers = math.exp(others.sub(greatestOther)).mul(first.rsub(1)).sum(true, 1);
    SDVariable logOthers = math.log(sumOfOthers).add(greatestOther);
    SDVariable small = math.exp(logProbability).mul(first.rsub(1));
    return logOthers.mul(first).add(math.log1p(small.neg()));
  }

  /**
   * Greatest of the other values of each row.
   *
   * @param z {@code [N, C]}, C at least 2
   * @param excluded 1 at the one value of each row that is left out, 0 elsewhere, {@code [N, C]}
   * @return {@code [N, 1]}
   */
  public static SDVariable greatestOther(SDVariable z, SDVariable excluded) {
    return others(z, excluded).max(true, 1);
  }

  /** The values with those that are left out put below all others. */
  private static SDVariable others(SDVariable z, SDVariable excluded) {
    // -1e30 would swamp the gradient's sums in float; this only has to be below every other value
    SDVariable least = z.min(true, 1).sub(1);
    return z.mul(excluded.rsub(1)).add(least.mul(excluded));
  }

  /**
   * Marks the greatest value of each row, the first one if there are several.
   *
   * @param z {@code [N, C]}
   * @return 1 at the greatest, 0 elsewhere, {@code [N, C]}; without gradient
   */
  public static SDVariable firstGreatest(SDVariable z) {
    SameDiff graph = z.getSameDiff();
    SDVariable greatest = z.eq(z.max(true, 1)).castTo(z.dataType());
    SDVariable rank = graph.cumsum(greatest, false, false, 1).mul(greatest);
    return rank.eq(1).castTo(z.dataType());
  }

  /**
   * Softplus, {@code log(1 + exp(z))}, with its gradient 1/2 at 0.
   *
   * @param z any shape
   * @return the same shape
   */
  public static SDVariable softplus(SDVariable z) {
    SDMath math = z.getSameDiff().math();
    SDVariable magnitude = math.abs(z);
    return z.add(magnitude).mul(0.5).add(math.log1p(math.exp(magnitude.neg())));
  }

  /**
   * Logarithm of the logistic function, {@code -softplus(-z)}.
   *
   * @param z any shape
   * @return the same shape
   */
  public static SDVariable logSigmoid(SDVariable z) {
    return softplus(z.neg()).neg();
  }

  /**
   * Square root whose gradient at 0 is 0.
   *
   * @param x any shape, not negative
   * @return the same shape
   */
  public static SDVariable sqrt(SDVariable x) {
    SDVariable positive = x.gt(0).castTo(x.dataType());
    SDVariable safe = x.add(positive.rsub(1));
    return x.getSameDiff().math().sqrt(safe).mul(positive);
  }

  /**
   * Positive part, {@code max(x, 0)}, with gradient 0 at 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static SDVariable positivePart(SDVariable x) {
    return x.mul(x.gt(0).castTo(x.dataType()));
  }

  /**
   * Indicators of classes given by index.
   *
   * @param classes class of each row, from 0, {@code [N, 1]} or {@code [N]}; not checked
   * @param like a matrix of one column a class, {@code [N, C]}
   * @return 1 at the class of the row, 0 elsewhere, {@code [N, C]}; without gradient
   */
  public static SDVariable indicators(SDVariable classes, SDVariable like) {
    SameDiff graph = like.getSameDiff();
    SDVariable index = graph.cumsum(graph.onesLike(like), false, false, 1).sub(1);
    // [N] would be compared along the columns
    SDVariable column = graph.reshape(classes.castTo(like.dataType()), -1, 1);
    return index.eq(column).castTo(like.dataType());
  }
}
