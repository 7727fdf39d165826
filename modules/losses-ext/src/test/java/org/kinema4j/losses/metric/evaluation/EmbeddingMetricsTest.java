package org.kinema4j.losses.metric.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class EmbeddingMetricsTest {

  private static final double EXACT = 1e-12;

  /** Computed by {@code src/test/python/reference_embedding.py metrics}. */
  @Test
  void areThoseOfPytorchMetricLearning() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode node;
    try (InputStream in =
        EmbeddingMetricsTest.class.getResourceAsStream(
            "/org/kinema4j/losses/reference/embedding-metrics.json")) {
      node = mapper.readTree(in);
    }
    double[][] x = mapper.treeToValue(node.get("embeddings"), double[][].class);
    long[] labels = mapper.treeToValue(node.get("labels"), long[].class);
    int queries = node.get("queries").asInt();

    assertMetrics(
        EmbeddingMetrics.leavingOneselfOut(Nd4j.createFromArray(x), labels),
        mapper.treeToValue(node.get("leavingOneselfOut"), double[].class));
    assertMetrics(
        EmbeddingMetrics.against(
            some(x, labels, 0, queries), some(x, labels, queries, x.length), new L2Distance(false)),
        mapper.treeToValue(node.get("separate"), double[].class));
  }

  private static LabelledEmbeddings some(double[][] x, long[] labels, int from, int to) {
    return new LabelledEmbeddings(
        Nd4j.createFromArray(Arrays.copyOfRange(x, from, to)),
        Arrays.copyOfRange(labels, from, to));
  }

  private static void assertMetrics(EmbeddingMetrics metrics, double[] expected) {
    assertThat(metrics.precisionAtOne()).isCloseTo(expected[0], within(EXACT));
    assertThat(metrics.rPrecision()).isCloseTo(expected[1], within(EXACT));
    assertThat(metrics.meanAveragePrecisionAtR()).isCloseTo(expected[2], within(EXACT));
  }

  @Test
  void areThoseOfNaiveLoopsAcrossBlocksAndTypes() {
    int size = 2 * EmbeddingMetrics.BLOCK + 3;
    Random random = new Random(4);
    long[] labels = random.longs(size, -2, 3).toArray();
    double[][] x =
        Arrays.stream(labels)
            .mapToObj(y -> new double[] {y + random.nextGaussian(), random.nextGaussian()})
            .toArray(double[][]::new);
    for (Distance distance : new Distance[] {new L2Distance(false), new CosineSimilarity()}) {
      for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
        INDArray embeddings = Nd4j.createFromArray(x).castTo(type);
        double[][] held =
            Arrays.stream(x)
                .map(row -> Arrays.stream(row).map(v -> type == DataType.FLOAT ? (float) v : v))
                .map(row -> row.toArray())
                .toArray(double[][]::new);

        EmbeddingMetrics metrics = EmbeddingMetrics.leavingOneselfOut(embeddings, labels, distance);

        double[] expected = naive(held, labels, distance.isSimilarity());
        assertMetrics(metrics, expected);
        assertThat(metrics.nearestNeighbourAccuracy(1)).isCloseTo(expected[3], within(EXACT));
        assertThat(metrics.nearestNeighbourAccuracy(7)).isCloseTo(expected[4], within(EXACT));
      }
    }
  }

  /** Precision at 1, R-precision, MAP@R, 1-NN and 7-NN accuracy. */
  private static double[] naive(double[][] x, long[] labels, boolean cosine) {
    double[] sums = new double[5];
    for (int q = 0; q < x.length; q++) {
      int query = q;
      int[] sorted =
          IntStream.range(0, x.length)
              .filter(i -> i != query)
              .boxed()
              .sorted(
                  (i, j) ->
                      Double.compare(far(x[query], x[i], cosine), far(x[query], x[j], cosine)))
              .mapToInt(Integer::intValue)
              .toArray();
      int r = (int) Arrays.stream(sorted).filter(i -> labels[i] == labels[query]).count();
      sums[0] += labels[sorted[0]] == labels[q] ? 1 : 0;
      int right = 0;
      for (int i = 0; i < r; i++) {
        right += labels[sorted[i]] == labels[q] ? 1 : 0;
        sums[2] += labels[sorted[i]] == labels[q] ? (double) right / (i + 1) / r : 0;
      }
      sums[1] += (double) right / r;
      sums[3] += votedBest(sorted, labels, 1) == labels[q] ? 1 : 0;
      sums[4] += votedBest(sorted, labels, 7) == labels[q] ? 1 : 0;
    }
    return Arrays.stream(sums).map(sum -> sum / x.length).toArray();
  }

  private static long votedBest(int[] sorted, long[] labels, int k) {
    long best = labels[sorted[0]];
    long most = 0;
    for (int i = 0; i < k; i++) {
      long label = labels[sorted[i]];
      long votes = Arrays.stream(sorted, 0, k).filter(j -> labels[j] == label).count();
      if (votes > most) {
        best = label;
        most = votes;
      }
    }
    return best;
  }

  private static double far(double[] a, double[] b, boolean cosine) {
    return cosine
        ? -(a[0] * b[0] + a[1] * b[1]) / Math.hypot(a[0], a[1]) / Math.hypot(b[0], b[1])
        : Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  @Test
  void queriesWithoutCompanyAreLeftOutButForVotes() {
    INDArray x = Nd4j.createFromArray(new double[][] {{0}, {1}, {5}});
    EmbeddingMetrics metrics = EmbeddingMetrics.leavingOneselfOut(x, new long[] {7, 7, -1});

    assertMetrics(metrics, new double[] {1, 1, 1});
    assertThat(metrics.nearestNeighbourAccuracy(1)).isCloseTo(2 / 3.0, within(EXACT));
    assertThat(metrics.nearestNeighbourAccuracy(100))
        .as("of two with one vote each the nearer one wins")
        .isCloseTo(2 / 3.0, within(EXACT));
  }

  @Test
  void nothingToMeanOverIsNotANumber() {
    INDArray x = Nd4j.createFromArray(new double[][] {{0}});
    EmbeddingMetrics metrics = EmbeddingMetrics.leavingOneselfOut(x, new long[] {7});

    assertThat(metrics.precisionAtOne()).isNaN();
    assertThat(metrics.rPrecision()).isNaN();
    assertThat(metrics.meanAveragePrecisionAtR()).isNaN();
    assertThat(metrics.nearestNeighbourAccuracy(1)).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    INDArray x = Nd4j.zeros(3, 2);

    assertThatThrownBy(() -> EmbeddingMetrics.leavingOneselfOut(x, new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "embeddings must be [N, D] with one label a row, received embeddings [3, 2] and 2"
                + " labels");
    assertThatThrownBy(
            () -> EmbeddingMetrics.leavingOneselfOut(x, new long[3]).nearestNeighbourAccuracy(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k must be in [1, ∞), received 0");
  }
}
