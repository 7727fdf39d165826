package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Optimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Parameters after each step, as {@code src/test/python/reference_optim.py} computes them. */
class OptimizerReferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double TOLERANCE = 1e-12;

  /** A trajectory with the optimizer that is to give it. */
  record Trajectory(
      Optimizer optimizer, JsonNode start, JsonNode gradients, JsonNode points, String source) {
    @Override
    public String toString() {
      return optimizer + ": " + source;
    }
  }

  static Stream<Trajectory> trajectories() throws IOException {
    try (InputStream in = OptimizerReferenceTest.class.getResourceAsStream("optim.json")) {
      return StreamSupport.stream(MAPPER.readTree(in).spliterator(), false)
          .map(
              entry ->
                  new Trajectory(
                      ReferenceOptimizers.of(entry),
                      entry.get("start"),
                      entry.get("gradients"),
                      entry.get("points"),
                      entry.get("source").asText()));
    }
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void followsTheTrajectory(Trajectory expected) {
    INDArray point = array(expected.start());
    INDArray state = Nd4j.create(DataType.DOUBLE, expected.optimizer().stateSize(point.length()));
    GradientUpdater<?> updater = expected.optimizer().instantiate(state, true);

    for (int t = 0; t < expected.points().size(); t++) {
      INDArray gradient = array(expected.gradients().get(t));
      updater.applyUpdater(gradient, t, 0);
      point.subi(gradient);
      assertThat(point.toDoubleVector())
          .as("step %d", t + 1)
          .containsExactly(array(expected.points().get(t)).toDoubleVector(), within(TOLERANCE));
    }
  }

  private static INDArray array(JsonNode numbers) {
    return Nd4j.createFromArray(MAPPER.convertValue(numbers, double[].class));
  }
}
