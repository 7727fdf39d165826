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
 * Normalized temperature-scaled cross entropy: each positive is to be found among an anchor's
 * negatives.
 *
 * <pre>
 *   l_ap = -log(exp(s_ap / t) / (exp(s_ap / t) + sum_n exp(s_an / t)))
 * </pre>
 *
 * <p>\[ \ell_{ap} = -\log \frac{e^{s_{ap} / \tau}}{e^{s_{ap} / \tau} + \sum_n e^{s_{an} / \tau}} \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Positives of an anchor without negatives have loss 0 and count in the mean.
 * For a distance, s is minus the distance.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \tau \)</td><td>{@code temperature}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_TEMPERATURE}</td><td>0.5</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code CosineSimilarity}</td><td>cosine</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>all</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td><td>{@code MeanReducer}</td>
 *       <td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * Loss loss = new NTXentLoss().withTemperature(0.5);
 * }</pre>
 *
 * @deviation positives are examples of the same label, of which the paper has one an anchor; with
 *     more, the others are not in the denominator
 * @param temperature scale of the similarities
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al., A Simple Framework for Contrastive
 *     Learning of Visual Representations, 2020</a>
 * @since 0.1
 */
public record NTXentLoss(double temperature, Distance distance, Miner miner, Reducer reducer)
    implements PairLoss {

  /** Default of {@code temperature}. */
  public static final double DEFAULT_TEMPERATURE = 0.07;

  /**
   * Checks the parameters.
   *
   * @param temperature scale of the similarities
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public NTXentLoss {
    Arguments.positive("temperature", temperature);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public NTXentLoss() {
    this(DEFAULT_TEMPERATURE, new CosineSimilarity(), new BatchAll(), new MeanReducer());
  }

  /**
   * Returns a copy with another temperature.
   *
   * @param newTemperature scale of the similarities
   * @return the copy
   */
  public NTXentLoss withTemperature(double newTemperature) {
    return new NTXentLoss(newTemperature, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public NTXentLoss withDistance(Distance newDistance) {
    return new NTXentLoss(temperature, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public NTXentLoss withMiner(Miner newMiner) {
    return new NTXentLoss(temperature, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public NTXentLoss withReducer(Reducer newReducer) {
    return new NTXentLoss(temperature, distance, miner, newReducer);
  }

  @Override
  public List<PairTerms> pairTerms(PairGraph pairs) {
    SDVariable s = pairs.nearness().div(temperature);
    SDVariable excess = GraphRows.logSumExp(s, pairs.negatives()).sub(s);
    SDVariable terms = GraphMath.softplus(excess).mul(pairs.hasNegative());
    return List.of(new PairTerms(terms, pairs.positives()));
  }
}
