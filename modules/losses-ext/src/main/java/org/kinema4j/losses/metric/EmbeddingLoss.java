package org.kinema4j.losses.metric;

import java.util.List;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss that compares the embeddings of a batch with each other. What to compare is chosen outside
 * the graph, by a miner; the formula is a graph, written once. See the package for shapes, masks
 * and the meaning of scores.
 *
 * <p>Most losses are {@link PairLoss}es or {@link TripletLoss}es.
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
   * Chooses what to compare.
   *
   * @param batch the examples that the mask keeps, at least one
   * @return values for the placeholders that {@link #terms} adds, or {@link Selection#NOTHING}
   */
  Selection select(MiningBatch batch);

  /**
   * Adds the formula to a graph, with placeholders for what was chosen.
   *
   * @param embeddings {@code [N, D]}, double
   * @param labels classes, {@code [N, 1]}, double
   * @param form what {@link Selection#form} says of the selection
   * @return groups of terms; each is reduced by itself, and the results are added
   */
  List<Terms> terms(SDVariable embeddings, SDVariable labels, String form);

  @Override
  default LossResult evaluate(LossInput input, Want want) {
    return EmbeddingEvaluation.evaluate(this, input, want);
  }
}
