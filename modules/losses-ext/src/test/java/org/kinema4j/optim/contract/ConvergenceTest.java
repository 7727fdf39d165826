package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Centralized;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** Every optimizer finds the valley of small problems at the rate of its case. */
class ConvergenceTest {

  /** Every optimizer once, with its defaults but for the rate. */
  static Stream<OptimizerCase> cases() {
    Set<Class<?>> seen = new HashSet<>();
    return OptimizerCases.all().filter(one -> seen.add(one.optimizer().getClass()));
  }

  /** x^2 + 10 y^2. */
  private static double[] quadratic(double x, double y) {
    return new double[] {x * x + 10 * y * y, 2 * x, 20 * y};
  }

  /** The function divided by 100, so that gradients at the start are about 1. */
  private static double[] rosenbrock(double x, double y) {
    double bend = y - x * x;
    double away = 1 - x;
    return new double[] {away * away / 100 + bend * bend, -away / 50 - 4 * x * bend, 2 * bend};
  }

  /** The same of the optimizers that see parameters. */
  static Stream<ModelCase> modelCases() {
    Set<Class<?>> seen = new HashSet<>();
    return ModelCases.all().filter(one -> seen.add(one.optimizer().getClass()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void quadratic(OptimizerCase optimizer) {
    Function<double[], double[]> surface = p -> quadratic(p[0], p[1]);
    assertThat(descend(optimizer, 2000, surface, 1, -1)).isLessThan(0.05);
  }

  @ParameterizedTest
  @MethodSource("modelCases")
  void quadraticOfModels(ModelCase optimizer) {
    Function<double[], double[]> surface = p -> quadratic(p[0], p[1]);
    assertThat(descend(optimizer, 2000, surface, 1, -1)).isLessThan(0.05);
  }

  /** From (-1.2, 1), where the function is 0.242; the way along the valley goes below 0.04. */
  @ParameterizedTest
  @MethodSource("cases")
  void rosenbrock(OptimizerCase optimizer) {
    Function<double[], double[]> surface = p -> rosenbrock(p[0], p[1]);
    assertThat(descend(optimizer, 3000, surface, -1.2, 1)).isLessThan(0.005);
  }

  /** Centralized steps keep the sum of the two, so they cannot follow the valley. */
  static Stream<ModelCase> modelCasesOfAnyDirection() {
    return modelCases().filter(one -> !(one.optimizer() instanceof Centralized));
  }

  @ParameterizedTest
  @MethodSource("modelCasesOfAnyDirection")
  void rosenbrockOfModels(ModelCase optimizer) {
    Function<double[], double[]> surface = p -> rosenbrock(p[0], p[1]);
    assertThat(descend(optimizer, 3000, surface, -1.2, 1)).isLessThan(0.005);
  }

  private static double descend(
      OptimizerCase optimizer, int steps, Function<double[], double[]> surface, double... start) {
    Optimizer config = optimizer.at(optimizer.rate());
    GradientUpdater<?> updater =
        config.instantiate(Nd4j.create(DataType.DOUBLE, config.stateSize(2)), true);
    double[] point = start.clone();
    for (int t = 0; t < steps; t++) {
      double[] value = surface.apply(point);
      INDArray gradient = Nd4j.createFromArray(value[1], value[2]);
      updater.applyUpdater(gradient, t, 0);
      point[0] -= gradient.getDouble(0);
      point[1] -= gradient.getDouble(1);
    }
    return surface.apply(point)[0];
  }

  private static double descend(
      ModelCase optimizer, int steps, Function<double[], double[]> surface, double... start) {
    Rig rig = LayersRig.point(optimizer.at(optimizer.rate()), start[0], start[1]);
    rig.prepare();
    for (int t = 0; t < steps; t++) {
      double[] value = surface.apply(rig.tensors().get("0_W").theta);
      rig.step(Map.of("0_W", new double[] {value[1], value[2]}));
    }
    return surface.apply(rig.tensors().get("0_W").theta)[0];
  }

  @ParameterizedTest
  @MethodSource("cases")
  void network(OptimizerCase optimizer) {
    checkNetwork(optimizer.at(optimizer.rate()));
  }

  @ParameterizedTest
  @MethodSource("modelCases")
  void networkOfModels(ModelCase optimizer) {
    checkNetwork(optimizer.at(optimizer.rate()));
  }

  private static void checkNetwork(Optimizer optimizer) {
    DataSet data = SmallNets.data(1);
    MultiLayerNetwork network = SmallNets.network(optimizer);
    Training.prepare(network);
    double before = network.score(data);
    for (int t = 0; t < 200; t++) {
      network.fit(data);
    }

    assertThat(network.score(data)).isLessThan(0.7 * before);
  }
}
