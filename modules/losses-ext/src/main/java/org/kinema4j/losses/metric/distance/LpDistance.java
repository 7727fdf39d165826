package org.kinema4j.losses.metric.distance;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Minkowski distance.
 *
 * <pre>
 *   d(a, b) = (sum_k |a_k - b_k|^p)^(1/p)
 * </pre>
 *
 * <p>\[ d(a, b) = \lVert a - b \rVert_p \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( p \)</td><td>{@code p}</td><td>\( [1, 100] \)</td><td>{@value
 *       #DEFAULT_P}</td><td>any</td></tr>
 * </table>
 *
 * <p><b>Cost.</b> That of {@link L1Distance}; for p = 2 {@link L2Distance} needs far less.
 *
 * <p><b>Edge cases.</b> At distance 0 the gradient is 0.
 *
 * @deviation normalization is Euclidean; pytorch-metric-learning normalizes by the p-norm
 * @param p the exponent
 * @param normalized whether embeddings are divided by their Euclidean length first, which leaves
 *     zeros as they are
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record LpDistance(double p, boolean normalized) implements Distance {

  /** Default of {@code p}. */
  public static final double DEFAULT_P = 2;

  private static final double GREATEST_P = 100;

  /**
   * Checks the parameters.
   *
   * @param p the exponent
   * @param normalized whether embeddings are divided by their Euclidean length first
   */
  public LpDistance {
    Arguments.between("p", p, 1, GREATEST_P);
  }

  /** Makes the distance with its defaults. */
  public LpDistance() {
    this(DEFAULT_P, true);
  }

  /**
   * Returns a copy with another exponent.
   *
   * @param newP the exponent
   * @return the copy
   */
  public LpDistance withP(double newP) {
    return new LpDistance(newP, normalized);
  }

  /**
   * Returns a copy that normalizes or does not.
   *
   * @param newNormalized whether embeddings are divided by their Euclidean length first
   * @return the copy
   */
  public LpDistance withNormalized(boolean newNormalized) {
    return new LpDistance(p, newNormalized);
  }

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return Powers.root(Powers.matrix(prepared(rows), prepared(columns), p), p);
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return Powers.root(Powers.pairs(prepared(first), prepared(second), p), p);
  }

  private SDVariable prepared(SDVariable x) {
    return normalized ? GraphRows.unit(x) : x;
  }
}
