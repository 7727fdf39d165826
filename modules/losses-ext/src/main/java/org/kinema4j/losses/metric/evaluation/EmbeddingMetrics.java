package org.kinema4j.losses.metric.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Metrics that judge embeddings by their nearest neighbours: of each query, the references are
 * sorted from near to far, and R is how many of them have its class.
 *
 * <pre>
 *   precision at 1   is the nearest of the query's class?
 *   R-precision      share of the query's class among the nearest R
 *   MAP@R            1/R sum_(i=1..R) P(i) if the i-th is of the query's class, else 0;
 *                    P(i) is the share of the query's class among the nearest i
 *   k-NN accuracy    is the query's class the most frequent among the nearest k?
 * </pre>
 *
 * <p>\[ \mathrm{MAP@R} = \frac{1}{R} \sum_{i=1}^{R} P(i) \, [ \, y_i = y \, ] \] Each is the mean
 * over the queries. Queries without any reference of their class are left out of the first three,
 * as nothing could be right; k-NN accuracy counts them. A mean over nothing is NaN.
 *
 * <p><b>Ties.</b> Of equally distant references the one that comes first is nearer. If classes are
 * equally frequent among the nearest k, the one wins whose first member is nearer.
 *
 * <p><b>Cost.</b> Queries are taken {@value #BLOCK} at a time: memory N times {@value #BLOCK},
 * distances in double; time N² (D + log N).
 *
 * <pre>{@code
 * INDArray embeddings = Nd4j.rand(20, 3);
 * long[] labels = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4};
 * EmbeddingMetrics metrics = EmbeddingMetrics.leavingOneselfOut(embeddings, labels);
 * double accuracy = metrics.nearestNeighbourAccuracy(5);
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2003.08505">Musgrave et al., A Metric Learning Reality Check,
 *     2020</a>
 * @since 0.1
 */
public final class EmbeddingMetrics {

  /** Queries that are compared with all references at once. */
  static final int BLOCK = 256;

  private final Neighbours neighbours;

  private EmbeddingMetrics(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * Judges embeddings by each other, by Euclidean distance as they are: each is a query for which
   * all others are references.
   *
   * @param embeddings {@code [N, D]}, float or double; not to be modified while this is used
   * @param labels class of each, any integers
   * @return the metrics
   */
  public static EmbeddingMetrics leavingOneselfOut(INDArray embeddings, long[] labels) {
    return leavingOneselfOut(embeddings, labels, new L2Distance(false));
  }

  /**
   * Judges embeddings by each other: each is a query for which all others are references.
   *
   * @param embeddings {@code [N, D]}, float or double; not to be modified while this is used
   * @param labels class of each, any integers
   * @param distance how far embeddings are from each other
   * @return the metrics
   */
  public static EmbeddingMetrics leavingOneselfOut(
      INDArray embeddings, long[] labels, Distance distance) {
    LabelledEmbeddings all = new LabelledEmbeddings(embeddings, labels);
    return new EmbeddingMetrics(new Neighbours(all, all, Arguments.present("distance", distance)));
  }

  /**
   * Judges embeddings by others.
   *
   * @param queries {@code [Q, D]} with their classes
   * @param references {@code [N, D]} with their classes
   * @param distance how far embeddings are from each other
   * @return the metrics
   */
  public static EmbeddingMetrics against(
      LabelledEmbeddings queries, LabelledEmbeddings references, Distance distance) {
    Arguments.present("queries", queries);
    Arguments.present("references", references);
    Arguments.present("distance", distance);
    return new EmbeddingMetrics(new Neighbours(queries, references, distance));
  }

  /**
   * Returns how often the nearest reference has the query's class.
   *
   * @return precision at 1, from 0 to 1
   */
  public double precisionAtOne() {
    return meanOverAnswerable(sorted -> sorted.isRight(0) ? 1 : 0);
  }

  /**
   * Returns the mean share of the query's class among as many neighbours as its class has.
   *
   * @return R-precision, from 0 to 1
   */
  public double rPrecision() {
    return meanOverAnswerable(
        sorted -> {
          double right = 0;
          for (int i = 0; i < sorted.relevant(); i++) {
            right += sorted.isRight(i) ? 1 : 0;
          }
          return right / sorted.relevant();
        });
  }

  /**
   * Returns the mean average precision at R, which also minds the order within the nearest R.
   *
   * @return MAP@R, from 0 to 1
   */
  public double meanAveragePrecisionAtR() {
    return meanOverAnswerable(
        sorted -> {
          double right = 0;
          double sum = 0;
          for (int i = 0; i < sorted.relevant(); i++) {
            if (sorted.isRight(i)) {
              right++;
              sum += right / (i + 1);
            }
          }
          return sum / sorted.relevant();
        });
  }

  /**
   * Returns how often the majority of the nearest k has the query's class.
   *
   * @param k number of neighbours that vote; all references if there are fewer
   * @return accuracy, from 0 to 1
   */
  public double nearestNeighbourAccuracy(int k) {
    Arguments.atLeast("k", k, 1);
    double[] values = neighbours.map(sorted -> majority(sorted, k) == sorted.queryLabel() ? 1 : 0);
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static long majority(Neighbours.Sorted sorted, int k) {
    Map<Long, Integer> votes = new HashMap<>();
    int voters = Math.min(k, sorted.size());
    for (int i = 0; i < voters; i++) {
      votes.merge(sorted.label(i), 1, Integer::sum);
    }
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 0; i < voters; i++) {
      if (votes.get(sorted.label(i)) == most) {
        return sorted.label(i);
      }
    }
    return ~sorted.queryLabel(); // nobody votes, so nothing is right
  }

  private double meanOverAnswerable(ToDoubleFunction<Neighbours.Sorted> metric) {
    double[] values =
        neighbours.map(
            sorted -> sorted.relevant() == 0 ? Double.NaN : metric.applyAsDouble(sorted));
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }
}
