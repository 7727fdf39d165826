package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Multi-similarity loss: a soft maximum over each anchor's positives and one over its negatives, in
 * which a pair weighs by its own similarity and by how it compares with the others.
 *
 * <pre>
 *   l_a = 1/alpha log(1 + sum_p exp(-alpha (s_ap - lambda)))
 *       + 1/beta  log(1 + sum_n exp(  beta (s_an - lambda)))
 * </pre>
 *
 * <p>\[ \ell_a = \frac{1}{\alpha} \log \Bigl( 1 + \sum_p e^{-\alpha (s_{ap} - \lambda)} \Bigr) +
 * \frac{1}{\beta} \log \Bigl( 1 + \sum_n e^{\beta (s_{an} - \lambda)} \Bigr) \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> An anchor without positives, or without negatives, has 0 for that part; it
 * counts in the mean all the same. For a distance, s is minus the distance and lambda a distance.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alpha}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_ALPHA}</td><td>2</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>50</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code base}</td><td>\( (-\infty, \infty) \)</td><td>{@value
 *       #DEFAULT_BASE}</td><td>1</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code CosineSimilarity}</td><td>cosine</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>multi-similarity</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td><td>{@code MeanReducer}</td>
 *       <td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new MultiSimilarityLoss().withMiner(new MultiSimilarityMiner());
 * }</pre>
 *
 * @deviation lambda is 0.5 as in the authors' program, where the paper has 1; the paper's mining is
 *     {@link org.kinema4j.losses.metric.mining.MultiSimilarityMiner}, not the default
 * @param alpha sharpness for positives
 * @param beta sharpness for negatives
 * @param base similarity that parts near from far
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/1904.06627">Wang et al., Multi-Similarity Loss with General
 *     Pair Weighting for Deep Metric Learning, 2019</a>
 * @since 0.1
 */
public record MultiSimilarityLoss(
    double alpha, double beta, double base, Distance distance, Miner miner, Reducer reducer)
    implements PairLoss {

  /** Default of {@code alpha}. */
  public static final double DEFAULT_ALPHA = 2;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 50;

  /** Default of {@code base}. */
  public static final double DEFAULT_BASE = 0.5;

  /**
   * Checks the parameters.
   *
   * @param alpha sharpness for positives
   * @param beta sharpness for negatives
   * @param base similarity that parts near from far
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public MultiSimilarityLoss {
    Arguments.positive("alpha", alpha);
    Arguments.positive("beta", beta);
    Arguments.finite("base", base);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public MultiSimilarityLoss() {
    this(
        DEFAULT_ALPHA,
        DEFAULT_BETA,
        DEFAULT_BASE,
        new CosineSimilarity(),
        new BatchAll(),
        new MeanReducer());
  }

  /**
   * Returns a copy with another alpha.
   *
   * @param newAlpha sharpness for positives
   * @return the copy
   */
  public MultiSimilarityLoss withAlpha(double newAlpha) {
    return new MultiSimilarityLoss(newAlpha, beta, base, distance, miner, reducer);
  }

  /**
   * Returns a copy with another beta.
   *
   * @param newBeta sharpness for negatives
   * @return the copy
   */
  public MultiSimilarityLoss withBeta(double newBeta) {
    return new MultiSimilarityLoss(alpha, newBeta, base, distance, miner, reducer);
  }

  /**
   * Returns a copy with another base.
   *
   * @param newBase similarity that parts near from far
   * @return the copy
   */
  public MultiSimilarityLoss withBase(double newBase) {
    return new MultiSimilarityLoss(alpha, beta, newBase, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public MultiSimilarityLoss withDistance(Distance newDistance) {
    return new MultiSimilarityLoss(alpha, beta, base, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public MultiSimilarityLoss withMiner(Miner newMiner) {
    return new MultiSimilarityLoss(alpha, beta, base, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public MultiSimilarityLoss withReducer(Reducer newReducer) {
    return new MultiSimilarityLoss(alpha, beta, base, distance, miner, newReducer);
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable tooFar = pairs.farness().sub(distance.farness(base));
    SDVariable positive = softMaximum(tooFar, pairs.positives(), alpha);
    SDVariable negative = softMaximum(tooFar.neg(), pairs.negatives(), beta);
    SDVariable terms = positive.add(negative);
    return List.of(new PairTerms(terms, terms.getSameDiff().onesLike(terms)));
  }

  private static SDVariable softMaximum(SDVariable excess, SDVariable mask, double sharpness) {
    SDVariable sum = GraphRows.logSumExp(excess.mul(sharpness), mask);
    return GraphMath.softplus(sum).mul(GraphRows.any(mask)).div(sharpness);
  }
}
