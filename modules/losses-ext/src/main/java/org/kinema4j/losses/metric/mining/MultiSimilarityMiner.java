package org.kinema4j.losses.metric.mining;

import org.kinema4j.losses.internal.Arguments;

/**
 * Pairs that are not yet clearly in order: negatives nearer than the anchor's farthest positive,
 * and positives farther than its nearest negative, both give or take a margin.
 *
 * <pre>
 *   negatives of a = {n: d(a, n) - e &lt; max_p d(a, p)}
 *   positives of a = {p: d(a, p) + e &gt; min_n d(a, n)}
 * </pre>
 *
 * <p>\[ \{ n : d(a, n) - \varepsilon \lt \max_p d(a, p) \}, \quad \{ p : d(a, p) + \varepsilon \gt
 * \min_n d(a, n) \} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>0.1</td></tr>
 * </table>
 *
 * @deviation none; written with distances, d is minus the cosine for the paper's similarity
 * @param epsilon the margin, in units of the distance
 * @see <a href="https://arxiv.org/abs/1904.06627">Wang et al., Multi-Similarity Loss with General
 *     Pair Weighting for Deep Metric Learning, 2019</a>
 * @since 0.1
 */
public record MultiSimilarityMiner(double epsilon) implements PairMiner {

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 0.1;

  /**
   * Checks the parameters.
   *
   * @param epsilon the margin
   */
  public MultiSimilarityMiner {
    Arguments.notNegative("epsilon", epsilon);
  }

  /** Makes the miner with its defaults. */
  public MultiSimilarityMiner() {
    this(DEFAULT_EPSILON);
  }

  @Override
  public Pairs pairs(MiningBatch batch) {
    PairList positives = new PairList();
    PairList negatives = new PairList();
    for (int a = 0; a < batch.size(); a++) {
      int farthest = Nearest.farthestPositive(batch, a);
      int nearest = Nearest.nearestNegative(batch, a);
      for (int j = 0; farthest >= 0 && nearest >= 0 && j < batch.size(); j++) {
        double farness = batch.farness(a, j);
        if (batch.isPositive(a, j) && farness + epsilon > batch.farness(a, nearest)) {
          positives.add(a, j);
        } else if (batch.isNegative(a, j) && farness - epsilon < batch.farness(a, farthest)) {
          negatives.add(a, j);
        }
      }
    }
    return new Pairs(positives.toPairs(), negatives.toPairs());
  }
}
