package org.kinema4j.benchmarks.embedding;

import java.util.List;
import java.util.function.Function;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.window.Window;
import org.kinema4j.losses.metric.BatchTripletLoss;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.evaluation.EmbeddingMetrics;
import org.kinema4j.losses.metric.evaluation.LabelledEmbeddings;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.ranking.TripletMargin;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One training, judged by the windows of people whom it has not seen: how many of them have most of
 * their nearest training windows in their own class.
 *
 * @param seed decides first weights and the order of the windows
 * @param untrained share found in the embedding before training
 * @param trained share found after it
 */
record EmbeddingRun(long seed, double untrained, double trained) {

  static final int NEIGHBORS = 5;
  private static final int BATCH = 64;

  /** The loss of the experiment: as Hermans et al. (2017) found best. */
  static BatchTripletLoss loss() {
    return new BatchTripletLoss()
        .withMiner(new BatchHard())
        .withForm(TripletMargin.SOFT)
        .withMargin(0);
  }

  static EmbeddingRun of(PreparedData data, int epochs, long seed) {
    EmbeddingNetwork network =
        EmbeddingNetwork.create(
            data.standardizer().features(), data.config().windowSpec().length(), loss(), seed);
    double untrained = share(data, network::embed);
    network.fit(
        WindowBatches.shuffled(
            data.windows().train(), data.standardizer(), data.classes(), BATCH, seed),
        epochs);
    return new EmbeddingRun(seed, untrained, share(data, network::embed));
  }

  /** What the standardized windows themselves give, all frames of all features in a row. */
  static double raw(PreparedData data) {
    return share(data, EmbeddingNetwork::flat);
  }

  private static double share(PreparedData data, Function<WindowBatches, INDArray> rows) {
    List<Window> train = data.windows().train();
    List<Window> test = data.windows().test();
    return EmbeddingMetrics.against(
            new LabelledEmbeddings(rows.apply(inOrder(data, test)), classes(data, test)),
            new LabelledEmbeddings(rows.apply(inOrder(data, train)), classes(data, train)),
            new L2Distance(false))
        .nearestNeighbourAccuracy(NEIGHBORS);
  }

  private static WindowBatches inOrder(PreparedData data, List<Window> windows) {
    return WindowBatches.inOrder(windows, data.standardizer(), data.classes(), BATCH);
  }

  /** A class that training lacks is -1, which no neighbor has. */
  private static long[] classes(PreparedData data, List<Window> windows) {
    return windows.stream()
        .mapToLong(window -> data.classes().indexOf(window.label().orElseThrow()))
        .toArray();
  }
}
