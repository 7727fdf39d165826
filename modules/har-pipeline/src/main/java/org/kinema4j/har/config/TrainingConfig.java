package org.kinema4j.har.config;

import java.util.Objects;

/**
 * How a network learns.
 *
 * @param loss what it makes small
 * @param optimizer name of the optimizer, with its parameters
 * @param learningRate its learning rate
 * @param schedule what becomes of the learning rate over time
 * @param clipping bound of the gradients
 * @param average average of the weights to judge by and to keep
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
    PartConfig optimizer,
    RateConfig learningRate,
    PartConfig schedule,
    ClippingConfig clipping,
    PartConfig average,
    int epochs,
    int patience,
    int batchSize,
    long seed,
    boolean refit,
    boolean voteWeights) {

  /** The defaults, those of the reference network. */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(
          LossConfig.DEFAULT,
          PartConfig.of("adam"),
          RateConfig.OF_OPTIMIZER,
          PartConfig.NONE,
          ClippingConfig.NONE,
          PartConfig.NONE,
          30,
          6,
          64,
          42,
          false,
          false);

  /**
   * Checks the ranges.
   *
   * @param loss what it makes small
   * @param optimizer name of the optimizer, with its parameters
   * @param learningRate its learning rate
   * @param schedule what becomes of the learning rate over time
   * @param clipping bound of the gradients
   * @param average average of the weights to judge by and to keep
   * @param epochs most epochs to run
   * @param patience epochs without a lower validation loss after which to stop
   * @param batchSize windows in a batch
   * @param seed decides first weights, order of the windows and dropout
   * @param refit whether to train anew on training and validation windows
   * @param voteWeights whether a window counts as much as the annotators agree about it
   */
  public TrainingConfig {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(learningRate, "learningRate");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(average, "average");
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
        newLoss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another optimizer.
   *
   * @param newOptimizer name of the optimizer, with its parameters
   * @return the copy
   */
  public TrainingConfig withOptimizer(PartConfig newOptimizer) {
    return new TrainingConfig(
        loss,
        newOptimizer,
        learningRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another learning rate.
   *
   * @param newRate the learning rate
   * @return the copy
   */
  public TrainingConfig withLearningRate(double newRate) {
    return new TrainingConfig(
        loss,
        optimizer,
        RateConfig.of(newRate),
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another learning rate.
   *
   * @param newRate the learning rate
   * @return the copy
   */
  public TrainingConfig withLearningRate(RateConfig newRate) {
    return new TrainingConfig(
        loss,
        optimizer,
        newRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another schedule.
   *
   * @param newSchedule what becomes of the learning rate
   * @return the copy
   */
  public TrainingConfig withSchedule(PartConfig newSchedule) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        newSchedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another bound of the gradients.
   *
   * @param newClipping the bound
   * @return the copy
   */
  public TrainingConfig withClipping(ClippingConfig newClipping) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        newClipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another average of the weights.
   *
   * @param newAverage the average
   * @return the copy
   */
  public TrainingConfig withAverage(PartConfig newAverage) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        newAverage,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another number of epochs.
   *
   * @param newEpochs most epochs to run
   * @return the copy
   */
  public TrainingConfig withEpochs(int newEpochs) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        average,
        newEpochs,
        patience,
        batchSize,
        seed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param newSeed the seed
   * @return the copy
   */
  public TrainingConfig withSeed(long newSeed) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        newSeed,
        refit,
        voteWeights);
  }

  /**
   * Returns a copy that says whether to train anew on all windows that are not tested.
   *
   * @param newRefit whether to
   * @return the copy
   */
  public TrainingConfig withRefit(boolean newRefit) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        newRefit,
        voteWeights);
  }

  /**
   * Returns a copy that says whether windows count as much as the annotators agree about them.
   *
   * @param newVoteWeights whether they do
   * @return the copy
   */
  public TrainingConfig withVoteWeights(boolean newVoteWeights) {
    return new TrainingConfig(
        loss,
        optimizer,
        learningRate,
        schedule,
        clipping,
        average,
        epochs,
        patience,
        batchSize,
        seed,
        refit,
        newVoteWeights);
  }
}
