package org.kinema4j.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Scores reach the schedules of models, and models keep what was seen. */
class PlateauTest {

  /** The third score is the first that is no better twice in a row, the sixth the second such. */
  private static final List<Double> SCORES = List.of(1.0, 0.9, 0.95, 0.9, 0.8, 0.8, 0.85, 0.7);

  private static final List<Double> RATES = List.of(.1, .1, .1, .05, .05, .05, .025, .025);
  private static final double TOLERANCE = 1e-15;
  private static final int HALF = 3;

  @TempDir private Path folder;

  private static ReduceOnPlateau halving() {
    return new ReduceOnPlateau(new Constant(0.1))
        .withReduction(new Reduction().withFactor(0.5).withPatience(1));
  }

  /** Gives the scores from the first epoch on. */
  private static <T> ToDoubleFunction<T> scores(int first) {
    Iterator<Double> scores = SCORES.subList(first, SCORES.size()).iterator();
    return model -> scores.next();
  }

  @Test
  void networksFollowTheirScores() {
    MultiLayerNetwork network = Models.network(new Adam(halving()));
    network.addListeners(new PlateauListener(scores(0)));

    for (double rate : RATES) {
      network.fit(Models.epoch(2), 1);
      assertThat(network.getLearningRate(0)).isCloseTo(rate, within(TOLERANCE));
    }
  }

  @Test
  void computationGraphsFollowTheirScores() {
    ComputationGraph graph = Models.graph(new Adam(halving()));
    graph.addListeners(new PlateauListener(scores(0)));

    for (double rate : RATES) {
      graph.fit(Models.epoch(2), 1);
      assertThat(graph.getLearningRate("out")).isCloseTo(rate, within(TOLERANCE));
    }
  }

  @Test
  void sameDiffFollowsItsScores() {
    SameDiff sd = Models.sameDiff(new Adam(halving()));
    sd.addListeners(new PlateauGraphListener(scores(0)));

    for (double rate : RATES) {
      sd.fit(Models.epoch(2), 1);
      assertThat(rate(sd)).isCloseTo(rate, within(TOLERANCE));
    }
  }

  /** Gradient descent by Deeplearning4j, by this module, and within another optimizer. */
  static Stream<IUpdater> descents() {
    Momentum momentum = new Momentum(halving()).withMomentum(0);
    return Stream.of(new Sgd(halving()), momentum, new Decayed(momentum, 0));
  }

  /** The step, not only the configuration, has the reduced rate. */
  @ParameterizedTest
  @MethodSource("descents")
  void stepsHaveTheReducedRate(IUpdater descent) {
    MultiLayerNetwork network = Models.network(descent);
    SameDiff sd = Models.sameDiff(descent.clone());
    double expected = 1;
    for (int epoch = 0; epoch < SCORES.size(); epoch++) {
      expected *= 1 - 2 * (epoch == 0 ? 0.1 : RATES.get(epoch - 1));
      network.fit(Models.epoch(1), 1);
      sd.fit(Models.epoch(1), 1);

      assertThat(network.params().getDouble(0)).isCloseTo(expected, within(1e-14));
      assertThat(sd.getVariable("w").getArr().getDouble(0)).isCloseTo(expected, within(1e-14));
      ScoreFeed.observe(network, SCORES.get(epoch));
      ScoreFeed.observe(sd, SCORES.get(epoch));
    }
  }

  /** Four batches that make one step count as one, for a warm-up before the plateau, too. */
  @Test
  void accumulatedBatchesCountAsOneStep() {
    MultiLayerNetwork single = Models.network(new Momentum(warmedUp()));
    MultiLayerNetwork fourfold = Models.network(new Accumulated(new Momentum(warmedUp()), 4));
    for (int step = 0; step < 12; step++) {
      single.fit(Models.epoch(1), 1);
      fourfold.fit(Models.epoch(4), 1);
      ScoreFeed.observe(single, 1);
      ScoreFeed.observe(fourfold, 1);

      assertThat(learningRate(fourfold)).as("step %d", step).isEqualTo(learningRate(single));
    }
    assertThat(learningRate(single).valueAt(12, 0)).isLessThan(0.1);
  }

  private static WarmUp warmedUp() {
    return new WarmUp(halving(), 6);
  }

  private static LearningRate learningRate(MultiLayerNetwork network) {
    BaseLayer layer = (BaseLayer) network.getLayer(0).conf().getLayer();
    return ((Optimizer) layer.getIUpdater()).learningRate();
  }

  @Test
  void networksResumeAsIfTheyHadNotStopped() throws Exception {
    MultiLayerNetwork whole = Models.network(new Adam(halving()));
    whole.addListeners(new PlateauListener(scores(0)));
    whole.fit(Models.epoch(2), SCORES.size());
    MultiLayerNetwork first = Models.network(new Adam(halving()));
    first.addListeners(new PlateauListener(scores(0)));
    first.fit(Models.epoch(2), HALF);
    File file = folder.resolve("network.zip").toFile();

    ModelSerializer.writeModel(first, file, true);
    MultiLayerNetwork second = ModelSerializer.restoreMultiLayerNetwork(file, true);
    second.addListeners(new PlateauListener(scores(HALF)));
    second.fit(Models.epoch(2), SCORES.size() - HALF);

    assertThat(second.getLearningRate(0)).isEqualTo(whole.getLearningRate(0)).isLessThan(0.03);
    assertThat(second.params()).isEqualTo(whole.params());
    assertThat(second.getLayerWiseConfigurations()).isEqualTo(whole.getLayerWiseConfigurations());
  }

  @Test
  void computationGraphsResumeAsIfTheyHadNotStopped() throws Exception {
    ComputationGraph whole = Models.graph(new Adam(halving()));
    whole.addListeners(new PlateauListener(scores(0)));
    whole.fit(Models.epoch(2), SCORES.size());
    ComputationGraph first = Models.graph(new Adam(halving()));
    first.addListeners(new PlateauListener(scores(0)));
    first.fit(Models.epoch(2), HALF);
    File file = folder.resolve("graph.zip").toFile();

    ModelSerializer.writeModel(first, file, true);
    ComputationGraph second = ModelSerializer.restoreComputationGraph(file, true);
    second.addListeners(new PlateauListener(scores(HALF)));
    second.fit(Models.epoch(2), SCORES.size() - HALF);

    assertThat(second.getLearningRate("out")).isEqualTo(whole.getLearningRate("out"));
    assertThat(second.params()).isEqualTo(whole.params());
  }

  @Test
  void sameDiffResumesAsIfItHadNotStopped() {
    SameDiff whole = Models.sameDiff(new Adam(halving()));
    whole.addListeners(new PlateauGraphListener(scores(0)));
    whole.fit(Models.epoch(2), SCORES.size());
    SameDiff first = Models.sameDiff(new Adam(halving()));
    first.addListeners(new PlateauGraphListener(scores(0)));
    first.fit(Models.epoch(2), HALF);
    File file = folder.resolve("graph.fb").toFile();

    first.save(file, true);
    SameDiff second = SameDiff.load(file, true);
    second.addListeners(new PlateauGraphListener(scores(HALF)));
    second.fit(Models.epoch(2), SCORES.size() - HALF);

    assertThat(rate(second)).isEqualTo(rate(whole)).isLessThan(0.03);
    assertThat(second.getVariable("w").getArr()).isEqualTo(whole.getVariable("w").getArr());
  }

  /** Without a function, the score is the mean of the epoch's training scores. */
  @Test
  void listenersOfNetworksTakeTheMeanTrainingScore() {
    MultiLayerNetwork network = Models.network(new Sgd(halving()));
    network.addListeners(new PlateauListener());

    network.fit(Models.epoch(3), 2);

    // w is 0.8^t before step t, its score w^2
    double second = (Math.pow(0.64, 3) + Math.pow(0.64, 4) + Math.pow(0.64, 5)) / 3;
    assertThat(best(network.getLayer(0).conf().getLayer().getUpdaterByParam("W")))
        .isCloseTo(second, within(1e-12));
  }

  @Test
  void listenersOfGraphsTakeTheLossOnData() {
    SameDiff sd = Models.sameDiff(new Sgd(halving()));
    MultiDataSet data = Models.epoch(1).next().toMultiDataSet();
    sd.addListeners(new PlateauGraphListener(PlateauGraphListener.lossOn(data)));

    sd.fit(Models.epoch(3), 2);

    assertThat(best(sd.getTrainingConfig().getUpdater()))
        .isCloseTo(Math.pow(0.64, 6), within(1e-12));
  }

  @Test
  void reachesLayersWithinLayersAndBiases() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(new Adam(halving()))
                .list()
                .layer(new Bidirectional(new LSTM.Builder().nIn(2).nOut(3).build()))
                .layer(new LastTimeStep(new LSTM.Builder().nIn(6).nOut(3).build()))
                .layer(
                    new OutputLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .updater(new Sgd(new Constant(0.4)))
                        .biasUpdater(new Sgd(halving().scaled(10)))
                        .build())
                .build());
    network.init();
    for (double score : SCORES) {
      ScoreFeed.observe(network, score);
    }

    assertThat(rate(network, 0, "fRW")).isCloseTo(0.025, within(TOLERANCE));
    assertThat(rate(network, 0, "bW")).isCloseTo(0.025, within(TOLERANCE));
    assertThat(rate(network, 1, "b")).isCloseTo(0.025, within(TOLERANCE));
    assertThat(rate(network, 2, "W")).isEqualTo(0.4);
    assertThat(rate(network, 2, "b")).isCloseTo(0.25, within(TOLERANCE));
  }

  @Test
  void passesOverFrozenLayers() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(new Sgd(halving()))
                .list()
                .layer(new FrozenLayer(new DenseLayer.Builder().nIn(1).nOut(2).build()))
                .layer(new FrozenLayerWithBackprop(new DenseLayer.Builder().nIn(2).nOut(2).build()))
                .layer(new OutputLayer.Builder().nIn(2).nOut(2).build())
                .build());
    network.init();
    for (double score : SCORES) {
      ScoreFeed.observe(network, score);
    }

    assertThat(rate(network, 2, "W")).isCloseTo(0.025, within(TOLERANCE));
  }

  @Test
  void aRiseAndPartsToComeMindNoScores() {
    Schedule schedule = halving().withWarmUp(3).then(10, halving());
    for (int iteration = 0; iteration < 8; iteration++) {
      schedule = schedule.observe(1, iteration, 0);
    }

    assertThat(schedule.valueAt(8, 0)).isCloseTo(0.025, within(TOLERANCE));
    assertThat(schedule.valueAt(10, 0)).isEqualTo(0.1);
  }

  /** A score belongs to the step that was done last: here to the last of the rise. */
  @Test
  void scoresBelongToTheLastStep() {
    Schedule rising = halving().withWarmUp(2);
    MultiLayerNetwork network = Models.network(new Sgd(rising));
    ComputationGraph graph = Models.graph(new Sgd(rising));
    SameDiff sd = Models.sameDiff(new Sgd(rising));
    for (int steps = 0; steps <= 3; steps++) {
      ScoreFeed.observe(network, 1);
      ScoreFeed.observe(graph, 1);
      ScoreFeed.observe(sd, 1);
      Schedule expected = steps < 3 ? rising : rising.observe(1, 2, 0);

      assertThat(List.of(updater(network), updater(graph), sd.getTrainingConfig().getUpdater()))
          .allSatisfy(
              updater -> assertThat(((Sgd) updater).getLearningRateSchedule()).isEqualTo(expected));
      network.fit(Models.epoch(1).next());
      graph.fit(Models.epoch(1).next());
      sd.fit(Models.epoch(1).next());
    }
  }

  private static IUpdater updater(Model model) {
    return ((Trainable)
            (model instanceof MultiLayerNetwork net
                ? net.getLayer(0)
                : ((ComputationGraph) model).getLayer(0)))
        .getConfig()
        .getUpdaterByParam("W");
  }

  @Test
  void scoresThatAreNoNumbersAreNoBetter() {
    Schedule schedule = halving();
    schedule = schedule.observe(Double.NaN, 0, 0).observe(Double.NaN, 1, 1);

    assertThat(schedule.valueAt(2, 2)).isEqualTo(0.05);
    assertThat(schedule.observe(3, 2, 2).toString()).contains("best=3.0", "failures=0");
  }

  /** A rate that fell below the least double is 0, no error. */
  @Test
  void goesOnFallingForever() {
    Schedule schedule =
        new ReduceOnPlateau(new Constant(0.1)).withReduction(new Reduction().withPatience(0));
    for (int t = 0; t < 1000; t++) {
      schedule = schedule.observe(1, t, t);
    }

    assertThat(schedule.valueAt(1000, 1000)).isZero();
  }

  @Test
  void saysWhatCannotObserve() {
    assertThatThrownBy(() -> ScoreFeed.observe(Models.network(new Sgd(0.1)), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no updater has a schedule that can observe a score");
    assertThatThrownBy(() -> ScoreFeed.observe(Models.sameDiff(new NoOp()), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ScoreFeed.observe(Models.graph(new AdaDelta()), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ScoreFeed.observe(SameDiff.create(), 1))
        .hasMessage("the graph has no training configuration");
    assertThatThrownBy(() -> new PlateauListener(null))
        .hasMessage("score must be given, received null");
    assertThatThrownBy(() -> ScoreFeed.observe((Model) null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received null");
  }

  private static double rate(SameDiff sd) {
    return sd.getTrainingConfig().getUpdater().getLearningRate(0, 0);
  }

  private static double rate(MultiLayerNetwork network, int layer, String parameter) {
    return network
        .getLayer(layer)
        .conf()
        .getLayer()
        .getUpdaterByParam(parameter)
        .getLearningRate(0, 0);
  }

  private static double best(IUpdater updater) {
    return ((ReduceOnPlateau) ((Sgd) updater).getLearningRateSchedule()).state().best();
  }
}
