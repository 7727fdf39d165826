package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Prodigy;
import org.kinema4j.optim.ScheduleFreeAdamW;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Parameters after each step, and those to evaluate, as {@code
 * src/test/python/reference_optim_average.py} computes them.
 */
@SuppressWarnings("try") // what is open works by being open
class AverageReferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double TOLERANCE = 1e-12;
  private static final int INPUTS = 3;
  private static final int OUTPUTS = 2;
  private static final int WEIGHTS = INPUTS * OUTPUTS;

  private static final ISchedule WARM_UP =
      new MapSchedule.Builder(ScheduleType.ITERATION)
          .add(0, 0.025)
          .add(1, 0.05)
          .add(2, 0.1 * 0.75)
          .add(3, 0.1)
          .build();

  private static final Map<String, Optimizer> OPTIMIZERS =
      Map.of(
          "free",
          new ScheduleFreeAdamW(),
          "free, warmed up, with decay",
          new ScheduleFreeAdamW(WARM_UP)
              .withBeta(0.8)
              .withBeta2(0.95)
              .withEpsilon(1e-4)
              .withWeightDecay(0.05),
          "prodigy",
          new Prodigy(),
          "prodigy, all options",
          new Prodigy(0.5)
              .withBeta1(0.8)
              .withBeta2(0.9)
              .withBeta3(0.85)
              .withEpsilon(1e-3)
              .withD0(0.02)
              .withFactor(2)
              .withGrowth(1.1)
              .withSafeguard(true)
              .withWeightDecay(0.1),
          "exponential average",
          new Averaged(new Momentum(0.1), Average.exponential(0.8).withoutWarmUp()),
          "stochastic average",
          new Averaged(new Momentum(0.1), Average.stochastic(4, 3)),
          "lookahead",
          new Lookahead(new Momentum(0.1), 3, 0.5));

  /** A trajectory with the optimizer that is to give it. */
  record Trajectory(Optimizer optimizer, JsonNode numbers) {

    double[] row(String name, int t) {
      return vector(numbers.get(name).get(t));
    }

    @Override
    public String toString() {
      return optimizer + ": " + numbers.get("source").asText();
    }
  }

  static Stream<Trajectory> trajectories() throws IOException {
    try (InputStream in = AverageReferenceTest.class.getResourceAsStream("average.json")) {
      return StreamSupport.stream(MAPPER.readTree(in).spliterator(), false)
          .map(entry -> new Trajectory(OPTIMIZERS.get(entry.get("name").asText()), entry));
    }
  }

  @Test
  void everyOptimizerHasATrajectory() throws IOException {
    assertThat(trajectories().map(Trajectory::optimizer))
        .containsExactlyInAnyOrderElementsOf(OPTIMIZERS.values());
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void followsTheTrajectory(Trajectory expected) {
    MultiLayerNetwork network = network(expected.optimizer());
    set(network.paramTable(), vector(expected.numbers().get("start")));
    boolean averages = EvaluationWeights.keptBy(expected.optimizer());

    for (int t = 0; t < expected.numbers().get("points").size(); t++) {
      set(network.gradient().gradientForVariable(), expected.row("gradients", t));
      network
          .getUpdater()
          .update(network, network.gradient(), t, 0, 1, LayerWorkspaceMgr.noWorkspaces());
      network.params().subi(network.gradient().gradient().reshape(network.params().shape()));
      assertParameters(network, expected.row("points", t), t);
      if (averages) {
        try (EvaluationWeights ignored = EvaluationWeights.in(network)) {
          assertParameters(network, expected.row("evaluated", t), t);
        }
      }
    }
  }

  private static MultiLayerNetwork network(Optimizer optimizer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(optimizer)
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MSE).nIn(INPUTS).nOut(OUTPUTS).build())
                .build());
    network.init();
    network.setInput(Nd4j.ones(DataType.DOUBLE, 1, INPUTS));
    network.setLabels(Nd4j.ones(DataType.DOUBLE, 1, OUTPUTS));
    network.computeGradientAndScore();
    Training.prepare(network);
    return network;
  }

  private static void set(Map<String, INDArray> arrays, double[] numbers) {
    INDArray all = Nd4j.createFromArray(numbers);
    INDArray weights = all.get(NDArrayIndex.interval(0, WEIGHTS));
    INDArray biases = all.get(NDArrayIndex.interval(WEIGHTS, numbers.length));
    arrays.get("0_W").assign(weights.reshape('c', INPUTS, OUTPUTS));
    arrays.get("0_b").assign(biases.reshape('c', 1, OUTPUTS));
  }

  private static void assertParameters(MultiLayerNetwork network, double[] expected, int t) {
    INDArray weights = network.getParam("0_W").dup('c').reshape(WEIGHTS);
    INDArray biases = network.getParam("0_b").reshape(OUTPUTS);
    assertThat(Nd4j.concat(0, weights, biases).toDoubleVector())
        .as("step %d", t + 1)
        .containsExactly(expected, within(TOLERANCE));
  }

  private static double[] vector(JsonNode numbers) {
    return MAPPER.convertValue(numbers, double[].class);
  }
}
