package org.kinema4j.losses.metric.mining;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One positive pair a class: the two examples that are farthest from each other. The anchor is the
 * one that is farther from the batch on the whole. Neither depends on the order of the batch.
 *
 * @deviation a choice of this project, for batches that do not say which pair of a class to take
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al., In Defense of the Triplet Loss
 *     for Person Re-Identification, 2017</a>
 * @since 0.1
 */
public record FarthestPositives() implements PairMiner {

  /** All negative pairs, and one positive pair for each class of two examples or more. */
  @Override
  public Pairs pairs(MiningBatch batch) {
    Map<Long, int[]> chosen = new LinkedHashMap<>();
    for (int a = 0; a < batch.size(); a++) {
      int p = Nearest.farthestPositive(batch, a);
      if (p >= 0) {
        int[] pair = {a, p};
        chosen.merge(
            batch.label(a),
            pair,
            (best, other) ->
                batch.farness(other[0], other[1]) > batch.farness(best[0], best[1]) ? other : best);
      }
    }
    PairList positives = new PairList();
    for (int[] pair : chosen.values()) {
      boolean swapped = sum(batch, pair[1]) > sum(batch, pair[0]);
      positives.add(pair[swapped ? 1 : 0], pair[swapped ? 0 : 1]);
    }
    return new Pairs(positives.toPairs(), new BatchAll().pairs(batch).negatives());
  }

  private static double sum(MiningBatch batch, int anchor) {
    double sum = 0;
    for (int j = 0; j < batch.size(); j++) {
      sum += batch.farness(anchor, j);
    }
    return sum;
  }
}
