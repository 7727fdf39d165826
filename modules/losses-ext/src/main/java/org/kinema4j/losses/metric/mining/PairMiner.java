package org.kinema4j.losses.metric.mining;

/**
 * A miner of pairs. Its triplets join each positive pair with each negative pair of the same
 * anchor.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PairMiner extends Miner {

  @Override
  default Triplets triplets(MiningBatch batch) {
    return pairs(batch).toTriplets();
  }
}
