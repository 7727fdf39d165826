package org.kinema4j.losses.samediff;

import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Weights and reductions as SameDiff's own losses have them.
 *
 * <pre>
 *   NONE                           w_i l_i
 *   SUM                            sum_i w_i l_i
 *   MEAN_BY_WEIGHT                 sum_i w_i l_i / sum_i w_i
 *   MEAN_BY_NONZERO_WEIGHT_COUNT   sum_i w_i l_i / #{i: w_i != 0}
 * </pre>
 *
 * <p>A mean over nothing is 0. Weights {@code [N, 1]} for losses {@code [N, C]} count once for each
 * of the C.
 *
 * @since 0.1
 */
public final class GraphReduction {

  private GraphReduction() {}

  /**
   * Adds a reduction to a graph.
   *
   * @param losses losses, {@code [N, 1]} or {@code [N, C]}
   * @param weights what to multiply them with, {@code [N, 1]}, {@code [N]} or like the losses; null
   *     for 1
   * @param reduce the reduction
   * @return a scalar, or with {@link LossReduce#NONE} one number a loss
   */
  public static SDVariable reduce(SDVariable losses, SDVariable weights, LossReduce reduce) {
    SameDiff graph = losses.getSameDiff();
    SDVariable ones = graph.onesLike(losses);
    SDVariable each =
        weights == null ? ones : ones.mul(columnOf(weights).castTo(losses.dataType()));
    SDVariable weighted = losses.mul(each);
    return switch (reduce) {
      case NONE -> weighted;
      case SUM -> weighted.sum();
      case MEAN_BY_WEIGHT -> ratio(weighted, each);
      case MEAN_BY_NONZERO_WEIGHT_COUNT -> ratio(weighted, each.neq(0).castTo(losses.dataType()));
    };
  }

  /** Weights of examples as a column: {@code [N]} would be taken along the columns. */
  private static SDVariable columnOf(SDVariable weights) {
    long[] shape = weights.getShape();
    boolean flat = shape != null && shape.length == 1;
    return flat ? weights.getSameDiff().reshape(weights, -1, 1) : weights;
  }

  private static SDVariable ratio(SDVariable weighted, SDVariable counts) {
    SDVariable count = counts.sum();
    SDVariable none = count.eq(0).castTo(count.dataType());
    return weighted.sum().div(count.add(none));
  }
}
