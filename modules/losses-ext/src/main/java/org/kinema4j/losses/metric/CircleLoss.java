package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.reduction.AverageNonZeroReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Circle loss: every pair is drawn to its optimum the harder, the farther it is from it, so that
 * the boundary between positives and negatives is a circle.
 *
 * <pre>
 *   l_a = log(1 + sum_n exp(gamma max(0, s_an + m) (s_an - m))
 *               * sum_p exp(-gamma max(0, 1 + m - s_ap) (s_ap - 1 + m)))
 * </pre>
 *
 * <p>\[ \ell_a = \log \Bigl( 1 + \sum_n e^{\gamma [s_{an} + m]_+ (s_{an} - m)} \sum_p e^{-\gamma [1
 * + m - s_{ap}]_+ (s_{ap} - 1 + m)} \Bigr) \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Anchors without positive or without negative have no term. The similarity
 * is always the cosine.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>0.25, 0.4</td></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code gamma}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_GAMMA}</td><td>256, 80</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td>
 *       <td>{@code AverageNonZeroReducer}</td><td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new CircleLoss().withMargin(0.25).withGamma(128);
 * }</pre>
 *
 * @deviation the gradient is that of the score; the paper holds the factors in brackets fixed when
 *     it differentiates, so that negatives are still pushed between similarity 0 and -m, and other
 *     pairs with up to half the force
 * @param margin relaxation: optimum and boundary are this far from 0 and 1
 * @param gamma scale
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/2002.10857">Sun et al., Circle Loss: A Unified Perspective of
 *     Pair Similarity Optimization, 2020</a>
 * @since 0.1
 */
public record CircleLoss(double margin, double gamma, Miner miner, Reducer reducer)
    implements PairLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.4;

  /** Default of {@code gamma}. */
  public static final double DEFAULT_GAMMA = 80;

  /**
   * Checks the parameters.
   *
   * @param margin relaxation: optimum and boundary are this far from 0 and 1
   * @param gamma scale
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public CircleLoss {
    Arguments.fraction("margin", margin);
    Arguments.positive("gamma", gamma);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public CircleLoss() {
    this(DEFAULT_MARGIN, DEFAULT_GAMMA, new BatchAll(), new AverageNonZeroReducer());
  }

  /**
   * Returns a copy with another margin.
   *
   * @param newMargin relaxation: optimum and boundary are this far from 0 and 1
   * @return the copy
   */
  public CircleLoss withMargin(double newMargin) {
    return new CircleLoss(newMargin, gamma, miner, reducer);
  }

  /**
   * Returns a copy with another gamma.
   *
   * @param newGamma scale
   * @return the copy
   */
  public CircleLoss withGamma(double newGamma) {
    return new CircleLoss(margin, newGamma, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public CircleLoss withMiner(Miner newMiner) {
    return new CircleLoss(margin, gamma, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public CircleLoss withReducer(Reducer newReducer) {
    return new CircleLoss(margin, gamma, miner, newReducer);
  }

  @Override
  public Distance distance() {
    return new CosineSimilarity();
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable s = pairs.nearness();
    SDVariable pushed = GraphMath.positivePart(s.add(margin)).mul(s.sub(margin));
    SDVariable pulled = GraphMath.positivePart(s.rsub(1 + margin)).mul(s.rsub(1 - margin));
    SDVariable negative = GraphRows.logSumExp(pushed.mul(gamma), pairs.negatives());
    SDVariable positive = GraphRows.logSumExp(pulled.mul(gamma), pairs.positives());
    SDVariable valid = pairs.hasPositive().mul(pairs.hasNegative());
    return List.of(new PairTerms(GraphMath.softplus(negative.add(positive)), valid));
  }
}
