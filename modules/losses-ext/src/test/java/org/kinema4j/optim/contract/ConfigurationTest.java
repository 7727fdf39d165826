package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Centring;
import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.RmsPropMomentum;
import org.kinema4j.optim.Rprop;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Optimizers as values: stored, copied, compared, printed, and refused where they make no sense.
 */
class ConfigurationTest {

  private static final ISchedule SCHEDULE = new ExponentialSchedule(ScheduleType.EPOCH, 0.3, 0.99);

  static Stream<Optimizer> optimizers() {
    return OptimizerCases.all().map(OptimizerCase::optimizer);
  }

  private static Optimizer scheduled(Optimizer optimizer) {
    Optimizer copy = optimizer.clone();
    copy.setLrAndSchedule(Double.NaN, SCHEDULE);
    return copy;
  }

  @Test
  void everyOptimizerHasCases() {
    assertThat(optimizers().map(Optimizer::getClass).distinct().map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(
            Optimizers.all().stream().map(OptimizerEntry::name).toList());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void jsonOfNetworksKeepsAll(Optimizer optimizer) {
    for (Optimizer one : new Optimizer[] {optimizer, scheduled(optimizer)}) {
      MultiLayerConfiguration network = SmallNets.network(one).getLayerWiseConfigurations();
      MultiLayerConfiguration network2 = MultiLayerConfiguration.fromJson(network.toJson());
      ComputationGraphConfiguration graph = SmallNets.graph(one).getConfiguration();

      assertThat(network2).isEqualTo(network);
      assertThat(((BaseLayer) network2.getConf(0).getLayer()).getIUpdater()).isEqualTo(one);
      assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void jsonOfSameDiffKeepsAll(Optimizer optimizer) {
    for (Optimizer one : new Optimizer[] {optimizer, scheduled(optimizer)}) {
      TrainingConfig config =
          TrainingConfig.builder()
              .updater(one)
              .dataSetFeatureMapping("in")
              .dataSetLabelMapping("labels")
              .build();

      assertThat(TrainingConfig.fromJson(config.toJson()).getUpdater()).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void javaSerializationKeepsAll(Optimizer optimizer) throws Exception {
    assertThat(serialized(optimizer)).isEqualTo(optimizer).hasSameHashCodeAs(optimizer);
    assertThat(serialized(scheduled(optimizer))).isEqualTo(scheduled(optimizer));
  }

  private static Object serialized(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void copiesAreEqualAndIndependent(Optimizer optimizer) {
    Optimizer copy = optimizer.clone();
    assertThat(copy).isEqualTo(optimizer).hasSameHashCodeAs(optimizer).isNotSameAs(optimizer);
    String before = optimizer.toString();

    copy.setLrAndSchedule(123, null);

    assertThat(copy).isNotEqualTo(optimizer).isNotEqualTo(scheduled(optimizer));
    assertThat(copy.getLearningRate(0, 0)).isEqualTo(123);
    assertThat(copy.toString()).contains("learningRate=123.0");
    assertThat(optimizer).hasToString(before);
    assertThat(scheduled(copy)).isEqualTo(scheduled(optimizer));
    assertThat(scheduled(optimizer).getLearningRate(0, 2)).isEqualTo(SCHEDULE.valueAt(0, 2));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void refusesWhatDoesNotFit(Optimizer optimizer) {
    INDArray state = Nd4j.create(DataType.DOUBLE, optimizer.stateSize(4));
    GradientUpdater<?> updater = optimizer.instantiate(state, true);

    assertThat(updater.getConfig()).isEqualTo(optimizer);
    assertThatThrownBy(() -> updater.applyUpdater(Nd4j.ones(DataType.DOUBLE, 3), 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient of %s must have length 4, received 3", optimizer);
    assertThatThrownBy(() -> optimizer.instantiate(Map.of("other", state), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state of %s must be %s, received [other]", optimizer, optimizer.states());
    assertThatThrownBy(() -> optimizer.clone().setLrAndSchedule(-1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate must be in [0, ∞), received -1.0");
    assertThatThrownBy(() -> optimizer.clone().setLrAndSchedule(Double.NaN, null))
        .hasMessage("learningRate must be in [0, ∞), received NaN");
  }

  @Test
  void refusesStateOfAnotherSize() {
    assertThatThrownBy(() -> new Rprop().instantiate(Nd4j.ones(DataType.DOUBLE, 5), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("state of Rprop[")
        .hasMessageEndingWith("must be a multiple of 2, received length 5");
    assertThatThrownBy(
            () ->
                new Momentum()
                    .instantiate(Nd4j.ones(DataType.DOUBLE, 4, 4).get(all(), interval(0, 2)), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("state must lie in one piece of memory, received ");
  }

  @Test
  void refusesLimitsInTheWrongOrder() {
    assertThatThrownBy(() -> new Rprop().withMaximum(1e-5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minimum must be in (0, maximum], received 1.0E-4 above 1.0E-5");
  }

  @Test
  void sharesNoLearningRate() {
    LearningRate rate = LearningRate.of(0.5);
    Momentum one = new Momentum(rate, 0.9);
    Momentum two = new Momentum(rate, 0.9);

    one.setLrAndSchedule(0.1, null);

    assertThat(two.getLearningRate(0, 0)).isEqualTo(0.5);
    assertThat(rate).isEqualTo(LearningRate.of(0.5)).isNotEqualTo(one.learningRate());
    assertThat(new Momentum(SCHEDULE).learningRate()).isEqualTo(LearningRate.of(SCHEDULE));
  }

  @Test
  void centringNeedsOneMoreArray() {
    RmsPropMomentum plain = new RmsPropMomentum();

    assertThat(plain.stateSize(7)).isEqualTo(14);
    assertThat(plain.withCentring(Centring.CENTRED).stateSize(7)).isEqualTo(21);
  }
}
