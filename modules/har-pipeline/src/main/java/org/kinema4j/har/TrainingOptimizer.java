package org.kinema4j.har;

import java.util.Map;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RateConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.Optimizer;
import org.nd4j.linalg.learning.config.IUpdater;

/** From what a configuration says of the optimizer and what is around it, to an updater. */
final class TrainingOptimizer {

  /** Batches of an epoch while they are not known, to check a configuration by. */
  private static final int SOME_BATCHES = 1000;

  private TrainingOptimizer() {}

  /**
   * Checks a configuration as far as it can be without data.
   *
   * @param config what it says
   * @return the same with every parameter of the optimizer
   * @throws IllegalArgumentException if there is no such part or parameter, or it does not fit
   */
  static TrainingConfig complete(TrainingConfig config) {
    of(config, SOME_BATCHES);
    IUpdater updater = plain(config);
    Map<String, Object> settings = Optimizers.settings(updater);
    settings.remove(Optimizers.LEARNING_RATE);
    return config
        .withOptimizer(new PartConfig(Optimizers.name(updater), settings))
        .withLearningRate(updater.getLearningRate(0, 0));
  }

  /**
   * Makes the updater.
   *
   * @param config what the configuration says of training
   * @param batches batches of an epoch
   * @return the updater for a network's configuration
   * @throws IllegalArgumentException if there is no such part or parameter, or it does not fit
   */
  static IUpdater of(TrainingConfig config, int batches) {
    IUpdater updater = plain(config);
    if (!config.schedule().isNone()) {
      double rate = updater.getLearningRate(0, 0);
      TrainingSchedule run = new TrainingSchedule(rate, config.epochs(), batches);
      updater.setLrAndSchedule(rate, run.of(config.schedule()));
    }
    return updater;
  }

  /** With a rate that stays, and nothing around it. */
  private static IUpdater plain(TrainingConfig config) {
    PartConfig optimizer = config.optimizer();
    Object inner = optimizer.parameters().get(Optimizers.LEARNING_RATE);
    RateConfig rate = config.learningRate();
    if (inner != null && rate.value().isPresent()) {
      throw new IllegalArgumentException(
          "learningRate must be given once, received %s at training.learningRate and %s at"
                  .formatted(rate.value().getAsDouble(), inner)
              + " training.optimizer");
    }
    IUpdater updater = Optimizers.create(optimizer.type(), optimizer.parameters());
    if (updater instanceof Optimizer ours && ours.learningRate().schedule().isPresent()) {
      throw new IllegalArgumentException(
          "learningRate of training.optimizer must be a number, received a schedule; it has its"
              + " place at training.schedule");
    }
    rate.value().ifPresent(value -> updater.setLrAndSchedule(value, null));
    return updater;
  }
}
