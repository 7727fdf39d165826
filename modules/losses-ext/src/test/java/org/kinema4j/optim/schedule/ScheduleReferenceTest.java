package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Against PyTorch's schedulers in double; {@code src/test/python/reference_schedules.py} makes the
 * values.
 */
class ScheduleReferenceTest {

  private static final double TOLERANCE = 1e-12;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A schedule, the rates that the source has, and the scores that it had before each, if any. */
  record Reference(Schedule schedule, List<Double> scores, List<Double> values, String source) {
    @Override
    public String toString() {
      return schedule + ": " + source;
    }
  }

  static Stream<Reference> references() throws IOException {
    try (InputStream in = ScheduleReferenceTest.class.getResourceAsStream("schedules.json")) {
      return StreamSupport.stream(MAPPER.readTree(in).spliterator(), false)
          .map(ScheduleReferenceTest::reference);
    }
  }

  private static Reference reference(JsonNode node) {
    return new Reference(
        (Schedule) MAPPER.convertValue(node.get("schedule"), ISchedule.class),
        numbers(node.path("scores")),
        numbers(node.get("values")),
        node.get("source").asText());
  }

  private static List<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
  }

  @ParameterizedTest
  @MethodSource("references")
  void ratesAreThoseOfTheSource(Reference reference) {
    List<Double> expected = reference.values();
    Schedule schedule = reference.schedule();

    assertThat(expected).hasSizeGreaterThan(10);
    for (int t = 0; t < expected.size(); t++) {
      if (!reference.scores().isEmpty()) {
        schedule = schedule.observe(reference.scores().get(t), t, t);
      }
      assertThat(schedule.valueAt(t, 0))
          .as("t = %d", t)
          .isCloseTo(expected.get(t), within(TOLERANCE));
    }
  }
}
