package org.kinema4j.losses.ranking;

import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Hinge loss of two scores, of which a label says which is to be the greater.
 *
 * <pre>
 *   score_i = max(0, margin - y_i * (a_i1 - a_i2))
 * </pre>
 *
 * <p>\[ L_i = \max\left(0, m - y_i (a_{i1} - a_{i2})\right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>1</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Outputs {@code [N, 2]}: the two scores; labels {@code [N, 1]}: 1 if the first
 * is to be the greater, -1 if the second; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> At the kink the gradient is 0, so that with margin 0 equal scores have
 * none. Labels other than 1 and -1 are refused.
 *
 * <pre>{@code
 * LossLayer out =
 *     new LossLayer.Builder(new MarginRankingLoss().withMargin(1))
 *         .activation(Activation.IDENTITY)
 *         .build();
 * }</pre>
 *
 * @deviation the default margin is that of PyTorch's {@code MarginRankingLoss}
 * @param margin by how much the right score is to exceed the other
 * @see <a href="https://doi.org/10.1049/cp:19991091">Herbrich et al., Support Vector Learning for
 *     Ordinal Regression, 1999</a>
 * @since 0.1
 */
public record MarginRankingLoss(double margin) implements RankingLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0;

  /**
   * Checks the parameters.
   *
   * @param margin by how much the right score is to exceed the other
   */
  public MarginRankingLoss {
    Arguments.notNegative("margin", margin);
  }

  /** Makes the loss with its defaults. */
  public MarginRankingLoss() {
    this(DEFAULT_MARGIN);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin by how much the right score is to exceed the other
   * @return the copy
   */
  public MarginRankingLoss withMargin(double newMargin) {
    return new MarginRankingLoss(newMargin);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireOutputWidth(2, "first score | second score");
    input.requireOneOf("1 for the first score, -1 for the second", 1, -1);
  }

  @Override
  public SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] scores = GraphMath.parts(output, 2);
    SDVariable lead = scores[0].sub(scores[1]).mul(labels);
    return GraphMath.positivePart(lead.rsub(margin));
  }
}
