package org.kinema4j.har.config;

import java.util.Objects;

/**
 * How a network learns.
 *
 * @param loss what it makes small
 * @param optimizer name of the optimizer
 * @param learningRate its learning rate, positive
 * @param epochs most epochs to run
 * @param patience epochs without a lower validation loss after which to stop
 * @param batchSize windows in a batch
 * @param seed decides first weights, order of the windows and dropout
 * @param refit whether the network is then trained anew, on training and validation windows, for
 *     all epochs: with few people, those held out for validation are missed
 * @param voteWeights whether a window counts in training as much as the annotators agree about it:
 *     an epoch takes it with the probability of the mean share of votes that its label got
 */
public record TrainingConfig(
    LossConfig loss,
    String optimizer,
    double learningRate,
    int epochs,
    int patience,
    int batchSize,
    long seed,
    boolean refit,
    boolean voteWeights) {

  /** The defaults, those of the reference network. */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(LossConfig.DEFAULT, "adam", 1e-3, 30, 6, 64, 42, false, false);

  /**
   * Checks the ranges.
   *
   * @param loss what it makes small
   * @param optimizer name of the optimizer
   * @param learningRate its learning rate, positive
   * @param epochs most epochs to run
   * @param patience epochs without a lower validation loss after which to stop
   * @param batchSize windows in a batch
   * @param seed decides first weights, order of the windows and dropout
   * @param refit whether to train anew on training and validation windows
   * @param voteWeights whether a window counts as much as the annotators agree about it
   */
  public TrainingConfig {
    Objects.requireNonNull(loss, "loss");
    if (optimizer == null || optimizer.isBlank()) {
      throw new IllegalArgumentException("training.optimizer must be a name, received none");
    }
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "training.learningRate must be in (0, \u221e), received " + learningRate);
    }
    atLeastOne("epochs", epochs);
    atLeastOne("patience", patience);
    atLeastOne("batchSize", batchSize);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "training." + name + " must be in [1, \u221e), received " + value);
    }
  }

  /**
   * Returns a copy with another loss.
   *
   * @param newLoss what to make small
   * @return the copy
   */
  public TrainingConfig withLoss(LossConfig newLoss) {
    return new TrainingConfig(
        newLoss, optimizer, learningRate, epochs, patience, batchSize, seed, refit, voteWeights);
  }

  /**
   * Returns a copy with another number of epochs.
   *
   * @param newEpochs most epochs to run
   * @return the copy
   */
  public TrainingConfig withEpochs(int newEpochs) {
    return new TrainingConfig(
        loss, optimizer, learningRate, newEpochs, patience, batchSize, seed, refit, voteWeights);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param newSeed the seed
   * @return the copy
   */
  public TrainingConfig withSeed(long newSeed) {
    return new TrainingConfig(
        loss, optimizer, learningRate, epochs, patience, batchSize, newSeed, refit, voteWeights);
  }

  /**
   * Returns a copy with another learning rate.
   *
   * @param newRate the learning rate
   * @return the copy
   */
  public TrainingConfig withLearningRate(double newRate) {
    return new TrainingConfig(
        loss, optimizer, newRate, epochs, patience, batchSize, seed, refit, voteWeights);
  }

  /**
   * Returns a copy that says whether to train anew on all windows that are not tested.
   *
   * @param newRefit whether to
   * @return the copy
   */
  public TrainingConfig withRefit(boolean newRefit) {
    return new TrainingConfig(
        loss, optimizer, learningRate, epochs, patience, batchSize, seed, newRefit, voteWeights);
  }

  /**
   * Returns a copy that says whether windows count as much as the annotators agree about them.
   *
   * @param newVoteWeights whether they do
   * @return the copy
   */
  public TrainingConfig withVoteWeights(boolean newVoteWeights) {
    return new TrainingConfig(
        loss, optimizer, learningRate, epochs, patience, batchSize, seed, refit, newVoteWeights);
  }
}
