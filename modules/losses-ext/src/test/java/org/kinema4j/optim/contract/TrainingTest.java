package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.optim.Optimizer;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Networks, graphs of layers and SameDiff graphs train alike, and go on where they stopped. */
class TrainingTest {

  private static final int STEPS = 10;
  private static final double TOLERANCE = 1e-9;

  @TempDir Path directory;

  static Stream<OptimizerCase> cases() {
    return OptimizerCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void networksFollowThePaper(OptimizerCase optimizer) {
    double[] expected = naive(optimizer, optimizer.rate());
    Optimizer updater = optimizer.at(optimizer.rate());
    MultiLayerNetwork network = SmallNets.network(updater);
    ComputationGraph graph = SmallNets.graph(updater);
    for (int t = 1; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
      graph.fit(SmallNets.data(t));
    }

    assertThat(flat(network.params())).containsExactly(expected, within(TOLERANCE));
    assertThat(flat(graph.params())).containsExactly(expected, within(TOLERANCE));
    assertThat(network.getUpdater().getStateViewArray().length())
        .isEqualTo(optimizer.arrays() * network.numParams());
  }

  /** Biases of the first layer have the same rate, as a schedule, and so a block of their own. */
  @ParameterizedTest
  @MethodSource("cases")
  void blocksDoNotMatter(OptimizerCase optimizer) {
    Optimizer scheduled = optimizer.optimizer().clone();
    scheduled.setLrAndSchedule(Double.NaN, new FixedSchedule(optimizer.rate()));
    MultiLayerNetwork network = SmallNets.network(optimizer.at(optimizer.rate()), scheduled);
    for (int t = 1; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
    }

    assertThat(flat(network.params()))
        .containsExactly(naive(optimizer, optimizer.rate()), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameDiffFollowsThePaper(OptimizerCase optimizer) {
    Optimizer updater = optimizer.at(optimizer.rate());
    MultiLayerNetwork expected = SmallNets.network(updater);
    SameDiff sd = sameDiff(updater, expected);
    expected.setParams(Nd4j.createFromArray(naive(optimizer, optimizer.rate())).reshape(1, -1));
    for (int t = 1; t <= STEPS; t++) {
      sd.fit(SmallNets.data(t));
    }

    SmallNets.NAMES.forEach(
        (ofNetwork, ofGraph) ->
            assertThat(flat(sd.getVariable(ofGraph).getArr().dup('c')))
                .as(ofGraph)
                .containsExactly(flat(expected.getParam(ofNetwork).dup('c')), within(TOLERANCE)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rateOfTheNetworkCanBeSet(OptimizerCase optimizer) {
    double later = optimizer.rate() / 4;
    MultiLayerNetwork network = SmallNets.network(optimizer.at(optimizer.rate()));
    for (int t = 1; t <= STEPS; t++) {
      if (t == STEPS / 2) {
        network.setLearningRate(later);
      }
      network.fit(SmallNets.data(t));
    }

    assertThat(network.getLearningRate(0)).isEqualTo(later);
    assertThat(flat(network.params())).containsExactly(naive(optimizer, later), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resumedNetworkIsTheContinuedOne(OptimizerCase optimizer) throws IOException {
    MultiLayerNetwork network = SmallNets.network(optimizer.at(optimizer.rate()));
    ComputationGraph graph = SmallNets.graph(optimizer.at(optimizer.rate()));
    for (int t = 1; t <= 4; t++) {
      network.fit(SmallNets.data(t));
      graph.fit(SmallNets.data(t));
    }
    File networkFile = directory.resolve("network.zip").toFile();
    File graphFile = directory.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(network, networkFile, true);
    ModelSerializer.writeModel(graph, graphFile, true);
    MultiLayerNetwork network2 = ModelSerializer.restoreMultiLayerNetwork(networkFile, true);
    ComputationGraph graph2 = ModelSerializer.restoreComputationGraph(graphFile, true);
    for (int t = 5; t <= STEPS; t++) {
      network.fit(SmallNets.data(t));
      network2.fit(SmallNets.data(t));
      graph.fit(SmallNets.data(t));
      graph2.fit(SmallNets.data(t));
    }

    assertThat(flat(network2.params())).containsExactly(flat(network.params()));
    assertThat(flat(graph2.params())).containsExactly(flat(graph.params()));
    assertThat(flat(network2.getUpdater().getStateViewArray()))
        .containsExactly(flat(network.getUpdater().getStateViewArray()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resumedGraphIsTheContinuedOne(OptimizerCase optimizer) {
    Optimizer updater = optimizer.at(optimizer.rate());
    SameDiff sd = sameDiff(updater, SmallNets.network(updater));
    for (int t = 1; t <= 4; t++) {
      sd.fit(SmallNets.data(t));
    }
    File file = directory.resolve("graph.sd").toFile();
    sd.save(file, true);
    SameDiff sd2 = SameDiff.load(file, true);
    assertThat(sd2.getTrainingConfig().getUpdater()).isEqualTo(updater);
    for (int t = 5; t <= STEPS; t++) {
      sd.fit(SmallNets.data(t));
      sd2.fit(SmallNets.data(t));
    }

    for (String name : SmallNets.NAMES.values()) {
      assertThat(flat(sd2.getVariable(name).getArr()))
          .as(name)
          .containsExactly(flat(sd.getVariable(name).getArr()));
    }
  }

  private static SameDiff sameDiff(Optimizer updater, MultiLayerNetwork weights) {
    SameDiff sd = SmallNets.sameDiff(updater, weights);
    QuietGradients.create(sd, SmallNets.NAMES.values().toArray(new String[0]));
    return sd;
  }

  /**
   * Trains by the paper's recurrence, with gradients of the network; from half of the steps on with
   * another rate.
   */
  private static double[] naive(OptimizerCase optimizer, double laterRate) {
    MultiLayerNetwork network = SmallNets.network(optimizer.at(optimizer.rate()));
    Naive.Run naive = new Naive.Run(optimizer, (int) network.numParams());
    for (int t = 1; t <= STEPS; t++) {
      DataSet data = SmallNets.data(t);
      network.setInput(data.getFeatures());
      network.setLabels(data.getLabels());
      network.computeGradientAndScore();
      INDArray mean = network.gradient().gradient().div(data.numExamples());
      double rate = t < STEPS / 2 ? optimizer.rate() : laterRate;
      double[] step = naive.step(flat(mean), rate, t);
      network.setParams(network.params().sub(Nd4j.createFromArray(step).reshape(1, -1)));
    }
    return flat(network.params());
  }

  private static double[] flat(INDArray array) {
    return array.reshape(array.length()).toDoubleVector();
  }
}
