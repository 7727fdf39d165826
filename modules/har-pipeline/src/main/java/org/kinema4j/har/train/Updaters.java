package org.kinema4j.har.train;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.schedule.Schedule;
import org.kinema4j.optim.schedule.ScoreFeed;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** What the updaters of a network ask of who trains it. */
final class Updaters {

  private Updaters() {}

  /**
   * Tells schedules, which may count epochs and may mind how well the network does, that an epoch
   * is over. A network without schedules is left as it is.
   *
   * @param network the network
   * @param loss its loss after the epoch
   */
  static void endEpoch(ComputationGraph network, double loss) {
    List<ISchedule> schedules =
        of(network).stream().flatMap(updater -> Optimizers.schedule(updater).stream()).toList();
    if (schedules.stream().anyMatch(Schedule.class::isInstance)) {
      ScoreFeed.observe(network, loss);
    }
    if (!schedules.isEmpty()) {
      network.incrementEpochCount();
    }
  }

  /**
   * Puts the weights to judge into a network.
   *
   * @param network the network
   * @return gives it the weights of training back, bit for bit
   */
  static Runnable showAverages(ComputationGraph network) {
    return of(network).stream().anyMatch(EvaluationWeights::keptBy)
        ? EvaluationWeights.in(network)::close
        : () -> {};
  }

  /**
   * Tells whether the weights to judge are averages already: an average may start late.
   *
   * @param network the network
   * @return false also if its optimizers keep none
   */
  static boolean haveAverages(ComputationGraph network) {
    // an average that has not begun is NaN
    return of(network).stream().anyMatch(EvaluationWeights::keptBy)
        && !Double.isNaN(network.getUpdater().getStateViewArray().sumNumber().doubleValue());
  }

  private static List<IUpdater> of(ComputationGraph network) {
    return Arrays.stream(network.getVertices())
        .filter(vertex -> vertex.numParams() > 0)
        .flatMap(
            vertex ->
                vertex.paramTable(false).keySet().stream()
                    .map(name -> vertex.getConfig().getUpdaterByParam(name)))
        .toList();
  }
}
