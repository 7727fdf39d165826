package org.kinema4j.optim.schedule;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kinema4j.optim.Optimizer;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Tells the schedules of a model a score: each updater gets the schedule that its own becomes by
 * {@link Schedule#observe}. The state of the updaters stays.
 *
 * <p>Listeners do this at the end of epochs ({@link PlateauListener}, {@link
 * PlateauGraphListener}); a training loop of your own, or one that counts in other steps, does it
 * when it has a score. Unlike {@code NetworkUtils.setLearningRate} this reaches layers within
 * layers (bidirectional, last time step), biases with an updater of their own, and keeps different
 * rates of different layers apart.
 *
 * @since 0.1
 */
public final class ScoreFeed {

  private static final String GETTER = "getLearningRateSchedule";

  private ScoreFeed() {}

  /**
   * Tells the schedules of a network a score.
   *
   * @param model a MultiLayerNetwork or ComputationGraph that is initialized
   * @param score the score
   * @throws IllegalArgumentException if the model is neither
   * @throws IllegalStateException if no updater has a schedule of this module
   */
  public static void observe(Model model, double score) {
    if (model instanceof MultiLayerNetwork network) {
      Moment last = new Moment(network.getIterationCount() - 1, network.getEpochCount());
      observe(updaters(Arrays.asList(network.getLayers())), score, last);
    } else if (model instanceof ComputationGraph graph) {
      var configuration = graph.getConfiguration();
      Moment last =
          new Moment(configuration.getIterationCount() - 1, configuration.getEpochCount());
      observe(updaters(Arrays.asList(graph.getVertices())), score, last);
    } else {
      throw new IllegalArgumentException(
          "model must be a MultiLayerNetwork or a ComputationGraph, received " + model);
    }
  }

  /**
   * Tells the schedule of a graph a score.
   *
   * @param graph a graph with a training configuration
   * @param score the score
   * @throws IllegalStateException if there is no training configuration, or its updater has no
   *     schedule of this module
   */
  public static void observe(SameDiff graph, double score) {
    TrainingConfig training = graph.getTrainingConfig();
    if (training == null) {
      throw new IllegalStateException("the graph has no training configuration");
    }
    Moment last = new Moment(training.getIterationCount() - 1, training.getEpochCount());
    observe(List.of(training.getUpdater()), score, last);
  }

  private static void observe(Collection<IUpdater> updaters, double score, Moment last) {
    boolean told = false;
    for (IUpdater updater : updaters) {
      if (schedule(updater) instanceof Schedule schedule) {
        updater.setLrAndSchedule(
            Double.NaN, schedule.observe(score, iteration(updater, last), last.epoch()));
        told = true;
      }
    }
    if (!told) {
      throw new IllegalStateException(
          "no updater has a schedule that can observe a score; did you give it a ReduceOnPlateau?");
    }
  }

  private static int iteration(IUpdater updater, Moment last) {
    int iteration = Math.max(0, last.iteration());
    return updater instanceof Optimizer optimizer
        ? optimizer.scheduleIteration(iteration)
        : iteration;
  }

  /** Each updater once: layers may share one. */
  private static Set<IUpdater> updaters(List<? extends Trainable> parts) {
    Set<IUpdater> updaters = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Trainable part : parts) {
      if (part.numParams() > 0) {
        for (String parameter : part.paramTable(false).keySet()) {
          updaters.add(part.getConfig().getUpdaterByParam(parameter));
        }
      }
    }
    return updaters;
  }

  private static ISchedule schedule(IUpdater updater) {
    return updater instanceof Optimizer optimizer
        ? optimizer.learningRate().schedule().orElse(null)
        : scheduleOfNd4j(updater);
  }

  /** ND4J's updaters have a getter of the same name each, but no interface with it. */
  private static ISchedule scheduleOfNd4j(IUpdater updater) {
    return Stream.of(updater.getClass().getMethods())
        .filter(method -> GETTER.equals(method.getName()))
        .findFirst()
        .map(
            method -> {
              try {
                return (ISchedule) method.invoke(updater);
              } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
              }
            })
        .orElse(null);
  }
}
