package org.kinema4j.losses.metric;

import java.util.List;
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
 * Contrastive loss within a batch: positives are to be nearer than one margin, negatives farther
 * than another.
 *
 * <pre>
 *   l_ap = max(0, d(a, p) - m_p),   l_an = max(0, m_n - d(a, n))
 * </pre>
 *
 * <p>\[ \ell_{ap} = \max(0, \, d(a, p) - m_p), \quad \ell_{an} = \max(0, \, m_n - d(a, n)) \]
 * Positives and negatives are reduced separately, and the two results are added.
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> For a similarity, differences have the opposite sign and margins are
 * similarities: 1 and 0 are usual then. A batch of one class has positive pairs and so a loss.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m_p \)</td><td>{@code positiveMargin}</td><td>\( (-\infty, \infty) \)</td>
 *       <td>{@value
 *       #DEFAULT_POSITIVE_MARGIN}</td><td>0</td></tr>
 *   <tr><td>\( m_n \)</td><td>{@code negativeMargin}</td><td>\( (-\infty, \infty) \)</td>
 *       <td>{@value
 *       #DEFAULT_NEGATIVE_MARGIN}</td><td>1.25</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code L2Distance}</td><td></td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td>
 *       <td>{@code AverageNonZeroReducer}</td><td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new BatchContrastiveLoss().withNegativeMargin(0.8))
 *         .activation(Activation.IDENTITY)
 *         .nOut(32)
 *         .build();
 * }</pre>
 *
 * @deviation the paper has half of the squares of both terms, and one mean over all pairs; this is
 *     the form of pytorch-metric-learning
 * @param positiveMargin positives nearer than this have no loss
 * @param negativeMargin negatives farther than this have no loss
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="http://yann.lecun.com/exdb/publis/pdf/hadsell-chopra-lecun-06.pdf">Hadsell et al.,
 *     Dimensionality Reduction by Learning an Invariant Mapping, 2006</a>
 * @since 0.1
 */
public record BatchContrastiveLoss(
    double positiveMargin, double negativeMargin, Distance distance, Miner miner, Reducer reducer)
    implements PairLoss {

  /** Default of {@code positiveMargin}. */
  public static final double DEFAULT_POSITIVE_MARGIN = 0;

  /** Default of {@code negativeMargin}. */
  public static final double DEFAULT_NEGATIVE_MARGIN = 1;

  /**
   * Checks the parameters.
   *
   * @param positiveMargin positives nearer than this have no loss
   * @param negativeMargin negatives farther than this have no loss
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public BatchContrastiveLoss {
    Arguments.finite("positiveMargin", positiveMargin);
    Arguments.finite("negativeMargin", negativeMargin);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public BatchContrastiveLoss() {
    this(
        DEFAULT_POSITIVE_MARGIN,
        DEFAULT_NEGATIVE_MARGIN,
        new L2Distance(),
        new BatchAll(),
        new AverageNonZeroReducer());
  }

  /**
   * Returns a copy with another positive margin.
   *
   * @param newPositiveMargin positives nearer than this have no loss
   * @return the copy
   */
  public BatchContrastiveLoss withPositiveMargin(double newPositiveMargin) {
    return new BatchContrastiveLoss(newPositiveMargin, negativeMargin, distance, miner, reducer);
  }

  /**
   * Returns a copy with another negative margin.
   *
   * @param newNegativeMargin negatives farther than this have no loss
   * @return the copy
   */
  public BatchContrastiveLoss withNegativeMargin(double newNegativeMargin) {
    return new BatchContrastiveLoss(positiveMargin, newNegativeMargin, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public BatchContrastiveLoss withDistance(Distance newDistance) {
    return new BatchContrastiveLoss(positiveMargin, negativeMargin, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public BatchContrastiveLoss withMiner(Miner newMiner) {
    return new BatchContrastiveLoss(positiveMargin, negativeMargin, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public BatchContrastiveLoss withReducer(Reducer newReducer) {
    return new BatchContrastiveLoss(positiveMargin, negativeMargin, distance, miner, newReducer);
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable tooFar = pairs.farness().sub(distance.farness(positiveMargin));
    SDVariable tooNear = pairs.farness().rsub(distance.farness(negativeMargin));
    return List.of(
        new PairTerms(GraphMath.positivePart(tooFar), pairs.positives()),
        new PairTerms(GraphMath.positivePart(tooNear), pairs.negatives()));
  }
}
