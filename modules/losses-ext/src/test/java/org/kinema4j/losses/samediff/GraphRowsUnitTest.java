package org.kinema4j.losses.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Directions of vectors whose squares are no longer numbers of their type. */
class GraphRowsUnitTest {

  /** Gradient of the first component of (3, 4) / 5: (1 - u1 u1, -u1 u2) / 5. */
  private static final double[] GRADIENT = {(1 - 0.36) / 5, -0.48 / 5};

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-162, 1e-90, 1e-12, 1, 1e20, 1e160, 1e300})
  void doublesOfAnyLength(double length) {
    check(DataType.DOUBLE, length, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-36, 1e-30, 1e-21, 1e-12, 1, 1e12, 1e20, 5e37})
  void floatsOfAnyLength(double length) {
    check(DataType.FLOAT, length, 1e-5);
  }

  private static void check(DataType type, double length, double tolerance) {
    INDArray x =
        Nd4j.createFromArray(new double[][] {{3 * length, 4 * length}, {0, 0}}).castTo(type);

    Map<String, INDArray> results = run(x);

    INDArray unit = results.get("unit");
    assertThat(unit.getDouble(0, 0)).isCloseTo(0.6, within(tolerance));
    assertThat(unit.getDouble(0, 1)).isCloseTo(0.8, within(tolerance));
    assertThat(unit.getRow(1).toDoubleVector()).containsExactly(0, 0);
    INDArray gradient = results.get("gradient");
    for (int d = 0; d < 2; d++) {
      assertThat(gradient.getDouble(0, d) * length).isCloseTo(GRADIENT[d], within(tolerance));
    }
    assertThat(gradient.getRow(1).toDoubleVector()).containsExactly(0, 0);
  }

  @Test
  void aSingleRow() {
    INDArray x = Nd4j.createFromArray(new double[][] {{3, 4}});

    assertThat(run(x).get("gradient").toDoubleVector()).containsExactly(GRADIENT, within(1e-15));
  }

  @Test
  void vectorsOfOneNumber() {
    assertThat(run(Nd4j.createFromArray(new double[][] {{3}, {-1e-200}, {0}})).get("unit"))
        .isEqualTo(Nd4j.createFromArray(new double[][] {{1}, {-1}, {0}}));
  }

  @Test
  void anEntryFarGreaterThanTheOthers() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1e30f, 1e-30f, 0}});

    Map<String, INDArray> results = run(x);

    assertThat(results.get("unit").toFloatVector()).containsExactly(1, 0, 0);
    assertThat(results.get("gradient").toFloatVector()).doesNotContain(Float.NaN);
  }

  @Test
  void whatIsNoNumberStaysSo() {
    INDArray x = Nd4j.createFromArray(new double[][] {{Double.NaN, 1}, {3, 4}});

    INDArray unit = run(x).get("unit");

    assertThat(unit.getDouble(0, 0)).isNaN();
    assertThat(unit.getDouble(1, 1)).isCloseTo(0.8, within(1e-15));
  }

  /** The directions, and the gradient of the sum of their first components. */
  private static Map<String, INDArray> run(INDArray x) {
    SameDiff graph = SameDiff.create();
    SDVariable rows = graph.placeHolder("x", x.dataType(), -1, -1);
    SDVariable unit = GraphRows.unit(rows).rename("unit");
    INDArray first = Nd4j.zeros(x.dataType(), 1, x.size(1));
    first.putScalar(0, 0, 1);
    unit.mul(graph.constant(first)).sum("total");
    graph.setLossVariables("total");
    QuietGradients.create(graph, "x");
    return Map.of(
        "unit",
        graph.outputSingle(Map.of("x", x), "unit"),
        "gradient",
        graph.calculateGradients(Map.of("x", x), List.of("x")).get("x"));
  }
}
