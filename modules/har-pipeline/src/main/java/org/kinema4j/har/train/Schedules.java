package org.kinema4j.har.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.schedule.Schedule;
import org.kinema4j.optim.schedule.ScoreFeed;
import org.nd4j.linalg.schedule.ISchedule;

/** The schedules of a network, which may count epochs and may mind how well it does. */
final class Schedules {

  private Schedules() {}

  /**
   * Tells them that an epoch is over. A network without schedules is left as it is.
   *
   * @param network the network
   * @param loss its loss after the epoch
   */
  static void endEpoch(ComputationGraph network, double loss) {
    List<ISchedule> schedules = of(network);
    if (schedules.stream().anyMatch(Schedule.class::isInstance)) {
      ScoreFeed.observe(network, loss);
    }
    if (!schedules.isEmpty()) {
      network.incrementEpochCount();
    }
  }

  private static List<ISchedule> of(ComputationGraph network) {
    return Arrays.stream(network.getVertices())
        .filter(vertex -> vertex.numParams() > 0)
        .flatMap(Schedules::of)
        .toList();
  }

  private static Stream<ISchedule> of(GraphVertex vertex) {
    return vertex.paramTable(false).keySet().stream()
        .map(name -> vertex.getConfig().getUpdaterByParam(name))
        .flatMap(updater -> Optimizers.schedule(updater).stream());
  }
}
