package org.kinema4j.losses.metric.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.contract.NaiveDistances;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DistanceTest {

  private static final double[][] ROWS = embeddings(5, 1);
  private static final double[][] COLUMNS = embeddings(4, 2);

  static Stream<Distance> distances() {
    return Stream.of(
        new L2Distance(),
        new L2Distance().withNormalized(false),
        new SquaredL2Distance(),
        new SquaredL2Distance().withNormalized(false),
        new L1Distance(),
        new L1Distance().withNormalized(false),
        new LpDistance(),
        new LpDistance().withP(3).withNormalized(false),
        new LpDistance(1.5, true),
        new CosineSimilarity(),
        new DotProductSimilarity(),
        new DotProductSimilarity().withNormalized(false),
        new SnrDistance(),
        new SnrDistance().withNormalized(false));
  }

  private static double[][] embeddings(int size, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[size][3];
    for (double[] row : x) {
      Arrays.setAll(row, k -> 2 * random.nextGaussian());
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("distances")
  void matrixIsThatOfLoops(Distance distance) {
    INDArray matrix =
        DistanceMatrix.of(distance, Nd4j.createFromArray(ROWS), Nd4j.createFromArray(COLUMNS));

    double[][] expected = NaiveDistances.matrix(distance, ROWS, COLUMNS);
    for (int i = 0; i < ROWS.length; i++) {
      for (int j = 0; j < COLUMNS.length; j++) {
        assertThat(matrix.getDouble(i, j)).isCloseTo(expected[i][j], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("distances")
  void pairsAreThoseOfTheMatrixWithTheSameGradient(Distance distance) {
    SameDiff graph = SameDiff.create();
    SDVariable rows = graph.placeHolder("rows", DataType.DOUBLE, -1, -1);
    SDVariable columns = graph.placeHolder("columns", DataType.DOUBLE, -1, -1);
    SDVariable own = graph.constant(Nd4j.eye(4).castTo(DataType.DOUBLE));
    SDVariable matrix = distance.matrix(rows, columns).mul(own);
    SDVariable pairs = distance.pairs(rows, columns);
    matrix.sum("ofMatrix");
    pairs.sum("ofPairs");
    Map<String, INDArray> values = new HashMap<>();
    values.put("rows", Nd4j.createFromArray(Arrays.copyOf(ROWS, 4)));
    values.put("columns", Nd4j.createFromArray(COLUMNS));

    for (int i = 0; i < 4; i++) {
      assertThat(pairs.eval(values).getDouble(i, 0))
          .isCloseTo(NaiveDistances.between(distance, ROWS[i], COLUMNS[i]), within(1e-12));
    }
    Map<String, INDArray> ofPairs = gradients(graph, "ofPairs", values);
    Map<String, INDArray> ofMatrix = gradients(graph, "ofMatrix", values);
    assertThat(ofPairs.get("rows").equalsWithEps(ofMatrix.get("rows"), 1e-12)).isTrue();
    assertThat(ofPairs.get("columns").equalsWithEps(ofMatrix.get("columns"), 1e-12)).isTrue();
  }

  private static Map<String, INDArray> gradients(
      SameDiff graph, String total, Map<String, INDArray> values) {
    SameDiff copy = graph.dup();
    copy.setLossVariables(total);
    QuietGradients.create(copy, "rows", "columns");
    return copy.calculateGradients(values, "rows", "columns");
  }

  @ParameterizedTest
  @MethodSource("distances")
  void equalEmbeddingsAndZerosGiveNumbers(Distance distance) {
    double[][] x = {{0, 0, 0}, {1, 2, 4}, {1, 2, 4}, {3, 3, 3}, {1e8, -1e8, 2e8}, {1e8, -1e8, 2e8}};
    SameDiff graph = SameDiff.create();
    SDVariable rows = graph.placeHolder("rows", DataType.DOUBLE, -1, -1);
    SDVariable matrix = distance.matrix(rows, rows);
    matrix.sum("total");
    graph.setLossVariables("total");
    QuietGradients.create(graph, "rows");
    Map<String, INDArray> values = new HashMap<>();
    values.put("rows", Nd4j.createFromArray(x));

    INDArray numbers = matrix.eval(values);
    assertThat(numbers.isNaN().any() || numbers.isInfinite().any()).isFalse();
    INDArray gradient = graph.calculateGradients(values, "rows").get("rows");
    assertThat(gradient.isNaN().any() || gradient.isInfinite().any()).isFalse();
    if (!distance.isSimilarity()) {
      assertThat(numbers.getDouble(1, 2)).isZero();
      assertThat(numbers.getDouble(4, 5)).isZero();
    }
  }

  @Test
  void nearPointsFarFromTheOriginKeepTheAccuracyOfTheirFloats() {
    float x = 1000;
    float next = x + 10 * Math.ulp(x);
    INDArray points = Nd4j.createFromArray(new float[][] {{x, x}, {next, x}});

    double distance = DistanceMatrix.of(new L2Distance(false), points, points).getDouble(0, 1);

    // documented: 1e-16 of the squared lengths, here 2e6, relative to the distance, 6e-4
    assertThat(distance).isCloseTo(next - x, within(2e6 * 4e-16 / (next - x)));
    assertThat(distance).isPositive();
  }

  @Test
  void embeddingsOfOneCoordinateHaveDistances() {
    INDArray x = Nd4j.createFromArray(new double[][] {{1}, {-2}});

    for (Distance distance : distances().toList()) {
      INDArray matrix = DistanceMatrix.of(distance, x, x);
      double expected =
          distance instanceof SnrDistance
              ? 0
              : NaiveDistances.between(distance, new double[] {1}, new double[] {-2});
      assertThat(matrix.getDouble(0, 1)).as("%s", distance).isCloseTo(expected, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("distances")
  void marginIsPositiveWhereTheNearIsFartherThanTheFar(Distance distance) {
    SameDiff graph = SameDiff.create();
    SDVariable near = graph.constant(Nd4j.createFromArray(new double[] {1}));
    SDVariable far = graph.constant(Nd4j.createFromArray(new double[] {3}));

    double margin = distance.margin(near, far).eval().getDouble(0);

    assertThat(margin).isEqualTo(distance.isSimilarity() ? 2 : -2);
    assertThat(distance.farness(1.0) - distance.farness(3.0)).isEqualTo(margin);
  }

  @Test
  void exponentMustBeInItsInterval() {
    for (double p : new double[] {Math.nextDown(1.0), Math.nextUp(100.0), Double.NaN}) {
      assertThatThrownBy(() -> new LpDistance(p, true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("p must be in [1")
          .hasMessageEndingWith("received " + p);
    }
    assertThat(new LpDistance(1, true).p()).isOne();
    assertThat(new LpDistance(100, true).p()).isEqualTo(100);
  }
}
