package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import java.util.Map;

/** Measurements that nobody made. */
final class Made {

  private Made() {}

  static Measurement measurement(Shape shape, double trainingMillis, double inferenceMillis) {
    return new Measurement(
        shape,
        timing(inferenceMillis),
        timing(trainingMillis),
        new Measurement.Losses(2, 1.5, 1, 10),
        List.of(0.25, 0.75),
        Map.of("threads", "1"));
  }

  static Measurement predicting(Measurement measurement, Double... probabilities) {
    return new Measurement(
        measurement.shape(),
        measurement.inference(),
        measurement.training(),
        measurement.losses(),
        List.of(probabilities),
        measurement.facts());
  }

  static Measurement losing(Measurement measurement, Measurement.Losses losses) {
    return new Measurement(
        measurement.shape(),
        measurement.inference(),
        measurement.training(),
        losses,
        measurement.probabilities(),
        measurement.facts());
  }

  private static Timing timing(double millis) {
    return new Timing(3, millis, millis, millis);
  }
}
