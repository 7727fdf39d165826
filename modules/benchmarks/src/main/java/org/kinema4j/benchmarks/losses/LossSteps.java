package org.kinema4j.benchmarks.losses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.losses.catalog.LossEntry;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Times training steps of one network that differ in nothing but the loss. */
final class LossSteps {

  /** One of three warms up. */
  static final int FEWEST_ROUNDS = 3;

  private static final NetworkShape REFERENCE = new NetworkShape(69, 240, 8);
  private static final int BATCH = 64;
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Runner> runners = new ArrayList<>();
  private final DataSet batch;

  /**
   * Builds a network for each loss.
   *
   * @param network name of the network
   * @param shape its input and output
   * @param windows windows in the batch
   */
  LossSteps(String network, NetworkShape shape, int windows) {
    batch = batch(shape, windows);
    losses(shape.classes())
        .forEach(
            (name, loss) ->
                runners.add(
                    new Runner(
                        name,
                        Networks.build(
                            Networks.named(network),
                            shape,
                            loss,
                            Optimizers.create("adam", 1e-3),
                            1))));
  }

  static LossSteps ofReferenceNetwork() {
    return new LossSteps(Networks.BILSTM, REFERENCE, BATCH);
  }

  /**
   * Quartiles.
   *
   * @param lower a quarter is less
   * @param median half is less
   * @param upper three quarters are less
   */
  record Quartiles(double lower, double median, double upper) {

    static Quartiles of(double... values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      return new Quartiles(
          sorted[(int) Math.round(last * 0.25)],
          sorted[(int) Math.round(last * 0.5)],
          sorted[(int) Math.round(last * 0.75)]);
    }
  }

  /**
   * What a loss costs.
   *
   * @param loss its name
   * @param millis median of a step
   * @param ratio to the step of the first loss in the same round
   */
  record Cost(String loss, double millis, Quartiles ratio) {}

  /** A network and the time of its steps. */
  private record Runner(String loss, ComputationGraph network, List<Double> millis) {

    Runner(String loss, ComputationGraph network) {
      this(loss, network, new ArrayList<>());
    }

    void step(DataSet batch) {
      long start = System.nanoTime();
      network.fit(batch);
      millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    double[] warm() {
      return millis.stream()
          .skip(millis.size() / FEWEST_ROUNDS)
          .mapToDouble(Double::doubleValue)
          .toArray();
    }
  }

  /** Makes steps of each loss in turn, every other round backwards. */
  void run(int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < runners.size(); i++) {
        runners.get(round % 2 == 0 ? i : runners.size() - 1 - i).step(batch);
      }
    }
  }

  /** What was measured, Deeplearning4j's loss first. */
  List<Cost> costs() {
    double[] base = runners.get(0).warm();
    List<Cost> costs = new ArrayList<>();
    for (Runner runner : runners) {
      double[] millis = runner.warm();
      double[] ratios = new double[millis.length];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = millis[i] / base[i];
      }
      costs.add(new Cost(runner.loss(), Quartiles.of(millis).median(), Quartiles.of(ratios)));
    }
    return costs;
  }

  private static Map<String, ILossFunction> losses(int classes) {
    Map<String, ILossFunction> losses = new LinkedHashMap<>();
    losses.put("LossMCXENT", new LossMCXENT());
    for (LossEntry entry : ClassifierLosses.all()) {
      Map<String, Object> parameters =
          entry.parameters().containsKey(ClassifierLosses.CLASS_COUNTS)
              ? Map.of(ClassifierLosses.CLASS_COUNTS, Collections.nCopies(classes, 100))
              : Map.of();
      losses.put(entry.name(), entry.with(parameters));
    }
    return losses;
  }

  /** Frames outermost in memory, as the pipeline's batches are. */
  private static DataSet batch(NetworkShape shape, int windows) {
    Nd4j.getRandom().setSeed(1);
    INDArray features = Nd4j.randn('c', shape.frames(), windows, shape.features()).permute(1, 2, 0);
    INDArray labels = Nd4j.zeros(windows, shape.classes());
    for (int n = 0; n < windows; n++) {
      labels.putScalar(n, n % shape.classes(), 1);
    }
    return new DataSet(features, labels);
  }
}
