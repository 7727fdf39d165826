package org.kinema4j.losses.metric.mining;

import org.kinema4j.losses.internal.Arguments;

/**
 * For each anchor one positive and one negative, each chosen by a strategy of its own.
 *
 * <pre>
 *   EASY       nearest positive        farthest negative
 *   HARD       farthest positive       nearest negative
 *   SEMI_HARD  farthest positive that  nearest negative that
 *              is nearer than the      is farther than the
 *              chosen negative         chosen positive
 *   ALL        all positives           all negatives
 * </pre>
 *
 * <p>\[ p(a) = \operatorname*{argmin}_{y_p = y_a} d(a, p), \quad n(a) = \operatorname*{argmin}_{y_n
 * \ne y_a, \, d(a, n) \gt d(a, p(a))} d(a, n) \] with the defaults.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td></td><td>{@code positiveStrategy}</td><td>{@link Strategy}</td><td>{@code
 *       EASY}</td><td>{@code EASY}</td></tr>
 *   <tr><td></td><td>{@code negativeStrategy}</td><td>{@link Strategy}</td><td>{@code
 *       SEMI_HARD}</td><td>{@code SEMI_HARD}</td></tr>
 * </table>
 *
 * <p><b>Edge cases.</b> Where neither strategy is {@code ALL}, an anchor without a positive or a
 * negative that fits is left out altogether. Semi-hard goes neither with semi-hard nor with all.
 *
 * @deviation ranges of allowed distances, which pytorch-metric-learning has, are left to {@link
 *     PairMarginMiner}
 * @param positiveStrategy which positive to take
 * @param negativeStrategy which negative to take
 * @see <a href="https://arxiv.org/abs/1904.04370">Xuan et al., Improved Embeddings with Easy
 *     Positive Triplet Mining, 2019</a>
 * @since 0.1
 */
public record BatchEasyHard(Strategy positiveStrategy, Strategy negativeStrategy)
    implements PairMiner {

  /** Which of an anchor's positives or negatives to take. */
  public enum Strategy {
    /** The one that is in order most: the nearest positive, the farthest negative. */
    EASY,
    /** The one that is in order least: the farthest positive, the nearest negative. */
    HARD,
    /** The hardest of those that are in order, given the other side's choice. */
    SEMI_HARD,
    /** All of them. */
    ALL
  }

  /**
   * Checks the parameters.
   *
   * @param positiveStrategy which positive to take
   * @param negativeStrategy which negative to take
   */
  public BatchEasyHard {
    Arguments.present("positiveStrategy", positiveStrategy);
    Arguments.present("negativeStrategy", negativeStrategy);
    boolean positiveDepends = positiveStrategy == Strategy.SEMI_HARD;
    boolean negativeDepends = negativeStrategy == Strategy.SEMI_HARD;
    if ((positiveDepends && !isSingle(negativeStrategy))
        || (negativeDepends && !isSingle(positiveStrategy))) {
      throw new IllegalArgumentException(
          ("SEMI_HARD must go with EASY or HARD, received positiveStrategy %s and"
                  + " negativeStrategy %s")
              .formatted(positiveStrategy, negativeStrategy));
    }
  }

  /** Makes the miner with its defaults. */
  public BatchEasyHard() {
    this(Strategy.EASY, Strategy.SEMI_HARD);
  }

  private static boolean isSingle(Strategy strategy) {
    return strategy == Strategy.EASY || strategy == Strategy.HARD;
  }

  @Override
  public Pairs pairs(MiningBatch batch) {
    PairList positives = new PairList();
    PairList negatives = new PairList();
    boolean together = positiveStrategy != Strategy.ALL && negativeStrategy != Strategy.ALL;
    for (int a = 0; a < batch.size(); a++) {
      int[] chosen = chosen(batch, a);
      boolean left = together && (chosen[0] < 0 || chosen[1] < 0);
      for (int j = 0; !left && j < batch.size(); j++) {
        if (batch.isPositive(a, j) && (positiveStrategy == Strategy.ALL || j == chosen[0])) {
          positives.add(a, j);
        } else if (batch.isNegative(a, j) && (negativeStrategy == Strategy.ALL || j == chosen[1])) {
          negatives.add(a, j);
        }
      }
    }
    return new Pairs(positives.toPairs(), negatives.toPairs());
  }

  /** The positive and the negative of an anchor; what is semi-hard follows from the other. */
  private int[] chosen(MiningBatch batch, int anchor) {
    double far = Double.POSITIVE_INFINITY;
    if (positiveStrategy == Strategy.SEMI_HARD) {
      int negative = negative(batch, anchor, -far);
      double bound = negative < 0 ? -far : batch.farness(anchor, negative);
      return new int[] {positive(batch, anchor, bound), negative};
    }
    int positive = positive(batch, anchor, far);
    boolean bounded = negativeStrategy == Strategy.SEMI_HARD;
    double bound = !bounded ? -far : positive < 0 ? far : batch.farness(anchor, positive);
    return new int[] {positive, negative(batch, anchor, bound)};
  }

  /** The nearest, or the farthest below a bound. */
  private int positive(MiningBatch batch, int anchor, double bound) {
    double sign = positiveStrategy == Strategy.EASY ? -1 : 1;
    int best = Nearest.NONE;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < batch.size(); j++) {
      if (!batch.isPositive(anchor, j)) {
        continue;
      }
      double farness = batch.farness(anchor, j);
      if (farness < bound && sign * farness > greatest) {
        best = j;
        greatest = sign * farness;
      }
    }
    return best;
  }

  /** The farthest, or the nearest above a bound. */
  private int negative(MiningBatch batch, int anchor, double bound) {
    double sign = negativeStrategy == Strategy.EASY ? 1 : -1;
    int best = Nearest.NONE;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < batch.size(); j++) {
      if (!batch.isNegative(anchor, j)) {
        continue;
      }
      double farness = batch.farness(anchor, j);
      if (farness > bound && sign * farness > greatest) {
        best = j;
        greatest = sign * farness;
      }
    }
    return best;
  }
}
