package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.DotProductSimilarity;
import org.kinema4j.losses.metric.mining.FarthestPositives;
import org.kinema4j.losses.metric.mining.IndexPairs;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.metric.reduction.Terms;
import org.kinema4j.losses.samediff.GraphRows;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * N-pairs loss: one pair of anchor and positive a class; each anchor is to find its positive among
 * the positives of all classes.
 *
 * <pre>
 *   l_i = log(1 + sum_(j != i) exp(s(a_i, p_j) - s(a_i, p_i)))
 * </pre>
 *
 * <p>\[ \ell_i = \log \Bigl( 1 + \sum_{j \ne i} e^{s(a_i, p_j) - s(a_i, p_i)} \Bigr) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code distance}</td><td>{@link Distance}</td><td>{@code
 *       DotProductSimilarity(false)}</td><td>dot product</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td><td>{@code
 *       MeanReducer}</td><td>mean</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}, 0 for all but the anchors.
 *
 * <p><b>Edge cases.</b> Classes of one example take no part; with fewer than two pairs the loss is
 * 0. For a distance, s is minus the distance.
 *
 * <pre>{@code
 * Loss loss = new NPairsLoss().withDistance(new CosineSimilarity());
 * }</pre>
 *
 * @deviation of each class the pair that {@link FarthestPositives} chooses, where the paper is
 *     handed pairs and pytorch-metric-learning takes the first; without the paper's penalty on the
 *     length of the embeddings
 * @param distance how near embeddings are to each other
 * @param reducer how the terms become one number
 * @see <a
 *     href="https://papers.nips.cc/paper/2016/hash/6b180037abbebea991d8b1232f8a8ca9-Abstract.html">
 *     Sohn, Improved Deep Metric Learning with Multi-class N-pair Loss Objective, 2016</a>
 * @since 0.1
 */
public record NPairsLoss(Distance distance, Reducer reducer) implements EmbeddingLoss {

  private static final String ANCHORS = "anchors";
  private static final String POSITIVES = "positives";

  /**
   * Checks the parameters.
   *
   * @param distance how near embeddings are to each other
   * @param reducer how the terms become one number
   */
  public NPairsLoss {
    Arguments.present("distance", distance);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public NPairsLoss() {
    this(new DotProductSimilarity(false), new MeanReducer());
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how near embeddings are to each other
   * @return the copy
   */
  public NPairsLoss withDistance(Distance newDistance) {
    return new NPairsLoss(newDistance, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public NPairsLoss withReducer(Reducer newReducer) {
    return new NPairsLoss(distance, newReducer);
  }

  /**
   * Adds this loss to a graph.
   *
   * @param name name of the result
   * @param embeddings {@code [N, D]}
   * @param labels classes, {@code [N, 1]}
   * @param anchors row of the anchor of each pair, {@code [K]}, int, K at least 1
   * @param positives row of the positive of each pair, {@code [K]}, int
   * @return the reduced loss, a scalar
   */
  public SDVariable define(
      String name,
      SDVariable embeddings,
      SDVariable labels,
      SDVariable anchors,
      SDVariable positives) {
    Terms terms =
        terms(
            embeddings.castTo(DataType.DOUBLE), labels.castTo(DataType.DOUBLE), anchors, positives);
    return EmbeddingGraphs.reduced(List.of(terms), reducer)
        .castTo(embeddings.dataType())
        .rename(name);
  }

  @Override
  public Optional<LossResult> compare(MiningBatch batch, Want want) {
    IndexPairs pairs = new FarthestPositives().pairs(batch).positives();
    if (pairs.size() < 2) {
      return Optional.empty();
    }
    Map<String, INDArray> chosen = Map.of(ANCHORS, pairs.anchors(), POSITIVES, pairs.others());
    return Optional.of(
        EmbeddingGraphs.run(
            this,
            (embeddings, labels) ->
                List.of(
                    terms(
                        embeddings,
                        labels,
                        embeddings.getSameDiff().placeHolder(ANCHORS, DataType.INT32, -1),
                        embeddings.getSameDiff().placeHolder(POSITIVES, DataType.INT32, -1))),
            EmbeddingGraphs.Given.embeddingsOf(batch, chosen),
            want));
  }

  private Terms terms(
      SDVariable embeddings, SDVariable labels, SDVariable anchors, SDVariable positives) {
    SDVariable anchor = GraphRows.select(embeddings, anchors);
    SDVariable positive = GraphRows.select(embeddings, positives);
    SDVariable nearness = distance.farness(distance.matrix(anchor, positive)).neg();
    SDVariable own = distance.farness(distance.pairs(anchor, positive)).neg();
    SameDiff graph = embeddings.getSameDiff();
    SDVariable values = GraphRows.logSumExp(nearness, graph.onesLike(nearness)).sub(own);
    return new Terms(values, graph.onesLike(values), anchors, labels);
  }
}
