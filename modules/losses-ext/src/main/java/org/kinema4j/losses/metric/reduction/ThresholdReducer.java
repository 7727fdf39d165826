package org.kinema4j.losses.metric.reduction;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Mean over the terms between two bounds, bounds excluded.
 *
 * <pre>
 *   L = sum_(t: low &lt; l_t &lt; high) l_t / #{t: low &lt; l_t &lt; high}
 * </pre>
 *
 * <p>\[ L = \operatorname{mean} \{ l_t : \mathit{low} \lt l_t \lt \mathit{high} \} \]
 *
 * <p><b>Edge cases.</b> With its defaults it is {@link AverageNonZeroReducer}.
 *
 * @deviation none
 * @param low terms must be greater than this; may be -∞
 * @param high terms must be smaller than this; may be ∞
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record ThresholdReducer(double low, double high) implements Reducer {

  /** Default of {@code low}. */
  public static final double DEFAULT_LOW = 0;

  /** Default of {@code high}. */
  public static final double DEFAULT_HIGH = Double.POSITIVE_INFINITY;

  /**
   * Checks the parameters.
   *
   * @param low terms must be greater than this
   * @param high terms must be smaller than this
   */
  public ThresholdReducer {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "low must be smaller than high, received low %s and high %s".formatted(low, high));
    }
  }

  /** Makes the reducer with its defaults. */
  public ThresholdReducer() {
    this(DEFAULT_LOW, DEFAULT_HIGH);
  }

  @Override
  public SDVariable weights(Terms terms) {
    DataType type = terms.valid().dataType();
    SDVariable above = terms.values().gt(low).castTo(type);
    SDVariable below = terms.values().lt(high).castTo(type);
    return Counts.shares(above.mul(below).mul(terms.valid()));
  }
}
