package org.kinema4j.losses.metric.mining;

import java.io.Serializable;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * A choice of what to compare within a batch. A new one is a record of parameters that implements
 * {@link TripletMiner} or {@link PairMiner}; either kind serves losses of pairs and of triplets.
 *
 * <pre>{@code
 * INDArray embeddings = Nd4j.rand(6, 3);
 * long[] labels = {0, 0, 1, 1, 2, 2};
 * MiningBatch batch = MiningBatch.of(embeddings, labels, new L2Distance());
 * Triplets triplets = new BatchHard().triplets(batch);
 * }</pre>
 *
 * @since 0.1
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public interface Miner extends Serializable {

  /**
   * Chooses triplets.
   *
   * @param batch what to choose from
   * @return triplets, none if the batch has none to offer
   * @throws IllegalArgumentException if there are more than memory holds
   */
  Triplets triplets(MiningBatch batch);

  /**
   * Chooses pairs.
   *
   * @param batch what to choose from
   * @return pairs, none if the batch has none to offer
   */
  Pairs pairs(MiningBatch batch);
}
