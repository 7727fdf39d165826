package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.contract.SameDiffRig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Parameters after each step, as {@code reference_optim_tensor.py} computes them. */
class TensorReferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double TOLERANCE = 1e-12;

  /** Arrays of a model after each step. */
  record Trajectory(JsonNode entry) {
    @Override
    public String toString() {
      return ReferenceOptimizers.of(entry) + ": " + entry.get("source").asText();
    }
  }

  static Stream<Trajectory> trajectories() throws IOException {
    try (InputStream in = TensorReferenceTest.class.getResourceAsStream("tensor.json")) {
      return StreamSupport.stream(MAPPER.readTree(in).spliterator(), false).map(Trajectory::new);
    }
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void followsTheTrajectory(Trajectory expected) {
    JsonNode entry = expected.entry();
    Map<String, INDArray> start = new LinkedHashMap<>();
    numbers(entry.get("start"))
        .forEach(
            (name, values) -> {
              long[] shape = MAPPER.convertValue(entry.get("shapes").get(name), long[].class);
              start.put(name, Nd4j.createFromArray(values).reshape('c', shape));
            });
    SameDiffRig rig = SameDiffRig.start(ReferenceOptimizers.of(entry), start);
    rig.prepare();

    for (int t = 0; t < entry.get("points").size(); t++) {
      rig.step(numbers(entry.get("gradients").get(t)));
      Map<String, double[]> points = numbers(entry.get("points").get(t));
      for (String name : points.keySet()) {
        assertThat(rig.values(name))
            .as("%s after step %d", name, t + 1)
            .containsExactly(points.get(name), within(TOLERANCE));
      }
    }
  }

  private static Map<String, double[]> numbers(JsonNode arrays) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    arrays
        .fields()
        .forEachRemaining(
            field ->
                numbers.put(field.getKey(), MAPPER.convertValue(field.getValue(), double[].class)));
    return numbers;
  }
}
