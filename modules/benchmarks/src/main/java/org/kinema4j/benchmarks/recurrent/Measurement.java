package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import java.util.Map;

/**
 * What one JVM found out.
 *
 * @param shape what was computed
 * @param inference a batch predicted
 * @param training a step trained
 * @param losses how the training went; null where only layers are computed
 * @param probabilities predictions before any training, {@code [N, classes]} for the first windows
 * @param facts how the engine was set
 */
record Measurement(
    Shape shape,
    Timing inference,
    Timing training,
    Losses losses,
    List<Double> probabilities,
    Map<String, String> facts) {

  /**
   * Mean cross entropy on the batch that is trained on.
   *
   * @param before with the first weights
   * @param afterOneStep after one step
   * @param after after all steps
   * @param steps how many there were, those to warm up included
   */
  record Losses(double before, double afterOneStep, double after, int steps) {}
}
