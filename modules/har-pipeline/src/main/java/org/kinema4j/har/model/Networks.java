package org.kinema4j.har.model;

import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The networks that the pipeline can train, by name. */
public final class Networks {

  /** The network of the course: three bidirectional LSTM(32). */
  public static final String BILSTM = "bilstm";

  /** The same with dropout between the layers: for few people. */
  public static final String BILSTM_DROPOUT = "bilstm-dropout";

  /** One bidirectional LSTM(32) over averages of eight frames: ten times as fast. */
  public static final String BILSTM_SMALL = "bilstm-small";

  private static final List<NetworkType> ALL =
      List.of(
          new NetworkType(
              BILSTM,
              "three bidirectional LSTM(32), last state of each direction, dropout 0.5, softmax",
              BidirectionalLstm::reference),
          new NetworkType(
              BILSTM_DROPOUT,
              "the same with dropout 0.3 between the layers",
              BidirectionalLstm::regularized),
          new NetworkType(
              BILSTM_SMALL,
              "mean of every 8 frames, one bidirectional LSTM(32), dropout 0.5, softmax",
              BidirectionalLstm::small));

  private Networks() {}

  /**
   * Returns every network.
   *
   * @return the networks in the order in which to list them
   */
  public static List<NetworkType> all() {
    return ALL;
  }

  /**
   * Finds a network.
   *
   * @param name its name
   * @return the network type
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static NetworkType named(String name) {
    return ALL.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "network must be one of "
                        + ALL.stream().map(NetworkType::name).collect(Collectors.joining(", "))
                        + ", received "
                        + name));
  }

  /**
   * Builds a network with fresh weights.
   *
   * @param type which network
   * @param shape its input and output
   * @param loss what training makes small, see {@link ClassifierLosses#function}
   * @param updater how it learns
   * @param seed decides the first weights and the dropout
   * @return the network, ready to train
   */
  public static ComputationGraph build(
      NetworkType type, NetworkShape shape, ILossFunction loss, IUpdater updater, long seed) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater)
            .weightInit(WeightInit.XAVIER);
    ComputationGraphConfiguration configuration = type.topology().of(base, shape, loss);
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    if (updater instanceof Optimizer) {
      Training.prepare(network);
    }
    return network;
  }
}
