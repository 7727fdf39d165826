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
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Angular loss: the angle under which a negative sees an anchor and its positive is bounded, which
 * does not depend on the scale of the embeddings.
 *
 * <pre>
 *   l_ap = log(1 + sum_n exp(4 T (x_a + x_p) x_n - 2 (1 + T) x_a x_p)),   T = tan(alpha)^2
 * </pre>
 *
 * <p>\[ \ell_{ap} = \log \Bigl( 1 + \sum_n e^{4 \tan^2 \! \alpha \, (x_a + x_p)^{\top} x_n - 2 (1 +
 * \tan^2 \! \alpha) \, x_a^{\top} x_p} \Bigr) \] with all embeddings normalized. The negatives are
 * the anchor's.
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Positives of an anchor without negatives have loss 0 and count in the mean.
 *
 * <p><b>Cost.</b> The exponential of the sum is a product, so that the sum over all n for all pairs
 * is one product of matrices: memory N², where written out it is N³.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alphaDegrees}</td><td>\( (0, 80] \)</td><td>{@value
 *       #DEFAULT_ALPHA_DEGREES}</td><td>36 to 55</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td><td>{@code MeanReducer}</td>
 *       <td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new AngularLoss().withAlphaDegrees(45);
 * }</pre>
 *
 * @deviation all positive pairs, where the paper has one a class; negatives are normalized too,
 *     which pytorch-metric-learning leaves to the network
 * @param alphaDegrees bound of the angle, in degrees
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/1708.01682">Wang et al., Deep Metric Learning with Angular
 *     Loss, 2017</a>
 * @since 0.1
 */
public record AngularLoss(double alphaDegrees, Miner miner, Reducer reducer) implements PairLoss {

  /** Default of {@code alphaDegrees}. */
  public static final double DEFAULT_ALPHA_DEGREES = 40;

  private static final int GREATEST_DEGREES = 80;

  /**
   * Checks the parameters.
   *
   * @param alphaDegrees bound of the angle, in degrees
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public AngularLoss {
    Arguments.positiveUpTo("alphaDegrees", alphaDegrees, GREATEST_DEGREES);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public AngularLoss() {
    this(DEFAULT_ALPHA_DEGREES, new BatchAll(), new MeanReducer());
  }

  /**
   * Returns a copy with another alpha degrees.
   *
   * @param newAlphaDegrees bound of the angle, in degrees
   * @return the copy
   */
  public AngularLoss withAlphaDegrees(double newAlphaDegrees) {
    return new AngularLoss(newAlphaDegrees, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public AngularLoss withMiner(Miner newMiner) {
    return new AngularLoss(alphaDegrees, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public AngularLoss withReducer(Reducer newReducer) {
    return new AngularLoss(alphaDegrees, miner, newReducer);
  }

  @Override
  public Distance distance() {
    return new CosineSimilarity();
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    double tangent = Math.tan(Math.toRadians(alphaDegrees));
    double factor = 4 * tangent * tangent;
    SDVariable s = pairs.nearness();
    SameDiff graph = s.getSameDiff();
    // cosines are at most 1; at 80 degrees the smallest exponential is e^-257, its square e^-515
    SDVariable exponentials = graph.math().exp(s.sub(1).mul(factor));
    SDVariable any = pairs.hasNegative();
    SDVariable zero = any.mul(0);
    // a column of zeros, because a product of matrices of one number cannot be differentiated
    SDVariable ofAnchor = graph.concat(1, exponentials.mul(pairs.negatives()), zero);
    SDVariable ofPositive = graph.concat(1, exponentials, zero);
    SDVariable sums = ofAnchor.mmul(graph.transpose(ofPositive));
    SDVariable logSums = graph.math().log(sums.add(any.rsub(1))).add(2 * factor);
    SDVariable terms = GraphMath.softplus(logSums.sub(s.mul(2 + factor / 2))).mul(any);
    return List.of(new PairTerms(terms, pairs.positives()));
  }
}
