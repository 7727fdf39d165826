package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
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
  record Reference(Schedule schedule, double[] scores, double[] values, String source) {
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
    JsonNode scores = node.get("scores");
    return new Reference(
        (Schedule) MAPPER.convertValue(node.get("schedule"), ISchedule.class),
        scores == null ? new double[0] : MAPPER.convertValue(scores, double[].class),
        MAPPER.convertValue(node.get("values"), double[].class),
        node.get("source").asText());
  }

  @ParameterizedTest
  @MethodSource("references")
  void ratesAreThoseOfTheSource(Reference reference) {
    double[] expected = reference.values();
    Schedule schedule = reference.schedule();

    for (int t = 0; t < expected.length; t++) {
      if (reference.scores().length > 0) {
        schedule = schedule.observe(reference.scores()[t], t, t);
      }
      assertThat(schedule.valueAt(t, 0)).as("t = %d", t).isCloseTo(expected[t], within(TOLERANCE));
    }
  }
}
