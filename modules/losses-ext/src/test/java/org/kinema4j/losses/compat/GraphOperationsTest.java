package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native operations that the losses compose anew because they fail. */
class GraphOperationsTest {

  private static final INDArray FAR_APART =
      Nd4j.createFromArray(new float[][] {{80, -80, 0}, {100, 0, -100}});

  @Test
  void logSoftmaxAlongDimensionCannotBeDifferentiated() {
    assertThatThrownBy(() -> gradient(FAR_APART, z -> z.getSameDiff().nn().logSoftmax(z, 1)))
        .as("GraphMath.logSoftmax may be the native one now")
        .hasMessageContaining("LogSoftMax");
  }

  @Test
  void logSoftmaxOfFloatsIsInfinite() {
    INDArray value = value(FAR_APART, z -> z.getSameDiff().nn().logSoftmax(z));

    assertThat(value.getDouble(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void softplusOfFloatsOverflows() {
    INDArray value = value(FAR_APART, z -> z.getSameDiff().nn().softplus(z));

    assertThat(value.getDouble(1, 0))
        .as("GraphMath.softplus may be the native one now")
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void logSumExpHasNoGradient() {
    assertThatThrownBy(() -> gradient(FAR_APART, z -> z.getSameDiff().math().logSumExp(z, 1)))
        .as("GraphMath.logSumExp may be the native one now")
        .hasMessageContaining("reduce_sum_bp");
  }

  @Test
  void sumOverSingleColumnFails() {
    INDArray column = Nd4j.createFromArray(new double[][] {{1}, {2}});

    assertThatThrownBy(() -> value(column, z -> z.sum(true, 1)))
        .as("GraphMath.rowSum may be a plain sum now")
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("BaseReduceOp.x()");
  }

  @Test
  void squareRootHasInfiniteGradientAtZero() {
    INDArray gradient = gradient(Nd4j.zeros(DataType.DOUBLE, 1, 2), z -> sqrt(z));

    assertThat(gradient.getDouble(0)).as("GraphMath.sqrt may be the native one now").isInfinite();
  }

  private static SDVariable sqrt(SDVariable z) {
    return z.getSameDiff().math().sqrt(z);
  }

  private static INDArray value(INDArray input, UnaryOperator<SDVariable> function) {
    SameDiff graph = SameDiff.create();
    SDVariable result = function.apply(graph.placeHolder("z", input.dataType(), -1, -1));
    return graph.outputSingle(Map.of("z", input), result.name());
  }

  private static INDArray gradient(INDArray input, UnaryOperator<SDVariable> function) {
    SameDiff graph = SameDiff.create();
    function.apply(graph.placeHolder("z", input.dataType(), -1, -1)).mul(1.0).sum("total");
    graph.setLossVariables("total");
    QuietGradients.create(graph, "z");
    return graph.calculateGradients(Map.of("z", input), "z").get("z");
  }
}
