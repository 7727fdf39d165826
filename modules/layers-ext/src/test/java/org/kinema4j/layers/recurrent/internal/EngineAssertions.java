package org.kinema4j.layers.recurrent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What an engine filled against plain arrays. */
public final class EngineAssertions {

  private EngineAssertions() {}

  /**
   * Runs both passes.
   *
   * @param engine to run
   * @param problem to solve, in the data type of the gradients
   * @param gradients filled
   * @return the outputs
   */
  public static SequenceOutput train(
      SequenceEngine engine, NaiveLayer problem, SequenceGradients gradients) {
    DataType type = gradients.x().dataType();
    SequenceOutput output = problem.output(type);
    engine.backward(engine.forward(problem.input(type, true), output), gradients);
    return output;
  }

  /**
   * Compares all outputs.
   *
   * @param actual what the engine filled
   * @param expected what the loops computed
   * @param tolerance of each value
   */
  public static void assertOutputs(
      SequenceOutput actual, NaiveLayer.Output expected, double tolerance) {
    assertClose(actual.sequence(), Nd4j.createFromArray(expected.sequence()), tolerance);
    assertClose(actual.last().hidden(), Nd4j.createFromArray(expected.hidden()), tolerance);
    if (actual.last().cell() != null) {
      assertClose(actual.last().cell(), Nd4j.createFromArray(expected.memory()), tolerance);
    }
  }

  /**
   * Compares all gradients.
   *
   * @param actual what the engine filled
   * @param expected in the order of {@link LinearLoss#slopes}
   * @param tolerance of each value, relative where it is above 1
   */
  public static void assertGradients(
      SequenceGradients actual, List<double[][]> expected, double tolerance) {
    List<INDArray> arrays = arrays(actual);
    for (int i = 0; i < arrays.size(); i++) {
      assertClose(arrays.get(i), Nd4j.createFromArray(expected.get(i)), tolerance);
    }
  }

  /**
   * All gradients in the order of {@link LinearLoss#slopes}.
   *
   * @param gradients of an engine
   * @return views, that of x as {@code [T*N, C]}
   */
  public static List<INDArray> arrays(SequenceGradients gradients) {
    INDArray x = gradients.x();
    return Stream.concat(
            Stream.of(x.reshape(x.size(0) * x.size(1), x.size(2))),
            gradients.weights().stream()
                .flatMap(of -> Stream.of(of.input(), of.recurrent(), of.bias())))
        .toList();
  }

  /**
   * Compares two arrays.
   *
   * @param actual one
   * @param expected the other
   * @param tolerance of each value, relative where it is above 1
   */
  public static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double[] values = actual.castTo(DataType.DOUBLE).dup('c').ravel().toDoubleVector();
    double[] others = expected.castTo(DataType.DOUBLE).dup('c').ravel().toDoubleVector();
    for (int i = 0; i < values.length; i++) {
      double limit = tolerance * Math.max(1, Math.abs(others[i]));
      // Written so that NaN fails.
      if (!(Math.abs(values[i] - others[i]) <= limit)) {
        assertThat(values).containsExactly(others);
      }
    }
  }
}
