package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * Ten steps of {@code fit} with what changes the gradients of the whole model, against the papers'
 * equations in loops over the gradients of a plain network.
 */
class StageTest {

  private static final int STEPS = 10;
  private static final double EXACT = 1e-12;
  private static final double RATE = 0.3;
  private static final Momentum MOMENTUM = new Momentum(RATE).withMomentum(0.7);

  @TempDir Path directory;

  /**
   * What is to happen.
   *
   * @param rho how far away the second gradient is taken; 0 for none
   * @param norm greatest norm of the mean gradient
   * @param value greatest absolute value of an element
   * @param batches how many batches make a step
   */
  record Stage(Optimizer optimizer, double rho, double norm, double value, int batches) {
    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  static Stream<Stage> stages() {
    double no = Double.POSITIVE_INFINITY;
    Clipping norm = Clipping.byGlobalNorm(0.25);
    Clipping value = Clipping.byValue(0.03);
    return Stream.of(
        new Stage(new Clipped(MOMENTUM, norm), 0, 0.25, no, 1),
        new Stage(new SharpnessAware(MOMENTUM, 0.5), 0.5, no, no, 1),
        new Stage(new SharpnessAware(new Clipped(MOMENTUM, norm), 0.5), 0.5, 0.25, no, 1),
        new Stage(new Clipped(new Clipped(MOMENTUM, value), norm), 0, 0.25, 0.03, 1),
        new Stage(new Clipped(new Clipped(MOMENTUM, norm), norm), 0, 0.25, no, 1),
        new Stage(
            new SharpnessAware(new Accumulated(new Clipped(MOMENTUM, value), 3), 0.2),
            0.2,
            no,
            0.03,
            3),
        new Stage(new Clipped(new Accumulated(MOMENTUM, 2), norm), 0, 0.25, no, 2));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void networkFollowsThePapers(Stage stage) {
    MultiLayerNetwork network = SmallNets.network(stage.optimizer());
    Training.prepare(network);
    double[][] expected = expected(stage);
    for (int t = 1; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
      compare(network.params(), expected[t], t);
    }
  }

  /** Biases of the first layer have a block of their own: they have their rate from a schedule. */
  @ParameterizedTest
  @MethodSource("stages")
  void blocksDoNotMatter(Stage stage) {
    Optimizer biases = stage.optimizer().clone();
    biases.setLrAndSchedule(Double.NaN, new FixedSchedule(RATE));
    MultiLayerNetwork network = SmallNets.network(stage.optimizer(), biases);
    Training.prepare(network);
    double[][] expected = expected(stage);
    for (int t = 1; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
      compare(network.params(), expected[t], t);
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void graphFollowsThePapers(Stage stage) {
    ComputationGraph graph = SmallNets.graph(stage.optimizer());
    Training.prepare(graph);
    double[][] expected = expected(stage);
    for (int t = 1; t <= STEPS; t++) {
      graph.fit(SmallNets.data(t));
      compare(graph.params(), expected[t], t);
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void resumedIsTheContinued(Stage stage) throws IOException {
    MultiLayerNetwork network = SmallNets.network(stage.optimizer());
    ComputationGraph graph = SmallNets.graph(stage.optimizer());
    Training.prepare(network);
    Training.prepare(graph);
    for (int t = 1; t <= 4; t++) {
      network.fit(SmallNets.data(t));
      graph.fit(SmallNets.data(t));
    }
    File file = directory.resolve("network.zip").toFile();
    File graphFile = directory.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    ModelSerializer.writeModel(graph, graphFile, true);
    MultiLayerNetwork resumed = ModelSerializer.restoreMultiLayerNetwork(file, true);
    ComputationGraph resumedGraph = ModelSerializer.restoreComputationGraph(graphFile, true);
    Training.prepare(resumed);
    Training.prepare(resumedGraph);
    for (int t = 5; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
      resumed.fit(SmallNets.data(t));
      graph.fit(SmallNets.data(t));
      resumedGraph.fit(SmallNets.data(t));
    }

    assertThat(flat(resumed.params())).containsExactly(flat(network.params()));
    assertThat(flat(resumedGraph.params())).containsExactly(flat(graph.params()));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void workspacesAndIteratorsChangeNothing(Stage stage) {
    MultiLayerNetwork network = SmallNets.network(stage.optimizer());
    MultiLayerNetwork plain = SmallNets.network(stage.optimizer());
    plain.getLayerWiseConfigurations().setTrainingWorkspaceMode(WorkspaceMode.NONE);
    ComputationGraph graph = SmallNets.graph(stage.optimizer());
    Training.prepare(network);
    Training.prepare(plain);
    Training.prepare(graph);
    List<DataSet> data = List.of(SmallNets.data(1), SmallNets.data(2), SmallNets.data(3));
    network.fit(new ExistingDataSetIterator(data), 2);
    graph.fit(new ExistingDataSetIterator(data), 2);
    for (int i = 0; i < 6; i++) {
      plain.fit(data.get(i % 3));
    }

    assertThat(flat(network.params())).containsExactly(flat(plain.params()));
    assertThat(flat(graph.params())).containsExactly(flat(plain.params()), within(EXACT));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void rateOfZeroChangesNothing(Stage stage) {
    Optimizer still = stage.optimizer().clone();
    still.setLrAndSchedule(0, null);
    MultiLayerNetwork network = SmallNets.network(still);
    Training.prepare(network);
    double[] before = flat(network.params());
    for (int t = 1; t <= 3; t++) {
      network.fit(SmallNets.data(t));
    }

    assertThat(flat(network.params())).containsExactly(before);
  }

  /** The parameters after each step. */
  private static double[][] expected(Stage stage) {
    MultiLayerNetwork plain = SmallNets.network(MOMENTUM);
    double[][] points = new double[STEPS + 1][];
    points[0] = flat(plain.params());
    double[] velocity = new double[points[0].length];
    double[] sum = new double[velocity.length];
    for (int t = 1; t <= STEPS; t++) {
      double[] theta = points[t - 1].clone();
      double[] g = gradient(plain, theta, t);
      if (stage.rho() > 0) {
        g = gradient(plain, plus(theta, stage.rho() / norm(g), g), t);
      }
      double shorter = Math.min(1, stage.norm() / norm(g));
      for (int i = 0; i < theta.length; i++) {
        sum[i] += g[i] * shorter;
        if (t % stage.batches() == 0) {
          double mean = sum[i] / stage.batches();
          double clipped = Math.max(-stage.value(), Math.min(stage.value(), mean));
          velocity[i] = 0.7 * velocity[i] + RATE * clipped;
          theta[i] -= velocity[i];
          sum[i] = 0;
        }
      }
      points[t] = theta;
    }
    return points;
  }

  private static double[] gradient(MultiLayerNetwork network, double[] theta, int t) {
    DataSet data = SmallNets.data(t);
    network.setParams(Nd4j.createFromArray(theta).reshape(1, -1));
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    return flat(network.gradient().gradient().div(data.numExamples()));
  }

  private static double[] plus(double[] x, double factor, double[] y) {
    double[] sum = new double[x.length];
    Arrays.setAll(sum, i -> x[i] + factor * y[i]);
    return sum;
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }

  private static void compare(INDArray parameters, double[] expected, int t) {
    assertThat(flat(parameters)).as("after step %d", t).containsExactly(expected, within(EXACT));
  }

  private static double[] flat(INDArray array) {
    return array.reshape(array.length()).toDoubleVector();
  }
}
