package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Optional;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.Triplets;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A loss of triplets of a batch.
 *
 * <p><b>Cost.</b> In a network, time and memory N² + T for T triplets, apart from those of the
 * miner and of the matrix of distances. In a SameDiff graph, memory N T, because its {@code gather}
 * cannot be differentiated more than once; for all triplets of a large batch prefer the network
 * form.
 *
 * @since 0.1
 */
public interface TripletLoss extends EmbeddingLoss {

  /**
   * Returns what chooses the triplets to compare.
   *
   * @return the miner
   */
  Miner miner();

  /**
   * Adds the formula to a graph.
   *
   * @param distances the triplets' distances
   * @return terms, {@code [T, K]}, of which row t belongs to triplet t
   */
  SDVariable tripletTerms(TripletDistances distances);

  /**
   * Adds this loss to a graph, comparing triplets that a miner chose.
   *
   * @param name name of the result
   * @param embeddings {@code [N, D]}
   * @param labels classes, {@code [N, 1]}
   * @param triplets rows of the triplets, at least one
   * @return the reduced loss, a scalar
   */
  default SDVariable define(
      String name, SDVariable embeddings, SDVariable labels, TripletIndices triplets) {
    SDVariable values =
        tripletTerms(triplets.distances(distance(), embeddings.castTo(DataType.DOUBLE)));
    Terms terms =
        new Terms(
            values,
            values.getSameDiff().onesLike(values),
            triplets.anchors(),
            labels.castTo(DataType.DOUBLE));
    return EmbeddingGraphs.reduced(List.of(terms), reducer())
        .castTo(embeddings.dataType())
        .rename(name);
  }

  @Override
  default Optional<LossResult> compare(MiningBatch batch, Want want) {
    Triplets triplets = miner().triplets(batch);
    return triplets.size() == 0
        ? Optional.empty()
        : Optional.of(TripletEvaluation.evaluate(this, batch, triplets, want));
  }
}
