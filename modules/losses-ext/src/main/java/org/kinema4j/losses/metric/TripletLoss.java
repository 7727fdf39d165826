package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Map;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.Triplets;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A loss of triplets of a batch. Few triplets are compared one by one, in time and memory T D; many
 * look their distances up in a matrix, in time and memory N² + T, apart from those of the miner and
 * of the distance.
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
    TripletDistances distances =
        triplets.gathered(embeddings.castTo(DataType.DOUBLE), distance());
    Terms terms = triplets.terms(this, distances, labels.castTo(DataType.DOUBLE));
    return EmbeddingEvaluation.reduced(List.of(terms), reducer())
        .castTo(embeddings.dataType())
        .rename(name);
  }

  @Override
  default Selection select(MiningBatch batch) {
    Triplets triplets = miner().triplets(batch);
    if (triplets.size() == 0) {
      return Selection.NOTHING;
    }
    // a matrix takes N² D operations, three gathered matrices of triplets take T D memory
    boolean many = triplets.size() > 2L * batch.size();
    return new Selection(
        many ? TripletIndices.LOOKED_UP : TripletIndices.GATHERED,
        Map.of(
            Selection.ANCHORS, triplets.anchors(),
            Selection.POSITIVES, triplets.positives(),
            Selection.NEGATIVES, triplets.negatives()));
  }

  @Override
  default List<Terms> terms(SDVariable embeddings, SDVariable labels, String form) {
    SameDiff graph = embeddings.getSameDiff();
    TripletIndices indices =
        new TripletIndices(
            Selection.indices(graph, Selection.ANCHORS),
            Selection.indices(graph, Selection.POSITIVES),
            Selection.indices(graph, Selection.NEGATIVES));
    TripletDistances distances =
        form.equals(TripletIndices.LOOKED_UP)
            ? indices.lookedUp(embeddings, distance())
            : indices.gathered(embeddings, distance());
    return List.of(indices.terms(this, distances, labels));
  }
}
