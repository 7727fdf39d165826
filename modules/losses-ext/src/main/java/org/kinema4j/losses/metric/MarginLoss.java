package org.kinema4j.losses.metric;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.reduction.AverageNonZeroReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Margin loss: positives are to be nearer, negatives farther than a boundary, each by a margin;
 * which pairs count is up to the sampling of triplets.
 *
 * <pre>
 *   l_ap = max(0, d(a, p) - beta + m),   l_an = max(0, beta - d(a, n) + m)
 * </pre>
 *
 * <p>\[ \ell_{ap} = [d(a, p) - \beta + m]_+, \quad \ell_{an} = [\beta - d(a, n) + m]_+ \] Both
 * terms of each triplet are reduced together.
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> For a similarity, differences have the opposite sign and beta is a
 * similarity.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>0.2</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( (-\infty, \infty) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>1.2, trained</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code L2Distance}</td><td>L2, normalized</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>distance weighted</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td>
 *       <td>{@code AverageNonZeroReducer}</td><td>average non-zero</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new MarginLoss().withMiner(new DistanceWeighted());
 * }</pre>
 *
 * @deviation beta is fixed, where the paper trains one a class: a loss of Deeplearning4j has no
 *     parameters to train; the paper's sampling is {@link
 *     org.kinema4j.losses.metric.mining.DistanceWeighted}, not the default
 * @param margin distance from the boundary to either side
 * @param beta boundary between near and far
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/1706.07567">Wu et al., Sampling Matters in Deep Embedding
 *     Learning, 2017</a>
 * @since 0.1
 */
public record MarginLoss(
    double margin, double beta, Distance distance, Miner miner, Reducer reducer)
    implements TripletLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.2;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 1.2;

  /**
   * Checks the parameters.
   *
   * @param margin distance from the boundary to either side
   * @param beta boundary between near and far
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public MarginLoss {
    Arguments.notNegative("margin", margin);
    Arguments.finite("beta", beta);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public MarginLoss() {
    this(
        DEFAULT_MARGIN,
        DEFAULT_BETA,
        new L2Distance(),
        new BatchAll(),
        new AverageNonZeroReducer());
  }

  /**
   * Returns a copy with another margin.
   *
   * @param newMargin distance from the boundary to either side
   * @return the copy
   */
  public MarginLoss withMargin(double newMargin) {
    return new MarginLoss(newMargin, beta, distance, miner, reducer);
  }

  /**
   * Returns a copy with another beta.
   *
   * @param newBeta boundary between near and far
   * @return the copy
   */
  public MarginLoss withBeta(double newBeta) {
    return new MarginLoss(margin, newBeta, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public MarginLoss withDistance(Distance newDistance) {
    return new MarginLoss(margin, beta, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public MarginLoss withMiner(Miner newMiner) {
    return new MarginLoss(margin, beta, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public MarginLoss withReducer(Reducer newReducer) {
    return new MarginLoss(margin, beta, distance, miner, newReducer);
  }

  @Override
  public SDVariable tripletTerms(TripletDistances distances) {
    double boundary = distance.farness(beta);
    SDVariable near = distances.positive().sub(boundary - margin);
    SDVariable far = distances.negative().rsub(boundary + margin);
    return GraphMath.positivePart(near.getSameDiff().concat(1, near, far));
  }
}
