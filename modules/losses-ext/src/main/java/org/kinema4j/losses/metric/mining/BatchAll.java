package org.kinema4j.losses.metric.mining;

import java.util.HashMap;
import java.util.Map;

/**
 * Everything that there is.
 *
 * <pre>
 *   triplets = {(a, p, n): y_a = y_p, a != p, y_a != y_n}
 * </pre>
 *
 * <p>\[ \{ (a, p, n) : y_a = y_p, \, a \ne p, \, y_a \ne y_n \} \]
 *
 * <p><b>Cost.</b> Up to N³ / 4 triplets. They are counted before memory is taken; more than fit are
 * refused. Pairs are N² at most.
 *
 * @deviation none
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al., In Defense of the Triplet Loss
 *     for Person Re-Identification, 2017</a>
 * @since 0.1
 */
public record BatchAll() implements Miner {

  @Override
  public Triplets triplets(MiningBatch batch) {
    TripletMemory.require(count(batch));
    return pairs(batch).toTriplets();
  }

  @Override
  public Pairs pairs(MiningBatch batch) {
    PairList positives = new PairList();
    PairList negatives = new PairList();
    for (int a = 0; a < batch.size(); a++) {
      for (int j = 0; j < batch.size(); j++) {
        if (batch.isPositive(a, j)) {
          positives.add(a, j);
        } else if (batch.isNegative(a, j)) {
          negatives.add(a, j);
        }
      }
    }
    return new Pairs(positives.toPairs(), negatives.toPairs());
  }

  /**
   * Counts the triplets of a batch without making them.
   *
   * @param batch what to choose from
   * @return how many there are
   */
  public static long count(MiningBatch batch) {
    Map<Long, Long> sizes = new HashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      sizes.merge(batch.label(i), 1L, Long::sum);
    }
    return sizes.values().stream()
        .mapToLong(size -> size * (size - 1) * (batch.size() - size))
        .sum();
  }
}
