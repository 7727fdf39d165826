package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.ScheduleFreeAdamW;
import org.kinema4j.optim.ScheduleFreeSgd;
import org.kinema4j.optim.Training;
import org.kinema4j.optim.contract.Rig.Kind;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The weights to evaluate: what they are, how they come into a model and out again. */
class EvaluationWeightsTest {

  private static final int STEPS = 10;
  private static final double EXACT = 1e-12;

  @TempDir Path directory;

  /** An optimizer that keeps weights, in a kind of model. */
  record Setting(Optimizer optimizer, Kind kind) {}

  static Stream<Setting> settings() {
    return Stream.<Optimizer>of(
            new ScheduleFreeSgd(0.1),
            new ScheduleFreeAdamW(0.1).withWeightDecay(0.2),
            new Decayed(new ScheduleFreeSgd(0.1), 0),
            new Lookahead(new Momentum(0.1), 3, 0.8),
            new Averaged(new Momentum(0.1)),
            new Averaged(new Momentum(0.1), Average.exponential(0.7).withoutWarmUp()),
            new Averaged(new Momentum(0.1), Average.exponential(0.3).withStart(3).withEvery(2)),
            new Averaged(new Momentum(0.1), Average.stochastic(4, 3)),
            new Averaged(new Averaged(new Lookahead(new AdamW(0.1)), Average.stochastic(2, 2))),
            new Lookahead(new Averaged(new AdamW(0.1)), 2, 0.4))
        .flatMap(
            optimizer -> Arrays.stream(Kind.values()).map(kind -> new Setting(optimizer, kind)));
  }

  private static NaiveModel naive(Optimizer optimizer) {
    return optimizer instanceof Decayed decayed
        ? AverageNaive.of(decayed.optimizer())
        : AverageNaive.of(optimizer);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areThoseOfThePaper(Setting setting) {
    Rig rig = setting.kind().start(setting.optimizer());
    rig.prepare();
    Map<String, NaiveTensor> expected = rig.tensors();
    NaiveModel naive = naive(setting.optimizer());
    for (int t = 1; t <= STEPS; t++) {
      Map<String, double[]> gradients = gradients(expected, t);
      rig.step(gradients);
      expected.forEach((name, tensor) -> copy(gradients.get(name), tensor.gradient));
      naive.step(List.copyOf(expected.values()), 0.1, t);
      assertEvaluated(rig, expected, t);
    }
  }

  private static void assertEvaluated(Rig rig, Map<String, NaiveTensor> expected, int t) {
    Map<String, NaiveTensor> before = rig.tensors();
    try (EvaluationWeights ignored = rig.evaluated()) {
      Map<String, NaiveTensor> evaluated = rig.tensors();
      expected.forEach(
          (name, tensor) ->
              assertThat(evaluated.get(name).theta)
                  .as("%s after step %d", name, t)
                  .containsExactly(tensor.state(AverageNaive.EVALUATED), within(EXACT)));
    }
    Map<String, NaiveTensor> after = rig.tensors();
    before.forEach(
        (name, tensor) -> assertThat(after.get(name).theta).containsExactly(tensor.theta));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areSavedWithTheModel(Setting setting) {
    Rig rig = setting.kind().start(setting.optimizer());
    rig.prepare();
    for (int t = 1; t <= STEPS; t++) {
      rig.step(gradients(rig.tensors(), t));
    }
    Rig loaded = rig.reloaded(directory);

    Map<String, NaiveTensor> expected = evaluated(rig);
    evaluated(loaded)
        .forEach(
            (name, tensor) -> assertThat(tensor.theta).containsExactly(expected.get(name).theta));
  }

  private static Map<String, NaiveTensor> evaluated(Rig rig) {
    try (EvaluationWeights ignored = rig.evaluated()) {
      return rig.tensors();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void areTheParametersBeforeTheFirstStep(Kind kind) {
    Rig rig = kind.start(new Averaged(new Lookahead(new ScheduleFreeSgd(1))));
    Map<String, NaiveTensor> before = rig.tensors();

    evaluated(rig)
        .forEach(
            (name, tensor) -> assertThat(tensor.theta).containsExactly(before.get(name).theta));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void modelsDoNotTrainWithThem(Kind kind) {
    Rig rig = kind.start(new Lookahead(new Momentum(0.1)));
    rig.prepare();
    rig.step(gradients(rig.tensors(), 1));
    Map<String, double[]> gradients = gradients(rig.tensors(), 2);
    EvaluationWeights open = rig.evaluated();

    assertThatThrownBy(() -> rig.step(gradients))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            new Lookahead(new Momentum(0.1))
                + " cannot step while its model has the weights to evaluate; close them first");
    assertThatThrownBy(rig::evaluated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("has the weights to evaluate already");

    open.close();
    rig.step(gradients);
    Map<String, NaiveTensor> after = rig.tensors();
    open.close();
    rig.tensors()
        .forEach((name, tensor) -> assertThat(tensor.theta).containsExactly(after.get(name).theta));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void modelsWithoutThemSaySo(Kind kind) {
    Rig rig = kind.start(new Decayed(new Momentum(0.1), 0.1));

    assertThatThrownBy(rig::evaluated)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have an optimizer that keeps weights to evaluate (Averaged,")
        .hasMessageEndingWith("but has [" + new Decayed(new Momentum(0.1), 0.1) + "]");
  }

  @Test
  void updatersOfDeeplearning4jKeepNone() {
    assertThatThrownBy(() -> EvaluationWeights.in(SmallNets.network(new Adam())))
        .hasMessageStartingWith("network must have an optimizer")
        .hasMessageEndingWith("but has []");
    assertThat(EvaluationWeights.keptBy(new Adam())).isFalse();
    assertThat(EvaluationWeights.keptBy(new AdamW())).isFalse();
    assertThat(EvaluationWeights.keptBy(new Decayed(new ScheduleFreeSgd(), 1))).isTrue();
    assertThat(EvaluationWeights.keptBy(new Averaged(new Momentum()))).isTrue();
  }

  /** Weights, biases of another block, and gamma and beta beside mean and variance. */
  @Test
  void layersWithoutAveragesKeepTheirWeights() {
    OutputLayer output = new OutputLayer.Builder(LossFunction.MSE).nIn(5).nOut(2).build();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Averaged(new Momentum(0.1)))
                .biasUpdater(new ScheduleFreeSgd(0.1))
                .list()
                .layer(new FrozenLayer(new DenseLayer.Builder().nIn(3).nOut(4).build()))
                .layer(new DenseLayer.Builder().nIn(4).nOut(5).updater(new Momentum(0.1)).build())
                .layer(new BatchNormalization.Builder().nOut(5).build())
                .layer(output)
                .build());
    network.init();
    Training.prepare(network);
    for (int t = 1; t <= 3; t++) {
      network.fit(SmallNets.data(t));
    }
    Map<String, INDArray> training = copies(network.paramTable());
    Map<String, INDArray> evaluated;
    try (EvaluationWeights ignored = EvaluationWeights.in(network)) {
      evaluated = copies(network.paramTable());
    }

    List<String> averaged = List.of("1_b", "2_beta", "2_gamma", "3_W", "3_b");
    training.forEach(
        (name, array) ->
            assertThat(evaluated.get(name).equals(array))
                .as(name)
                .isEqualTo(!averaged.contains(name)));
    assertThat(copies(network.paramTable())).isEqualTo(training);
  }

  private static Map<String, INDArray> copies(Map<String, INDArray> arrays) {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    arrays.forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  @Test
  void copiesHaveThemForGood() {
    Optimizer optimizer = new Averaged(new Momentum(0.1), Average.stochastic(2, 2));
    MultiLayerNetwork network = SmallNets.network(optimizer);
    ComputationGraph graph = SmallNets.graph(optimizer);
    SameDiff sd = SmallNets.sameDiff(optimizer, network);
    QuietGradients.create(sd, SmallNets.NAMES.values().toArray(new String[0]));
    Training.prepare(network);
    Training.prepare(graph);
    Training.prepare(sd);
    DataSet data = SmallNets.data(1);
    for (int t = 1; t <= 6; t++) {
      network.fit(data);
      graph.fit(data);
      sd.fit(data);
    }
    INDArray before = network.params().dup();
    MultiLayerNetwork copy = EvaluationWeights.copy(network);
    ComputationGraph graphCopy = EvaluationWeights.copy(graph);
    SameDiff sdCopy = EvaluationWeights.copy(sd);

    assertThat(network.params()).isEqualTo(before);
    assertThat(copy.params()).isNotEqualTo(before);
    try (EvaluationWeights ignored = EvaluationWeights.in(network)) {
      assertThat(copy.params()).isEqualTo(network.params());
      assertThat(copy.score(data)).isEqualTo(network.score(data));
    }
    try (EvaluationWeights ignored = EvaluationWeights.in(graph)) {
      assertThat(graphCopy.params()).isEqualTo(graph.params());
    }
    SmallNets.NAMES.forEach(
        (name, ofGraph) ->
            assertThat(sdCopy.getVariable(ofGraph).getArr().sub(copy.getParam(name)).amaxNumber())
                .as(name)
                .satisfies(gap -> assertThat(gap.doubleValue()).isLessThan(1e-9)));
  }

  /** What clips weights after each step is followed, because the average is of weights. */
  @Test
  void changesFromOutsideAreFollowed() {
    MultiLayerNetwork network =
        SmallNets.network(new Averaged(new Momentum(1e-4), Average.exponential(0.5)));
    Training.prepare(network);
    for (int t = 1; t <= 30; t++) {
      network.fit(SmallNets.data(1));
      network.params().assign(0.25);
    }

    try (EvaluationWeights ignored = EvaluationWeights.in(network)) {
      assertThat(network.params().sub(0.25).amaxNumber().doubleValue()).isLessThan(1e-3);
    }
  }

  @Test
  void twoAveragesHaveTwoNames() {
    assertThat(new Averaged(new Averaged(new Averaged(new Momentum()))).states())
        .containsExactly("v", "average", "average2", "average3");
  }

  private static Map<String, double[]> gradients(Map<String, NaiveTensor> tensors, int t) {
    return ModelRecurrenceTest.gradients(tensors, t);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
