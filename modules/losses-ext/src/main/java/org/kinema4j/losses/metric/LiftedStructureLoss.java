package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Lifted structure loss: each positive pair is compared with all negatives of both its examples.
 *
 * <pre>
 *   l_ap = 1/2 max(0, J_ap)^2
 *   J_ap = d(a, p) - m_p + log(sum_(n of a) exp(m_n - d(a, n)) + sum_(n of p) exp(m_n - d(p, n)))
 * </pre>
 *
 * <p>\[ \ell_{ap} = \tfrac{1}{2} \Bigl[ d(a, p) - m_p + \log \Bigl( \sum_{n \in N(a)} e^{m_n - d(a,
 * n)} + \sum_{n \in N(p)} e^{m_n - d(p, n)} \Bigr) \Bigr]_+^2 \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> A positive pair without any negative has loss 0 and counts in the mean. For
 * a similarity, differences have the opposite sign.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m_p \)</td><td>{@code positiveMargin}</td><td>\( (-\infty, \infty) \)</td>
 *       <td>{@value
 *       #DEFAULT_POSITIVE_MARGIN}</td><td>0</td></tr>
 *   <tr><td>\( m_n \)</td><td>{@code negativeMargin}</td><td>\( (-\infty, \infty) \)</td>
 *       <td>{@value
 *       #DEFAULT_NEGATIVE_MARGIN}</td><td>1</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code L2Distance}</td><td>L2</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td><td>{@code MeanReducer}</td>
 *       <td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new LiftedStructureLoss().withDistance(new L2Distance(false));
 * }</pre>
 *
 * @deviation embeddings are normalized by default; each pair is there twice, as (a, p) and (p, a),
 *     which the mean evens out; not the generalized form of Hermans et al.
 * @param positiveMargin is taken off the distance of positives
 * @param negativeMargin distance at which negatives begin to count
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/1511.06452">Song et al., Deep Metric Learning via Lifted
 *     Structured Feature Embedding, 2015</a>
 * @since 0.1
 */
public record LiftedStructureLoss(
    double positiveMargin, double negativeMargin, Distance distance, Miner miner, Reducer reducer)
    implements PairLoss {

  /** Default of {@code positiveMargin}. */
  public static final double DEFAULT_POSITIVE_MARGIN = 0;

  /** Default of {@code negativeMargin}. */
  public static final double DEFAULT_NEGATIVE_MARGIN = 1;

  /**
   * Checks the parameters.
   *
   * @param positiveMargin is taken off the distance of positives
   * @param negativeMargin distance at which negatives begin to count
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public LiftedStructureLoss {
    Arguments.finite("positiveMargin", positiveMargin);
    Arguments.finite("negativeMargin", negativeMargin);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public LiftedStructureLoss() {
    this(
        DEFAULT_POSITIVE_MARGIN,
        DEFAULT_NEGATIVE_MARGIN,
        new L2Distance(),
        new BatchAll(),
        new MeanReducer());
  }

  /**
   * Returns a copy with another positive margin.
   *
   * @param newPositiveMargin is taken off the distance of positives
   * @return the copy
   */
  public LiftedStructureLoss withPositiveMargin(double newPositiveMargin) {
    return new LiftedStructureLoss(newPositiveMargin, negativeMargin, distance, miner, reducer);
  }

  /**
   * Returns a copy with another negative margin.
   *
   * @param newNegativeMargin distance at which negatives begin to count
   * @return the copy
   */
  public LiftedStructureLoss withNegativeMargin(double newNegativeMargin) {
    return new LiftedStructureLoss(positiveMargin, newNegativeMargin, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public LiftedStructureLoss withDistance(Distance newDistance) {
    return new LiftedStructureLoss(positiveMargin, negativeMargin, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public LiftedStructureLoss withMiner(Miner newMiner) {
    return new LiftedStructureLoss(positiveMargin, negativeMargin, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public LiftedStructureLoss withReducer(Reducer newReducer) {
    return new LiftedStructureLoss(positiveMargin, negativeMargin, distance, miner, newReducer);
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable tooNear = pairs.farness().rsub(distance.farness(negativeMargin));
    SDVariable tooFar = pairs.farness().sub(distance.farness(positiveMargin));
    SDVariable violation = ofBoth(tooNear, pairs).add(tooFar);
    SDVariable positivePart = GraphMath.positivePart(violation);
    SDVariable any = pairs.hasNegative();
    SDVariable anyOfBoth = any.getSameDiff().math().max(any, any.getSameDiff().transpose(any));
    SDVariable terms = positivePart.mul(positivePart).mul(0.5).mul(anyOfBoth);
    return List.of(new PairTerms(terms, pairs.positives()));
  }

  /** Logarithm of the sum over the negatives of anchor and positive, {@code [N, N]}. */
  private static SDVariable ofBoth(SDVariable tooNear, PairGraph pairs) {
    SameDiff graph = tooNear.getSameDiff();
    SDVariable ofAnchor = GraphRows.logSumExp(tooNear, pairs.negatives());
    SDVariable ofPositive = graph.transpose(ofAnchor);
    SDVariable anchorHas = pairs.hasNegative();
    SDVariable positiveHas = graph.transpose(anchorHas);
    SDVariable both = GraphMath.softplus(ofAnchor.sub(ofPositive)).add(ofPositive);
    SDVariable one =
        ofAnchor
            .mul(anchorHas.mul(positiveHas.rsub(1)))
            .add(ofPositive.mul(positiveHas.mul(anchorHas.rsub(1))));
    return both.mul(anchorHas.mul(positiveHas)).add(one);
  }
}
