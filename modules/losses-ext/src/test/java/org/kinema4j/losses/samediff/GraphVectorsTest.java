package org.kinema4j.losses.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.compat.QuietGradients;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GraphVectorsTest {

  @Test
  void squaredDistance() {
    Result result = run(GraphVectors::squaredDistance, new double[] {1, 2}, new double[] {4, 6});

    assertThat(result.value).isEqualTo(25);
    assertThat(result.gradient.toDoubleVector()).containsExactly(-6, -8);
  }

  @Test
  void cosine() {
    Result result = run(GraphVectors::cosine, new double[] {3, 4}, new double[] {2, 0});

    assertThat(result.value).isCloseTo(0.6, within(1e-15));
    // b / (|a| |b|) - cos a / |a|^2
    assertThat(result.gradient.toDoubleVector())
        .containsExactly(new double[] {0.2 - 0.6 * 3 / 25, -0.6 * 4 / 25}, within(1e-15));
  }

  @Test
  void cosineWithZeroIsZero() {
    Result result = run(GraphVectors::cosine, new double[] {0, 0}, new double[] {2, 1});

    assertThat(result.value).isZero();
    assertThat(result.gradient.toDoubleVector()).containsExactly(0, 0);
  }

  @Test
  void vectorsOfOneNumber() {
    assertThat(run(GraphVectors::cosine, new double[] {3}, new double[] {-2}).value).isEqualTo(-1);
    assertThat(run(GraphVectors::squaredDistance, new double[] {3}, new double[] {1}).value)
        .isEqualTo(4);
  }

  /** A comparison of one pair, and its gradient at the first vector. */
  private static final class Result {

    private final double value;
    private final INDArray gradient;

    private Result(double value, INDArray gradient) {
      this.value = value;
      this.gradient = gradient;
    }
  }

  private static Result run(BinaryOperator<SDVariable> comparison, double[] a, double[] b) {
    SameDiff graph = SameDiff.create();
    SDVariable first = graph.placeHolder("a", DataType.DOUBLE, -1, -1);
    SDVariable second = graph.constant(Nd4j.createFromArray(new double[][] {b}));
    comparison.apply(first, second).sum("result");
    graph.setLossVariables("result");
    QuietGradients.create(graph, "a");
    Map<String, INDArray> values = Map.of("a", Nd4j.createFromArray(new double[][] {a}));
    return new Result(
        graph.outputSingle(values, "result").getDouble(0),
        graph.calculateGradients(values, "a").get("a"));
  }
}
