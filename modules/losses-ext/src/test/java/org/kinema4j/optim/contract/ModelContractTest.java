package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.contract.Rig.Kind;
import org.nd4j.linalg.api.buffer.DataType;

/** What holds for every optimizer that sees parameters, besides its recurrence. */
class ModelContractTest {

  private static final int STEPS = 10;
  private static final double EXACT = 1e-12;
  private static final double FLOAT = 2e-5;

  static Stream<ModelCase> cases() {
    return ModelCases.all();
  }

  static Stream<ModelCase> resting() {
    return ModelCases.all().filter(ModelCase::restsAtRateZero);
  }

  static Stream<ModelCase> everywhere() {
    return ModelCases.all().filter(one -> one.fits(Kind.SAME_DIFF));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stateHasTheDocumentedSize(ModelCase one) {
    Optimizer optimizer = one.optimizer();
    MultiLayerNetwork network = SmallNets.network(optimizer);

    assertThat(optimizer.states()).hasSize(one.arrays());
    assertThat(optimizer.stateSize(1000)).isEqualTo(1000L * one.arrays());
    assertThat(network.getUpdater().getStateViewArray().length())
        .isEqualTo(one.arrays() * network.numParams());
  }

  @ParameterizedTest
  @MethodSource("resting")
  void rateZeroChangesNothing(ModelCase one) {
    for (Kind kind : Kind.values()) {
      if (one.fits(kind)) {
        Rig rig = kind.start(one.at(0));
        rig.prepare();
        Map<String, NaiveTensor> before = rig.tensors();
        for (int t = 1; t <= STEPS; t++) {
          rig.step(Gradients.of(before, t));
        }
        NaiveRun.compare(rig.tensors(), before, 0, STEPS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenStepsInFloat(ModelCase one) {
    Rig rig = LayersRig.start(Kind.NETWORK, one.optimizer(), DataType.FLOAT);
    rig.prepare();
    double[] rates = new double[STEPS];
    Arrays.fill(rates, one.optimizer().learningRate().valueAt(0, 0));
    NaiveRun.check(rig, one, rates, FLOAT);
  }

  /** Gains and biases are arrays of rank 1 in the SameDiff graph. */
  @ParameterizedTest
  @MethodSource("everywhere")
  void sameGradientsGiveTheSameParameters(ModelCase one) {
    Rig network = Kind.NETWORK.start(one.optimizer());
    Rig graph = SameDiffRig.like(network, one.optimizer());
    network.prepare();
    graph.prepare();
    for (int t = 1; t <= STEPS; t++) {
      Map<String, double[]> gradients = Gradients.of(network.tensors(), t);
      network.step(gradients);
      graph.step(gradients);
      NaiveRun.compare(graph.tensors(), network.tensors(), EXACT, t);
    }
  }
}
