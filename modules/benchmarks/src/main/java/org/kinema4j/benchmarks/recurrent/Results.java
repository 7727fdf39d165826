package org.kinema4j.benchmarks.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All measurements of a comparison, in the order in which they were made. */
final class Results {

  /**
   * Predictions from equal weights may differ by this much: far more than single precision makes of
   * 240 frames, far less than a gate out of place does.
   */
  static final double TOLERANCE = 1e-4;

  private final Map<Cell, List<Measurement>> measurements = new LinkedHashMap<>();

  /**
   * What is measured once a round.
   *
   * @param engine by whom
   * @param shape how large
   */
  record Cell(Engine engine, Shape shape) {}

  /**
   * Adds what was measured.
   *
   * @throws TrialFailedException if it does not compute what the others do, or does not learn
   */
  void add(Engine engine, Measurement measurement) {
    for (Cell other : measurements.keySet()) {
      if (other.shape().equals(measurement.shape())) {
        double difference = difference(measurements.get(other).get(0), measurement);
        // Written so that NaN fails.
        if (!(difference <= TOLERANCE)) {
          throw new TrialFailedException(
              "%s and %s must predict the same from equal weights, their predictions differ by %s"
                  .formatted(other.engine(), engine, difference));
        }
      }
    }
    Measurement.Losses losses = measurement.losses();
    if (losses != null && !(losses.after() < losses.before())) {
      throw new TrialFailedException(
          "%s must learn, its loss went from %s to %s in %d steps"
              .formatted(engine, losses.before(), losses.after(), losses.steps()));
    }
    measurements
        .computeIfAbsent(new Cell(engine, measurement.shape()), cell -> new ArrayList<>())
        .add(measurement);
  }

  private static double difference(Measurement one, Measurement other) {
    double largest = 0;
    for (int i = 0; i < one.probabilities().size(); i++) {
      largest =
          Math.max(largest, Math.abs(one.probabilities().get(i) - other.probabilities().get(i)));
    }
    return largest;
  }

  /** The largest difference between predictions of any engine and the first one's. */
  double largestDifference() {
    double largest = 0;
    for (Cell cell : measurements.keySet()) {
      for (Measurement measurement : measurements.get(cell)) {
        largest = Math.max(largest, difference(first(cell.shape()), measurement));
      }
    }
    return largest;
  }

  private Measurement first(Shape shape) {
    return measurements.entrySet().stream()
        .filter(entry -> entry.getKey().shape().equals(shape))
        .findFirst()
        .orElseThrow()
        .getValue()
        .get(0);
  }

  List<Measurement> of(Engine engine, Shape shape) {
    return List.copyOf(measurements.get(new Cell(engine, shape)));
  }

  /** Milliseconds of a batch: of each round the median, of these the spread. */
  Spread millis(Engine engine, Shape shape, Task task) {
    return Spread.of(
        of(engine, shape).stream().mapToDouble(one -> task.of(one).medianMillis()).toArray());
  }

  /** Windows a second. */
  Spread speed(Engine engine, Shape shape, Task task) {
    return Spread.of(
        of(engine, shape).stream()
            .mapToDouble(one -> 1000 * shape.batch() / task.of(one).medianMillis())
            .toArray());
  }
}
