package org.kinema4j.losses.metric.mining;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;

/**
 * Positive pairs farther than one margin and negative pairs nearer than another.
 *
 * <pre>
 *   positives = {(a, p): d(a, p) &gt; m_p},   negatives = {(a, n): d(a, n) &lt; m_n}
 * </pre>
 *
 * <p>\[ \{ (a, p) : d(a, p) \gt m_p \}, \quad \{ (a, n) : d(a, n) \lt m_n \} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m_p \)</td><td>{@code positiveMargin}</td><td>\( (-\infty, \infty)
 *       \)</td><td>{@value #DEFAULT_POSITIVE_MARGIN}</td><td>none given</td></tr>
 *   <tr><td>\( m_n \)</td><td>{@code negativeMargin}</td><td>\( (-\infty, \infty)
 *       \)</td><td>{@value #DEFAULT_NEGATIVE_MARGIN}</td><td>none given</td></tr>
 * </table>
 *
 * <p>For a similarity the margins are similarities: positives below, negatives above them.
 *
 * @deviation none
 * @param positiveMargin positives farther than this are chosen
 * @param negativeMargin negatives nearer than this are chosen
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record PairMarginMiner(double positiveMargin, double negativeMargin) implements PairMiner {

  /** Default of {@code positiveMargin}. */
  public static final double DEFAULT_POSITIVE_MARGIN = 0.2;

  /** Default of {@code negativeMargin}. */
  public static final double DEFAULT_NEGATIVE_MARGIN = 0.8;

  /**
   * Checks the parameters.
   *
   * @param positiveMargin positives farther than this are chosen
   * @param negativeMargin negatives nearer than this are chosen
   */
  public PairMarginMiner {
    Arguments.finite("positiveMargin", positiveMargin);
    Arguments.finite("negativeMargin", negativeMargin);
  }

  /** Makes the miner with its defaults. */
  public PairMarginMiner() {
    this(DEFAULT_POSITIVE_MARGIN, DEFAULT_NEGATIVE_MARGIN);
  }

  @Override
  public Pairs pairs(MiningBatch batch) {
    Distance distance = batch.distance();
    PairList positives = new PairList();
    PairList negatives = new PairList();
    for (int a = 0; a < batch.size(); a++) {
      for (int j = 0; j < batch.size(); j++) {
        double farness = batch.farness(a, j);
        if (batch.isPositive(a, j) && farness > distance.farness(positiveMargin)) {
          positives.add(a, j);
        } else if (batch.isNegative(a, j) && farness < distance.farness(negativeMargin)) {
          negatives.add(a, j);
        }
      }
    }
    return new Pairs(positives.toPairs(), negatives.toPairs());
  }
}
