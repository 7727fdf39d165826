package org.kinema4j.har.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.EvaluationWeights;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What is said of the optimizer of a run.
 *
 * @param updater with everything that is around it, and its schedule
 */
record OptimizerFacts(IUpdater updater) {

  /** Key of what is said of averaged weights. */
  static final String WEIGHTS = "weights";

  /** All that is known, for {@code run.json}. */
  Map<String, Object> json() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", Optimizers.name(updater));
    facts.putAll(Optimizers.settings(updater));
    return facts;
  }

  /** A line for people; nothing of plain Adam, which is what they expect. */
  Optional<String> line() {
    return updater.equals(new Adam(Optimizers.DEFAULT_LEARNING_RATE))
        ? Optional.empty()
        : Optional.of(FactLine.of("Optimizer", json()));
  }

  /** Of weights that are not those of the last step. */
  Optional<String> weights() {
    return EvaluationWeights.keptBy(updater)
        ? Optional.of("averages, by " + Optimizers.name(updater))
        : Optional.empty();
  }
}
