package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Centralized;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Outputs;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.Sight;
import org.kinema4j.optim.Training;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** What changes gradients before the step: stored, put into place, taken away, refused. */
class StageSetUpTest {

  private static final Momentum MOMENTUM = new Momentum(0.1);
  private static final Clipped CLIPPED = new Clipped(MOMENTUM, Clipping.byGlobalNorm(0.1));

  static Stream<Optimizer> optimizers() {
    Optimizer scheduled =
        new Accumulated(new Momentum(new ExponentialSchedule(ScheduleType.ITERATION, 0.3, 0.9)), 3);
    return Stream.of(
        CLIPPED,
        scheduled,
        new Clipped(new AdamW(), Clipping.adaptive(0.3).withOutputs(Outputs.LAST)),
        new Clipped(MOMENTUM, Clipping.byValue(1)),
        new Centralized(MOMENTUM, Outputs.FIRST),
        new SharpnessAware(new Clipped(new Accumulated(MOMENTUM, 4), Clipping.byGlobalNorm(2))));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void jsonAndCopiesKeepAll(Optimizer optimizer) {
    MultiLayerConfiguration network = SmallNets.network(optimizer).getLayerWiseConfigurations();
    ComputationGraphConfiguration graph = SmallNets.graph(optimizer).getConfiguration();
    TrainingConfig config =
        TrainingConfig.builder()
            .updater(optimizer)
            .dataSetFeatureMapping("in")
            .dataSetLabelMapping("labels")
            .build();

    assertThat(MultiLayerConfiguration.fromJson(network.toJson())).isEqualTo(network);
    assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    assertThat(TrainingConfig.fromJson(config.toJson()).getUpdater()).isEqualTo(optimizer);
    Optimizer copy = optimizer.clone();
    assertThat(copy).isEqualTo(optimizer).hasSameHashCodeAs(optimizer);
    copy.setLrAndSchedule(123, null);
    assertThat(copy).isNotEqualTo(optimizer);
    assertThat(optimizer.toString()).doesNotContain("123");
  }

  @Test
  void ratesAreThoseOfSteps() {
    Optimizer scheduled =
        new Decayed(
            new Accumulated(
                new Momentum(new ExponentialSchedule(ScheduleType.ITERATION, 8, 0.5)), 2),
            0.1);

    assertThat(new double[] {rate(scheduled, 0), rate(scheduled, 1), rate(scheduled, 2)})
        .containsExactly(0, 8, 0);
    assertThat(rate(scheduled, 3)).isEqualTo(4);
  }

  private static double rate(Optimizer optimizer, int iteration) {
    return optimizer.getLearningRate(iteration, 0);
  }

  @Test
  void clippingSaysWhatItMustSee() {
    assertThat(Clipping.byValue(1).sight()).isEqualTo(Sight.ELEMENT);
    assertThat(Clipping.adaptive().sight()).isEqualTo(Sight.TENSOR);
    assertThat(Clipping.adaptive().threshold()).isEqualTo(Clipping.DEFAULT_RATIO);
    assertThat(new SharpnessAware(MOMENTUM).rho()).isEqualTo(SharpnessAware.DEFAULT_RHO);
    assertThat(CLIPPED.sight()).isEqualTo(Sight.NETWORK);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Clipping.byValue(0))
        .hasMessage("threshold must be in (0, ∞), received 0.0");
    assertThatThrownBy(() -> Clipping.byGlobalNorm(Double.NaN))
        .hasMessage("threshold must be in (0, ∞), received NaN");
    assertThatThrownBy(() -> new Accumulated(MOMENTUM, 0))
        .hasMessage("batches must be in [1, ∞), received 0");
    assertThatThrownBy(() -> new SharpnessAware(MOMENTUM, 0))
        .hasMessage("rho must be in (0, ∞), received 0.0");
    assertThatThrownBy(() -> new Centralized(null))
        .hasMessage("optimizer must be given, received null");
    assertThatThrownBy(() -> new Clipped(MOMENTUM, null))
        .hasMessage("clipping must be given, received null");
  }

  @Test
  void refusesWhatMustBeOutside() {
    Optimizer sharp = new SharpnessAware(MOMENTUM);
    assertThatThrownBy(() -> new Accumulated(new Decayed(CLIPPED, 0.1), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Clipped must be around Accumulated, not within: gradients of the whole model are"
                + " changed before those of a block; received %s within",
            CLIPPED);
    assertThatThrownBy(() -> new Centralized(CLIPPED)).hasMessageContaining("around Centralized");
    assertThatThrownBy(() -> new Clipped(CLIPPED, Clipping.byValue(1)))
        .hasMessageContaining("around Clipped");
    for (Clipping clipping : List.of(Clipping.byValue(1), Clipping.byGlobalNorm(1))) {
      assertThatThrownBy(() -> new Clipped(sharp, clipping))
          .hasMessage(
              "SharpnessAware must be around Clipped, not within: it computes the gradients anew,"
                  + " once; received %s within",
              sharp);
    }
    assertThatThrownBy(() -> new SharpnessAware(sharp)).hasMessageContaining("anew, once");
  }

  @Test
  void listenersThatReplaceTheStageAreNoticed() {
    MultiLayerNetwork network = SmallNets.network(CLIPPED);
    ComputationGraph graph = SmallNets.graph(CLIPPED);
    Training.prepare(network);
    Training.prepare(graph);
    network.fit(SmallNets.data(1));
    graph.fit(SmallNets.data(1));
    network.setListeners(new BaseTrainingListener() {});
    graph.setListeners(new BaseTrainingListener() {});
    String message =
        CLIPPED
            + " changes the gradients of the whole model in a listener, which did not run in"
            + " iteration 1; call Training.prepare(model) after setListeners, and train with fit";

    assertThatThrownBy(() -> network.fit(SmallNets.data(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> graph.fit(SmallNets.data(2))).hasMessage(message);
    Training.prepare(network);
    Training.prepare(graph);
    network.fit(SmallNets.data(2));
    graph.fit(SmallNets.data(2));
    assertThat(network.getListeners()).hasSize(2);
    assertThat(graph.getListeners()).hasSize(2);
  }

  @Test
  void addedListenersSeeWhatTheUpdatersGet() {
    double[] norm = new double[1];
    MultiLayerNetwork network = SmallNets.network(CLIPPED);
    network.addListeners(
        new BaseTrainingListener() {
          @Override
          public void onGradientCalculation(Model model) {
            norm[0] = model.gradient().gradient().norm2Number().doubleValue();
          }
        });
    Training.prepare(network);
    network.fit(SmallNets.data(1));

    assertThat(norm[0] / 40).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void preparedTwiceIsPreparedOnce() {
    MultiLayerNetwork once = SmallNets.network(new SharpnessAware(CLIPPED));
    MultiLayerNetwork twice = SmallNets.network(new SharpnessAware(CLIPPED));
    MultiLayerNetwork plain = SmallNets.network(MOMENTUM);
    Training.prepare(once);
    Training.prepare(twice);
    Training.prepare(plain);
    for (int t = 1; t <= 3; t++) {
      Training.prepare(twice);
      once.fit(SmallNets.data(t));
      twice.fit(SmallNets.data(t));
    }

    assertThat(flat(twice.params())).containsExactly(flat(once.params()));
    assertThat(twice.getListeners()).hasSize(1);
    assertThat(plain.getListeners()).isEmpty();
  }

  /** A clone has updaters of its own, and its gradients are not those of the first network. */
  @Test
  void clonesAndChangedRatesArePreparedAgain() {
    MultiLayerNetwork network = SmallNets.network(CLIPPED);
    Training.prepare(network);
    network.fit(SmallNets.data(1));
    MultiLayerNetwork clone = network.clone();
    clone.setListeners(network.getListeners());
    assertThatThrownBy(() -> clone.fit(SmallNets.data(2)))
        .hasMessageContaining("call Training.prepare(model)");
    Training.prepare(clone);
    network.fit(SmallNets.data(2));
    clone.fit(SmallNets.data(2));
    assertThat(flat(clone.params())).containsExactly(flat(network.params()));

    network.setLearningRate(0.01);
    assertThatThrownBy(() -> network.fit(SmallNets.data(3)))
        .hasMessageContaining("after setLearningRate");
    Training.prepare(network);
    network.fit(SmallNets.data(3));
  }

  @Test
  void layersMustAgree() {
    MultiLayerNetwork network = SmallNets.network(CLIPPED, MOMENTUM);
    assertThatThrownBy(() -> Training.prepare(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "gradients of the whole model must be changed alike in all layers, but layer0_W has"
                + " [CLIPPED_BY_GLOBAL_NORM 0.1] and layer0_b has []; give every layer and bias"
                + " the same");
    assertThatThrownBy(() -> Training.prepare(SmallNets.network(CLIPPED, new Adam())))
        .hasMessageContaining("layer0_b has []");
  }

  @Test
  void sameDiffIsRefused() {
    for (Optimizer optimizer : List.of(CLIPPED, new SharpnessAware(MOMENTUM))) {
      SameDiff sd = SmallNets.sameDiff(optimizer, SmallNets.network(MOMENTUM));
      assertThatThrownBy(() -> Training.prepare(sd))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("but SameDiff steps one variable at a time");
    }
  }

  @Test
  void earlyStoppingTrains() {
    List<DataSet> data = List.of(SmallNets.data(1), SmallNets.data(2));
    MultiLayerNetwork network = SmallNets.network(new SharpnessAware(CLIPPED));
    MultiLayerNetwork plain = SmallNets.network(new SharpnessAware(CLIPPED));
    Training.prepare(network);
    Training.prepare(plain);
    EarlyStoppingConfiguration<MultiLayerNetwork> configuration =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
            .scoreCalculator(new DataSetLossCalculator(new ExistingDataSetIterator(data), true))
            .modelSaver(new InMemoryModelSaver<>())
            .saveLastModel(true)
            .build();
    new EarlyStoppingTrainer(configuration, network, new ExistingDataSetIterator(data)).fit();
    plain.fit(new ExistingDataSetIterator(data), 3);

    assertThat(flat(network.params())).containsExactly(flat(plain.params()));
  }

  /** In a block without tensors, on one element, on one row, and where it is not a number. */
  @Test
  void oddArraysAreStepped() {
    INDArray gradient = Nd4j.createFromArray(3.0, Double.NaN, -3.0);
    Optimizer clipped = new Clipped(new Momentum(1).withMomentum(0), Clipping.byValue(0.5));
    clipped.instantiate(Nd4j.create(DataType.DOUBLE, 3), true).applyUpdater(gradient, 0, 0);
    assertThat(gradient.toDoubleVector()).containsExactly(0.5, Double.NaN, -0.5);

    for (Optimizer optimizer :
        List.of(new Centralized(MOMENTUM), new Clipped(MOMENTUM, Clipping.adaptive(1e9)))) {
      SameDiff sd = SameDiff.create();
      sd.var("row", Nd4j.createFromArray(new double[][] {{1, 2, 3}}));
      sd.var("one", Nd4j.createFromArray(new double[][] {{5}}));
      sd.math().square(sd.getVariable("row")).sum().add(sd.getVariable("one").sum()).rename("loss");
      sd.placeHolder("unused", DataType.DOUBLE, 1);
      sd.setLossVariables("loss");
      sd.setTrainingConfig(
          TrainingConfig.builder()
              .updater(optimizer)
              .dataSetFeatureMapping("unused")
              .markLabelsUnused()
              .build());
      Training.prepare(sd);
      sd.fit(new DataSet(Nd4j.ones(DataType.DOUBLE, 1), null));

      assertThat(sd.getVariable("row").getArr().toDoubleMatrix()[0])
          .as(optimizer.toString())
          .containsExactly(new double[] {0.8, 1.6, 2.4}, within(1e-12));
      assertThat(sd.getVariable("one").getArr().getDouble(0)).isEqualTo(4.9);
    }
  }

  private static double[] flat(INDArray array) {
    return array.reshape(array.length()).toDoubleVector();
  }
}
