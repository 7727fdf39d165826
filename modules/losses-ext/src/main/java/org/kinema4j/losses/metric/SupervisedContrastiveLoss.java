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
 * Supervised contrastive loss: the mean over an anchor's positives of the cross entropy of finding
 * that positive among all other examples.
 *
 * <pre>
 *   l_a = -1/|P(a)| sum_p log(exp(s_ap / t) / sum_(j in P(a), N(a)) exp(s_aj / t))
 * </pre>
 *
 * <p>\[ \ell_a = -\frac{1}{\lvert P(a) \rvert} \sum_{p \in P(a)} \log \frac{e^{s_{ap} /
 * \tau}}{\sum_{j \in P(a) \cup N(a)} e^{s_{aj} / \tau}} \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Anchors without positive or without negative have no term. For a distance,
 * s is minus the distance.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \tau \)</td><td>{@code temperature}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_TEMPERATURE}</td><td>0.1</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code CosineSimilarity}</td><td>cosine</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td>
 *       <td>{@code AverageNonZeroReducer}</td><td>sum</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new SupervisedContrastiveLoss().withTemperature(0.07);
 * }</pre>
 *
 * @deviation the mean over anchors, where the paper has the sum; the paper's equation 2, its better
 *     one
 * @param temperature scale of the similarities
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/2004.11362">Khosla et al., Supervised Contrastive Learning,
 *     2020</a>
 * @since 0.1
 */
public record SupervisedContrastiveLoss(
    double temperature, Distance distance, Miner miner, Reducer reducer) implements PairLoss {

  /** Default of {@code temperature}. */
  public static final double DEFAULT_TEMPERATURE = 0.1;

  /**
   * Checks the parameters.
   *
   * @param temperature scale of the similarities
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public SupervisedContrastiveLoss {
    Arguments.positive("temperature", temperature);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public SupervisedContrastiveLoss() {
    this(DEFAULT_TEMPERATURE, new CosineSimilarity(), new BatchAll(), new AverageNonZeroReducer());
  }

  /**
   * Returns a copy with another temperature.
   *
   * @param newTemperature scale of the similarities
   * @return the copy
   */
  public SupervisedContrastiveLoss withTemperature(double newTemperature) {
    return new SupervisedContrastiveLoss(newTemperature, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public SupervisedContrastiveLoss withDistance(Distance newDistance) {
    return new SupervisedContrastiveLoss(temperature, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public SupervisedContrastiveLoss withMiner(Miner newMiner) {
    return new SupervisedContrastiveLoss(temperature, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public SupervisedContrastiveLoss withReducer(Reducer newReducer) {
    return new SupervisedContrastiveLoss(temperature, distance, miner, newReducer);
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable s = pairs.nearness().div(temperature);
    SDVariable compared = pairs.positives().add(pairs.negatives());
    SDVariable hasPositive = pairs.hasPositive();
    SDVariable count = GraphMath.rowSum(pairs.positives()).add(hasPositive.rsub(1));
    SDVariable mean = GraphMath.rowSum(s.mul(pairs.positives())).div(count);
    SDVariable terms = GraphRows.logSumExp(s, compared).sub(mean);
    return List.of(new PairTerms(terms, hasPositive.mul(pairs.hasNegative())));
  }
}
