package org.kinema4j.losses.metric.mining;

/**
 * A miner of triplets. Its pairs are those that the triplets are made of.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TripletMiner extends Miner {

  @Override
  default Pairs pairs(MiningBatch batch) {
    return triplets(batch).toPairs();
  }
}
