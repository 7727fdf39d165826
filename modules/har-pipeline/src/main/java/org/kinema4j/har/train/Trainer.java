package org.kinema4j.har.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Trains a network by epochs. With validation windows the weights of the epoch with the least
 * validation loss are kept, and training stops when that loss has not fallen for {@code patience}
 * epochs; without, every epoch is run and the last weights are kept.
 */
public final class Trainer {

  private static final double SMALLEST_PROBABILITY = 1e-10;

  private final int epochs;
  private final int patience;
  private final long seed;
  private final TrainingListener listener;

  /**
   * Creates a trainer.
   *
   * @param epochs most epochs to run, at least 1
   * @param patience epochs without improvement after which to stop, at least 1
   * @param seed decides the dropout
   * @param listener sees the progress
   */
  public Trainer(int epochs, int patience, long seed, TrainingListener listener) {
    if (epochs < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "epochs and patience must be in [1, \u221e), received " + epochs + " and " + patience);
    }
    this.epochs = epochs;
    this.patience = patience;
    this.seed = seed;
    this.listener = listener;
  }

  /**
   * Trains the network in place; afterwards it has the weights of the best epoch.
   *
   * <p>If the optimizer keeps an average of the weights, that is what is judged and kept.
   *
   * <p>A schedule hears the validation loss of each epoch; without validation, that of the training
   * sample.
   *
   * <p>Dropout draws from ND4J's generator, which is global and is seeded here: equal calls give
   * equal weights, as long as nothing else draws from it meanwhile.
   *
   * @param network the network
   * @param batches what to learn from and what to judge by
   * @return what happened
   * @throws DivergedException if the loss is no longer a number
   */
  public TrainingResult fit(ComputationGraph network, TrainingBatches batches) {
    Training.prepare(network);
    Nd4j.getRandom().setSeed(seed);
    List<EpochScore> scores = new ArrayList<>();
    Best best = new Best();
    for (int epoch = 1; epoch <= epochs && epoch - best.epoch <= patience; epoch++) {
      runEpoch(network, batches.training(), epoch);
      EpochScore score = judge(network, batches, epoch, best);
      scores.add(score);
      listener.onEpoch(score, best.epoch == epoch);
      boolean validated = batches.validation().batches() > 0;
      Updaters.endEpoch(network, validated ? score.validationLoss() : score.trainLoss());
    }
    network.setParams(best.weights);
    return new TrainingResult(scores, best.epoch, scores.size() < epochs, best.averaged);
  }

  /** The epoch whose weights are kept, as far as it is known. */
  private static final class Best {

    private int epoch;
    private double loss = Double.POSITIVE_INFINITY;
    private INDArray weights;
    private boolean averaged;

    /** Without validation windows the last epoch is the best. */
    void offer(EpochScore score, ComputationGraph network, boolean validated) {
      if (!validated || score.validationLoss() < loss) {
        epoch = score.epoch();
        loss = score.validationLoss();
        weights = network.params().dup();
        averaged = Updaters.haveAverages(network);
      }
    }
  }

  private static EpochScore judge(
      ComputationGraph network, TrainingBatches batches, int epoch, Best best) {
    Runnable back = Updaters.showAverages(network);
    try {
      EpochScore score = judge(network, batches, epoch);
      best.offer(score, network, batches.validation().batches() > 0);
      return score;
    } finally {
      back.run();
    }
  }

  private static EpochScore judge(ComputationGraph network, TrainingBatches batches, int epoch) {
    Score train = judge(network, batches.sample());
    Score validation = judge(network, batches.validation());
    // The step of the last batch shows here first. Without windows there is no loss to look at.
    for (Score score : List.of(train, validation)) {
      requireFinite(score.windows() == 0 ? 0 : score.loss(), epoch, "after its last batch");
    }
    return new EpochScore(
        epoch, train.loss(), validation.loss(), train.accuracy(), validation.accuracy());
  }

  private void runEpoch(ComputationGraph network, WindowBatches training, int epoch) {
    training.reset();
    for (int batch = 1; training.hasNext(); batch++) {
      network.fit(training.next());
      double loss = network.score();
      requireFinite(loss, epoch, "batch " + batch);
      listener.onBatch(epoch, batch, training.batches(), loss);
    }
  }

  private static void requireFinite(double loss, int epoch, String where) {
    if (!Double.isFinite(loss)) {
      throw new DivergedException(
          "the loss became %s in epoch %d, %s; try a smaller learning rate"
              .formatted(loss, epoch, where));
    }
  }

  private record Score(double loss, double accuracy, int windows) {}

  /** By the loss that is trained with. */
  private static Score judge(ComputationGraph network, WindowBatches batches) {
    boolean crossEntropy = lossOf(network) instanceof LossMCXENT;
    double loss = 0;
    int right = 0;
    int windows = 0;
    batches.reset();
    while (batches.hasNext()) {
      DataSet batch = batches.next();
      float[][] labels = batch.getLabels().toFloatMatrix();
      float[][] outputs = network.outputSingle(batch.getFeatures()).toFloatMatrix();
      for (int n = 0; n < labels.length; n++) {
        int truth = argMax(labels[n]);
        // Cross entropy needs no second pass.
        loss -= crossEntropy ? Math.log(Math.max(SMALLEST_PROBABILITY, outputs[n][truth])) : 0;
        right += argMax(outputs[n]) == truth ? 1 : 0;
        windows++;
      }
      loss += crossEntropy ? 0 : network.score(batch, false) * labels.length;
    }
    return windows == 0
        ? new Score(Double.NaN, Double.NaN, 0)
        : new Score(loss / windows, (double) right / windows, windows);
  }

  private static ILossFunction lossOf(ComputationGraph network) {
    return ((BaseOutputLayer) network.getOutputLayer(0).conf().getLayer()).getLossFn();
  }

  private static int argMax(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
