package org.kinema4j.layers.recurrent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PortableEngineTest {

  /** Sums of a dozen numbers near 1, each rounded to 1e-16, over five steps. */
  private static final double ROUNDING = 1e-13;

  /**
   * A central difference over 2e-5 of a sum near 100: 1e-14 of rounding becomes 1e-9; the rest is
   * (1e-5)² / 6 times the third derivative, below 1000 here.
   */
  private static final double DIFFERENCES = 2e-8;

  private static final String ALL = "org.kinema4j.layers.recurrent.internal.RecurrentCase#all";

  @ParameterizedTest
  @MethodSource(ALL)
  void computesTheEquations(RecurrentCase given) {
    NaiveLayer problem = given.problem();
    SequenceOutput output = given.output(DataType.DOUBLE);
    try (PortableEngine engine = new PortableEngine(given.shape())) {
      assertThat(engine.forward(problem.input(DataType.DOUBLE, false), output)).isNull();
    }
    NaiveLayer.Output expected = problem.run();
    assertClose(output.sequence(), Nd4j.createFromArray(expected.sequence()), ROUNDING);
    assertClose(output.last().hidden(), Nd4j.createFromArray(expected.hidden()), ROUNDING);
    if (given.kind().hasMemoryCell()) {
      assertClose(output.last().cell(), Nd4j.createFromArray(expected.memory()), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradientIsTheSlopeOfTheLoss(RecurrentCase given) {
    LinearLoss loss = LinearLoss.random(given);
    NaiveLayer problem = given.problem();
    SequenceGradients gradients = given.gradients(loss, DataType.DOUBLE);
    train(given, problem.input(DataType.DOUBLE, true), gradients);

    List<INDArray> filled = arrays(gradients);
    List<double[][]> slopes = loss.slopes(problem);
    for (int i = 0; i < slopes.size(); i++) {
      assertClose(filled.get(i), Nd4j.createFromArray(slopes.get(i)), DIFFERENCES);
    }
  }

  private static void train(RecurrentCase given, SequenceInput input, SequenceGradients gradients) {
    try (PortableEngine engine = new PortableEngine(given.shape())) {
      engine.backward(engine.forward(input, given.output(input.x().dataType())), gradients);
    }
  }

  /** In the order of {@link LinearLoss#slopes}. */
  private static List<INDArray> arrays(SequenceGradients gradients) {
    List<INDArray> arrays = new ArrayList<>();
    arrays.add(gradients.x().reshape(-1, RecurrentCase.INPUTS));
    for (CellWeights of : gradients.weights()) {
      arrays.addAll(List.of(of.input(), of.recurrent(), of.bias()));
    }
    return arrays;
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double difference = actual.sub(expected).normmaxNumber().doubleValue();
    assertThat(difference).isLessThanOrEqualTo(tolerance);
  }
}
