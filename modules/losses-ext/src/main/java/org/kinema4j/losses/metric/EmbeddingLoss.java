package org.kinema4j.losses.metric;

import java.util.Optional;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.reduction.Reducer;

/**
 * A loss that compares the embeddings of a batch with each other. What to compare is chosen outside
 * the graph, by a miner; the formula is a graph, written once. See the package for shapes, masks
 * and the meaning of scores.
 *
 * <p>Implement {@link PairLoss} or {@link TripletLoss}.
 *
 * @since 0.1
 */
public interface EmbeddingLoss extends Loss {

  /**
   * Returns how far embeddings are from each other.
   *
   * @return the distance
   */
  Distance distance();

  /**
   * Returns how terms become one number.
   *
   * @return the reducer
   */
  Reducer reducer();

  /**
   * Judges the examples that the mask keeps.
   *
   * @param batch at least one example
   * @param want what to compute
   * @return scores {@code [n, 1]} and, if wanted, the gradient of their sum at the embeddings,
   *     {@code [n, D]}; nothing if there is nothing to compare
   */
  Optional<LossResult> compare(MiningBatch batch, Want want);

  @Override
  default LossResult evaluate(LossInput input, Want want) {
    return EmbeddingEvaluation.evaluate(this, input, want);
  }
}
