package org.kinema4j.benchmarks.recurrent;

import java.util.Locale;

/** What is timed. */
enum Task {
  /** A whole step: forward pass, loss, gradients, Adam. */
  TRAINING,
  /** The forward pass, down to probabilities in a Java array. */
  INFERENCE;

  Timing of(Measurement measurement) {
    return this == TRAINING ? measurement.training() : measurement.inference();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
