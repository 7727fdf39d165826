package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.NAdam;
import org.kinema4j.optim.schedule.Constant;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class NetworksTest {

  // 4 gates * (inputs + 32 + 1) * 32 for each direction; dense 64 * 8 + 8.
  @ParameterizedTest
  @CsvSource({
    "bilstm, 69, 76296",
    "bilstm, 66, 75528",
    "bilstm-dropout, 69, 76296",
    "bilstm-small, 69, 26632"
  })
  void hasTheParametersOfItsDefinition(String name, int features, int parameters) {
    assertThat(network(name, new NetworkShape(features, 240, 8)).numParams()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {Networks.BILSTM, Networks.BILSTM_SMALL})
  void givesAProbabilityForEachClass(String name) {
    INDArray output =
        network(name, new NetworkShape(3, 40, 5)).outputSingle(Nd4j.rand(new int[] {6, 3, 40}));

    assertThat(output.shape()).containsExactly(6, 5);
    for (double sum : output.sum(1).toDoubleVector()) {
      assertThat(sum).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  /** Keras: the backward half is the state after the whole window was read from its end. */
  @Test
  void lastLayerReadsTheWholeWindowInBothDirections() {
    ComputationGraph network = network(Networks.BILSTM, new NetworkShape(2, 30, 3));
    INDArray window = Nd4j.rand(new int[] {1, 2, 30});
    INDArray input = network.feedForward(window, false).get("bilstm2");

    INDArray states = network.feedForward(window, false).get("states");

    double[] forward = lastState(network, "f", input, false);
    double[] backward = lastState(network, "b", input, true);
    for (int u = 0; u < 32; u++) {
      assertThat(states.getDouble(0, u)).isBetween(forward[u] - 1e-5, forward[u] + 1e-5);
      assertThat(states.getDouble(0, 32 + u)).isBetween(backward[u] - 1e-5, backward[u] + 1e-5);
    }
  }

  /** A naive LSTM in double; the order of gates is input, forget, cell, output. */
  private static double[] lastState(
      ComputationGraph network, String side, INDArray input, boolean reversed) {
    INDArray w = network.getParam("states_" + side + "W");
    INDArray r = network.getParam("states_" + side + "RW");
    INDArray b = network.getParam("states_" + side + "b");
    int frames = (int) input.size(2);
    double[] h = new double[32];
    double[] c = new double[32];
    for (int step = 0; step < frames; step++) {
      int t = reversed ? frames - 1 - step : step;
      double[] z = new double[128];
      for (int g = 0; g < 128; g++) {
        z[g] = b.getDouble(g);
        for (int i = 0; i < input.size(1); i++) {
          z[g] += input.getDouble(0, i, t) * w.getDouble(i, g);
        }
        for (int u = 0; u < 32; u++) {
          z[g] += h[u] * r.getDouble(u, g);
        }
      }
      for (int u = 0; u < 32; u++) {
        c[u] = sigmoid(z[32 + u]) * c[u] + sigmoid(z[u]) * Math.tanh(z[64 + u]);
        h[u] = sigmoid(z[96 + u]) * Math.tanh(c[u]);
      }
    }
    return h;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> Networks.named("transformer"))
        .hasMessage(
            "network must be one of bilstm, bilstm-dropout, bilstm-small, received transformer");
    assertThatThrownBy(() -> Optimizers.create("adamant", 0.1))
        .hasMessageStartingWith(
            "optimizer must be one of adam, amsgrad, nesterov, rmsprop, sgd, Momentum, ")
        .hasMessageEndingWith(", received adamant; did you mean adam?");
    assertThatThrownBy(() -> new NetworkShape(3, 40, 1))
        .hasMessage("classes must be in [2, \u221e), received 1");
    assertThatThrownBy(() -> new NetworkShape(0, 40, 2)).hasMessageContaining("received 0 and 40");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "AMSGrad", "nesterov", "rmsprop", "sgd", "Lion", "n-adam"})
  void everyOptimizerHasTheLearningRateAskedFor(String name) {
    assertThat(Optimizers.create(name, 0.25).getLearningRate(0, 0)).isEqualTo(0.25);
  }

  /** Deeplearning4j's Nadam is not among them, this one is right. */
  @Test
  void optimizersOfOurOwnHaveTheirParameters() {
    assertThat(Optimizers.create("nadam", Map.of())).isEqualTo(new NAdam());
    assertThat(Optimizers.create("lion", Map.of("beta1", 0.5)))
        .isEqualTo(new Lion().withBeta1(0.5));
    assertThat(Optimizers.create("decayed", Map.of("optimizer", "lion", "weightDecay", 0.1)))
        .isEqualTo(new Decayed(new Lion(), 0.1));
    assertThat(Optimizers.settings(new Lion())).containsEntry("learningRate", 1e-4);
    assertThat(Optimizers.name(new Decayed(new Lion(), 0.1))).isEqualTo("Decayed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "amsgrad", "nesterov", "rmsprop", "sgd"})
  void optimizersOfDeeplearning4jHaveALearningRateAndASchedule(String name) {
    IUpdater updater = Optimizers.create(name, Map.of());
    assertThat(Optimizers.name(updater)).isEqualTo(name);
    assertThat(Optimizers.settings(updater)).isEqualTo(Map.of("learningRate", 1e-3));
    assertThat(Optimizers.schedule(updater)).isEmpty();

    updater.setLrAndSchedule(0.1, new Constant(0.1));
    assertThat(Optimizers.schedule(updater)).contains(new Constant(0.1));
    assertThat(Optimizers.settings(updater))
        .isEqualTo(Map.of("learningRate", Map.of("type", "Constant", "value", 0.1)));

    assertThatThrownBy(() -> Optimizers.create(name, Map.of("beta1", 0.5)))
        .hasMessage("parameter of %s must be one of learningRate, received beta1".formatted(name));
    assertThatThrownBy(() -> Optimizers.create(name, Map.of("learningRate", "high")))
        .hasMessage("learningRate must be a number, received high");
  }

  @Test
  void ofAnotherUpdaterNoScheduleIsKnown() {
    assertThat(Optimizers.schedule(new NoOp())).isEmpty();
  }

  private static ComputationGraph network(String name, NetworkShape shape) {
    return Networks.build(
        Networks.named(name), shape, new LossMCXENT(), Optimizers.create("adam", 1e-3), 1);
  }
}
