package org.kinema4j.har;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.config.ClassWeighting;
import org.kinema4j.har.config.LossConfig;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.har.window.Window;
import org.kinema4j.losses.Loss;

/** From what a configuration says of the loss, and the training windows, to the loss. */
final class TrainingLoss {

  private TrainingLoss() {}

  /**
   * Checks a configuration as far as it can be without data.
   *
   * @param config what it says
   * @return the same with every parameter
   * @throws IllegalArgumentException if there is no such loss or parameter, or it does not fit
   */
  static LossConfig complete(LossConfig config) {
    if (!config.classWeights().equals(ClassWeighting.NONE)) {
      ClassifierLosses.create(config.name(), Map.of(ClassifierLosses.CLASS_WEIGHTS, List.of()));
    }
    Loss loss = ClassifierLosses.create(config.name(), config.parameters());
    return new LossConfig(loss.name(), ClassifierLosses.settings(loss), config.classWeights());
  }

  /**
   * Makes the loss.
   *
   * @param config what the configuration says
   * @param classes class of each output
   * @param training training windows; those of other classes do not count
   * @return the loss, with class weights and counts from the training windows
   * @throws IllegalArgumentException if class weights were given for other classes
   */
  static Loss of(LossConfig config, List<String> classes, List<Window> training) {
    Map<String, Long> counts = new LinkedHashMap<>();
    classes.forEach(label -> counts.put(label, 0L));
    for (Window window : training) {
      window.label().ifPresent(label -> counts.computeIfPresent(label, (any, n) -> n + 1));
    }
    Map<String, Object> parameters = new HashMap<>(config.parameters());
    List<Double> weights = config.classWeights().weights(counts);
    if (!weights.isEmpty()) {
      parameters.put(ClassifierLosses.CLASS_WEIGHTS, weights);
    }
    if (ClassifierLosses.named(config.name())
        .parameters()
        .containsKey(ClassifierLosses.CLASS_COUNTS)) {
      parameters.putIfAbsent(ClassifierLosses.CLASS_COUNTS, List.copyOf(counts.values()));
    }
    return ClassifierLosses.create(config.name(), parameters);
  }
}
