package org.kinema4j.losses.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.compat.QuietGradients;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Expected values are closed forms, by {@code Math}, or limits that are exact in the data type. */
class GraphMathTest {

  private static final double EXACT = 1e-14;

  @Test
  void logSumExpDoesNotOverflow() {
    float[][] z = {{1000, 1000}, {-1000, -1000}};

    INDArray value = value(Nd4j.createFromArray(z), GraphMath::logSumExp);

    assertThat(value.getDouble(0)).isCloseTo(1000 + Math.log(2), within(1e-4));
    assertThat(value.getDouble(1)).isCloseTo(-1000 + Math.log(2), within(1e-4));
  }

  @Test
  void gradientOfLogSumExpIsTheSoftmax() {
    INDArray z = Nd4j.createFromArray(new double[][] {{2.0, 1.0, 0.1}});

    INDArray gradient = gradient(z, GraphMath::logSumExp);

    // worked example of the course notes: .659001 .242433 .098566
    assertThat(gradient.toDoubleVector())
        .containsExactly(new double[] {.659001, .242433, .098566}, within(5e-7));
  }

  @Test
  void logSoftmaxIsFiniteInFloat() {
    INDArray value =
        value(Nd4j.createFromArray(new float[][] {{500, -500}}), GraphMath::logSoftmax);

    assertThat(value.toDoubleVector()).containsExactly(0, -1000);
  }

  @Test
  void logComplementKeepsWhatRoundsAway() {
    double[][] z = {{100, 0, -5}, {0, 0, 0}, {3, 3, -200}};

    INDArray value = value(Nd4j.createFromArray(z), GraphMath::logComplement);

    // 1 - p of the first class is exp(-100) (1 + exp(-5)), far below what 1 - p can hold
    assertThat(value.getDouble(0, 0)).isCloseTo(-100 + Math.log1p(Math.exp(-5)), within(1e-12));
    assertThat(value.getDouble(1, 2)).isCloseTo(Math.log(2.0 / 3), within(EXACT));
    assertThat(value.getDouble(2, 0)).isCloseTo(Math.log(0.5), within(EXACT));
    assertThat(value.getDouble(2, 1)).isCloseTo(Math.log(0.5), within(EXACT));
  }

  @Test
  void firstGreatestMarksOneOfSeveral() {
    INDArray value =
        value(
            Nd4j.createFromArray(new double[][] {{1, 3, 3}, {2, 2, 2}, {-1, -2, -1}}),
            GraphMath::firstGreatest);

    assertThat(value.toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 1, 0}, {1, 0, 0}, {1, 0, 0}});
  }

  @Test
  void softplusIsExactAtBothEndsAndHasItsGradientAtZero() {
    INDArray z = Nd4j.createFromArray(new float[][] {{1000, -1000, 0}});

    assertThat(value(z, GraphMath::softplus).toDoubleVector())
        .containsExactly(new double[] {1000, 0, Math.log(2)}, within(1e-7));
    assertThat(gradient(z, GraphMath::softplus).toDoubleVector()).containsExactly(1, 0, 0.5);
  }

  @Test
  void logSigmoidMirrorsSoftplus() {
    INDArray z = Nd4j.createFromArray(new double[][] {{-80, 2}});

    assertThat(value(z, GraphMath::logSigmoid).toDoubleVector())
        .containsExactly(new double[] {-80, -Math.log1p(Math.exp(-2))}, within(EXACT));
  }

  @Test
  void squareRootHasGradientZeroAtZero() {
    INDArray x = Nd4j.createFromArray(new double[][] {{0, 4}});

    assertThat(value(x, GraphMath::sqrt).toDoubleVector()).containsExactly(0, 2);
    assertThat(gradient(x, GraphMath::sqrt).toDoubleVector()).containsExactly(0, 0.25);
  }

  @Test
  void positivePartHasGradientZeroAtZero() {
    INDArray x = Nd4j.createFromArray(new double[][] {{-2, 0, 3}});

    assertThat(value(x, GraphMath::positivePart).toDoubleVector())
        .usingElementComparator(Double::compare)
        .containsExactly(-0.0, 0, 3);
    assertThat(gradient(x, GraphMath::positivePart).toDoubleVector()).containsExactly(0, 0, 1);
  }

  @Test
  void rowSumTakesOneColumn() {
    INDArray column = Nd4j.createFromArray(new double[][] {{1}, {2}});

    assertThat(value(column, GraphMath::rowSum).toDoubleVector()).containsExactly(1, 2);
    assertThat(gradient(column, GraphMath::rowSum).toDoubleVector()).containsExactly(1, 1);
  }

  @Test
  void greatestOtherLeavesOneOut() {
    INDArray z = Nd4j.createFromArray(new double[][] {{5, -1, 4}, {-7, -8, -9}});
    double[][] excluded = {{1, 0, 0}, {0, 1, 0}};
    UnaryOperator<SDVariable> others =
        x -> GraphMath.greatestOther(x, x.getSameDiff().constant(Nd4j.createFromArray(excluded)));

    assertThat(value(z, others).toDoubleVector()).containsExactly(4, -7);
    assertThat(gradient(z, others).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
  }

  @Test
  void partsAreFromLeftToRight() {
    INDArray x = Nd4j.createFromArray(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});

    assertThat(value(x, z -> GraphMath.parts(z, 2)[1]).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{3, 4}, {7, 8}});
  }

  @Test
  void indicatorsMarkTheClass() {
    SameDiff graph = SameDiff.create();
    SDVariable classes = graph.placeHolder("classes", DataType.FLOAT, -1, 1);
    SDVariable like = graph.placeHolder("like", DataType.DOUBLE, -1, -1);
    SDVariable result = GraphMath.indicators(classes, like);

    INDArray value =
        graph.outputSingle(
            Map.of(
                "classes", Nd4j.createFromArray(new float[][] {{2}, {0}, {-1}}),
                "like", Nd4j.zeros(DataType.DOUBLE, 3, 3)),
            result.name());

    assertThat(value.toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 0, 0}});
  }

  private static INDArray value(INDArray input, UnaryOperator<SDVariable> function) {
    SameDiff graph = SameDiff.create();
    SDVariable result = function.apply(graph.placeHolder("x", input.dataType(), -1, -1));
    return graph.outputSingle(Map.of("x", input), result.name());
  }

  private static INDArray gradient(INDArray input, UnaryOperator<SDVariable> function) {
    SameDiff graph = SameDiff.create();
    function.apply(graph.placeHolder("x", input.dataType(), -1, -1)).sum("total");
    graph.setLossVariables("total");
    QuietGradients.create(graph, "x");
    return graph.calculateGradients(Map.of("x", input), "x").get("x");
  }
}
