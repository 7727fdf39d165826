package org.kinema4j.layers.recurrent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class PortableEngineTest {

  /** Sums of a dozen products of numbers near 1, each rounded to 1e-16. */
  private static final double ROUNDING = 1e-13;

  @ParameterizedTest
  @MethodSource("org.kinema4j.layers.recurrent.internal.RecurrentCase#all")
  void computesTheEquations(RecurrentCase problem) {
    SequenceInput input = problem.input(DataType.DOUBLE, false);
    SequenceOutput output = problem.output(DataType.DOUBLE);
    try (PortableEngine engine = new PortableEngine(problem.shape())) {
      assertThat(engine.forward(input, output)).isNull();
    }
    SequenceOutput expected = problem.naive(input);
    assertClose(output.sequence(), expected.sequence());
    assertClose(output.last().hidden(), expected.last().hidden());
    if (problem.kind().hasMemoryCell()) {
      assertClose(output.last().cell(), expected.last().cell());
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double difference = actual.sub(expected).normmaxNumber().doubleValue();
    assertThat(difference).isLessThanOrEqualTo(ROUNDING);
  }
}
