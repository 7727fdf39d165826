package org.kinema4j.har.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.dataset.WindowBatches;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

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
   * <p>Dropout draws from ND4J's generator, which is global and is seeded here: equal calls give
   * equal weights, as long as nothing else draws from it meanwhile.
   *
   * @param network the network
   * @param training batches to learn from
   * @param validation batches to judge by; may have no batch
   * @return what happened
   * @throws IllegalStateException if the loss is no longer a number
   */
  public TrainingResult fit(
      ComputationGraph network, WindowBatches training, WindowBatches validation) {
    Nd4j.getRandom().setSeed(seed);
    List<EpochScore> scores = new ArrayList<>();
    INDArray bestWeights = null;
    int bestEpoch = 0;
    double bestLoss = Double.POSITIVE_INFINITY;
    for (int epoch = 1; epoch <= epochs && epoch - bestEpoch <= patience; epoch++) {
      double trainLoss = runEpoch(network, training, epoch);
      EpochScore score = judge(network, validation, epoch, trainLoss);
      boolean best = validation.batches() == 0 || score.validationLoss() < bestLoss;
      if (best) {
        bestEpoch = epoch;
        bestLoss = score.validationLoss();
        bestWeights = network.params().dup();
      }
      scores.add(score);
      listener.onEpoch(score, best);
    }
    network.setParams(bestWeights);
    return new TrainingResult(scores, bestEpoch, scores.size() < epochs);
  }

  private double runEpoch(ComputationGraph network, WindowBatches training, int epoch) {
    double sum = 0;
    training.reset();
    for (int batch = 1; training.hasNext(); batch++) {
      network.fit(training.next());
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException(
            "the loss became %s in epoch %d, batch %d; try a smaller learning rate"
                .formatted(loss, epoch, batch));
      }
      sum += loss;
      listener.onBatch(epoch, batch, training.batches(), loss);
    }
    return sum / training.batches();
  }

  private static EpochScore judge(
      ComputationGraph network, WindowBatches validation, int epoch, double trainLoss) {
    double loss = 0;
    int right = 0;
    int windows = 0;
    validation.reset();
    while (validation.hasNext()) {
      DataSet batch = validation.next();
      float[][] labels = batch.getLabels().toFloatMatrix();
      float[][] outputs = network.outputSingle(batch.getFeatures()).toFloatMatrix();
      for (int n = 0; n < labels.length; n++) {
        int truth = argMax(labels[n]);
        loss -= Math.log(Math.max(SMALLEST_PROBABILITY, outputs[n][truth]));
        right += argMax(outputs[n]) == truth ? 1 : 0;
        windows++;
      }
    }
    return new EpochScore(
        epoch,
        trainLoss,
        windows == 0 ? Double.NaN : loss / windows,
        windows == 0 ? Double.NaN : (double) right / windows);
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
