package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.Pairs;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss of the pairs of a batch. Time and memory N², apart from those of the distance. A pair that
 * a miner chose twice counts once.
 *
 * @since 0.1
 */
public interface PairLoss extends EmbeddingLoss {

  /**
   * Returns what chooses the pairs to compare.
   *
   * @return the miner
   */
  Miner miner();

  /**
   * Adds the formula to a graph.
   *
   * @param pairs all pairs of the batch, and which to compare
   * @return groups of terms; each is reduced by itself, and the results are added
   */
  List<PairTerms> pairTerms(PairGraph pairs);

  /**
   * Adds this loss to a graph, comparing all pairs: those of equal labels are positive, the others
   * negative.
   *
   * @param name name of the result
   * @param embeddings {@code [N, D]}
   * @param labels classes, {@code [N, 1]}
   * @return the reduced loss, a scalar; 0 if the batch has nothing to compare
   */
  default SDVariable define(String name, SDVariable embeddings, SDVariable labels) {
    SameDiff graph = embeddings.getSameDiff();
    SDVariable classes = labels.castTo(DataType.DOUBLE);
    SDVariable same = classes.eq(graph.transpose(classes)).castTo(DataType.DOUBLE);
    SDVariable row = graph.cumsum(graph.onesLike(classes), false, false, 0);
    SDVariable itself = row.eq(graph.transpose(row)).castTo(DataType.DOUBLE);
    return define(name, embeddings, labels, same.sub(itself), same.rsub(1));
  }

  /**
   * Adds this loss to a graph, comparing pairs that a miner chose.
   *
   * @param name name of the result
   * @param embeddings {@code [N, D]}
   * @param labels classes, {@code [N, 1]}
   * @param positives 1 at positive pairs to compare, 0 elsewhere, {@code [N, N]}, see {@link
   *     org.kinema4j.losses.metric.mining.IndexPairs#mask}
   * @param negatives 1 at negative pairs to compare, 0 elsewhere, {@code [N, N]}
   * @return the reduced loss, a scalar; 0 if the batch has nothing to compare
   */
  default SDVariable define(
      String name,
      SDVariable embeddings,
      SDVariable labels,
      SDVariable positives,
      SDVariable negatives) {
    PairGraph pairs =
        PairGraph.of(
            distance(),
            embeddings.castTo(DataType.DOUBLE),
            positives.castTo(DataType.DOUBLE),
            negatives.castTo(DataType.DOUBLE));
    List<Terms> groups = pairs.terms(this, labels.castTo(DataType.DOUBLE));
    return EmbeddingGraphs.reduced(groups, reducer()).castTo(embeddings.dataType()).rename(name);
  }

  @Override
  default Optional<LossResult> compare(MiningBatch batch, Want want) {
    Pairs pairs = miner().pairs(batch);
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, INDArray> masks =
        Map.of(
            PairGraph.POSITIVES, pairs.positives().mask(batch.size()),
            PairGraph.NEGATIVES, pairs.negatives().mask(batch.size()));
    return Optional.of(
        EmbeddingGraphs.run(
            this,
            (embeddings, labels) -> PairGraph.withMasks(distance(), embeddings).terms(this, labels),
            EmbeddingGraphs.Given.embeddingsOf(batch, masks),
            want));
  }
}
