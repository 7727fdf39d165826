package org.kinema4j.har.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.AveragingOptimizer;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.WrappingOptimizer;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What is said of the optimizer of a run.
 *
 * @param updater with everything that is around it, and its schedule
 * @param averaged true if weights were kept that are averages
 */
record OptimizerFacts(IUpdater updater, boolean averaged) {

  /** Key of what is said of averaged weights. */
  static final String WEIGHTS = "weights";

  /** Before training. */
  OptimizerFacts(IUpdater updater) {
    this(updater, false);
  }

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
    return averaged
        ? Optional.of("averages, by " + Optimizers.name(averaging(updater)))
        : Optional.empty();
  }

  /** A warning where averages were asked for and there were none yet. */
  Optional<String> missed(int bestEpoch) {
    return averaged || !EvaluationWeights.keptBy(updater)
        ? Optional.empty()
        : Optional.of(
            "Warning: %s had no average yet in epoch %d%s; the weights kept are those of training."
                .formatted(Optimizers.name(averaging(updater)), bestEpoch, start()));
  }

  private String start() {
    return averaging(updater) instanceof Averaged averages
        ? " (its first is of step " + averages.average().start() + ")"
        : "";
  }

  /** The outermost that keeps weights gives them. */
  private static IUpdater averaging(IUpdater updater) {
    return !(updater instanceof AveragingOptimizer) && updater instanceof WrappingOptimizer outer
        ? averaging(outer.optimizer())
        : updater;
  }
}
