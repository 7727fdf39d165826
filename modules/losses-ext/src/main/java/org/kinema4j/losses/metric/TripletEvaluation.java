package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Map;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.Triplets;
import org.kinema4j.losses.metric.reduction.Terms;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Judges triplets in two steps: one graph takes the triplets' distances, looked up in the matrix
 * that the miner saw, and gives scores and the gradient at these distances; another takes that
 * gradient on to the embeddings. Between them stand loops, because SameDiff's {@code gather} is
 * differentiated with a loop of the graph, and not twice.
 */
final class TripletEvaluation {

  private static final String ANCHORS = "anchors";
  private static final String EMBEDDINGS = "embeddings";
  private static final String SLOPES = "slopes";

  /** Distances of a triplet: to the positive, to the negative, and between the two. */
  private static final int SIDES = 3;

  private TripletEvaluation() {}

  static LossResult evaluate(TripletLoss loss, MiningBatch batch, Triplets triplets, Want want) {
    var given =
        new EmbeddingGraphs.Given(
            distances(batch, triplets),
            EmbeddingGraphs.Given.labelsOf(batch),
            Map.of(ANCHORS, triplets.anchors()));
    LossResult ofDistances =
        EmbeddingGraphs.run(
            loss, (points, labels) -> List.of(terms(loss, points, labels)), given, want);
    return want == Want.SCORES
        ? ofDistances
        : new LossResult(
            ofDistances.scores(), gradient(batch, slopes(batch, triplets, ofDistances.gradient())));
  }

  private static INDArray distances(MiningBatch batch, Triplets triplets) {
    double[] distances = new double[SIDES * triplets.size()];
    for (int t = 0; t < triplets.size(); t++) {
      int anchor = triplets.anchor(t);
      int positive = triplets.positive(t);
      int negative = triplets.negative(t);
      distances[SIDES * t] = batch.farness(anchor, positive);
      distances[SIDES * t + 1] = batch.farness(anchor, negative);
      distances[SIDES * t + 2] = batch.farness(positive, negative);
    }
    return Nd4j.createFromArray(distances).reshape(triplets.size(), SIDES);
  }

  private static Terms terms(TripletLoss loss, SDVariable points, SDVariable labels) {
    SameDiff graph = points.getSameDiff();
    SDVariable anchors = graph.placeHolder(ANCHORS, DataType.INT32, -1);
    SDVariable values =
        loss.tripletTerms(
            new TripletDistances(side(points, 0), side(points, 1), () -> side(points, 2)));
    return new Terms(values, graph.onesLike(values), anchors, labels);
  }

  /** A column, by a product with a unit vector, which can be differentiated. */
  private static SDVariable side(SDVariable points, int index) {
    INDArray unit = Nd4j.zeros(DataType.DOUBLE, SIDES, 1).putScalar(index, 0, 1);
    return points.mmul(points.getSameDiff().constant(unit));
  }

  /** Gradient at the matrix of distances, {@code [N, N]}. */
  private static INDArray slopes(MiningBatch batch, Triplets triplets, INDArray gradient) {
    int examples = batch.size();
    double[] slopes = new double[Math.multiplyExact(examples, examples)];
    double sign = batch.distance().farness(1.0);
    double[] sides = gradient.dup('c').data().asDouble();
    for (int t = 0; t < triplets.size(); t++) {
      int positive = triplets.positive(t);
      int negative = triplets.negative(t);
      int row = triplets.anchor(t) * examples;
      slopes[row + positive] += sign * sides[SIDES * t];
      slopes[row + negative] += sign * sides[SIDES * t + 1];
      slopes[positive * examples + negative] += sign * sides[SIDES * t + 2];
    }
    return Nd4j.createFromArray(slopes).reshape(examples, examples);
  }

  private static INDArray gradient(MiningBatch batch, INDArray slopes) {
    Map<String, INDArray> values = Map.of(EMBEDDINGS, batch.embeddings(), SLOPES, slopes);
    return LossGraphs.with(
        new Key(batch.distance()),
        () -> new LossGraph(graph -> define(batch.distance(), graph), EMBEDDINGS),
        graph -> graph.derivatives(values, LossGraph.TOTAL).gradients().get(EMBEDDINGS));
  }

  private static void define(Distance distance, SameDiff graph) {
    SDVariable embeddings = graph.placeHolder(EMBEDDINGS, DataType.DOUBLE, -1, -1);
    SDVariable slopes = graph.placeHolder(SLOPES, DataType.DOUBLE, -1, -1);
    distance.matrix(embeddings, embeddings).mul(slopes).sum(LossGraph.TOTAL);
  }

  private record Key(Distance distance) {}
}
