package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** States kept between calls: step by step reading and truncated backpropagation. */
class RecurrentStateTest {

  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(Cells.class)
  void stepByStepEqualsTheWholeSequence(Cells cell) {
    MultiLayerNetwork network =
        Nets.network(
            cell.layer(null, Output.SEQUENCE), cell.layer(null, Output.SEQUENCE), Nets.identity());
    INDArray sequences = Nets.sequences(3);
    INDArray whole = network.output(sequences);

    for (int t = 0; t < Nets.STEPS; t++) {
      assertThat(
              Nets.distance(
                  network.rnnTimeStep(steps(sequences, t, t + 1)), steps(whole, t, t + 1)))
          .as("step %d", t)
          .isLessThan(EXACT);
    }
  }

  @Test
  void stepByStepInAComputationGraph() {
    ComputationGraph graph = Nets.graph(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    INDArray sequences = Nets.sequences(3);
    INDArray whole = graph.outputSingle(sequences);

    graph.rnnTimeStep(steps(sequences, 0, 2));

    assertThat(Nets.distance(graph.rnnTimeStep(steps(sequences, 2, 4))[0], steps(whole, 2, 4)))
        .isLessThan(EXACT);
  }

  @Test
  void aStepOfRankTwoIsOneStep() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    INDArray sequences = Nets.sequences(3);

    INDArray step = network.rnnTimeStep(steps(sequences, 0, 1).reshape(3, Nets.INPUTS));

    assertThat(Nets.distance(step, steps(network.output(sequences), 0, 1).reshape(3, Nets.UNITS)))
        .isLessThan(EXACT);
  }

  @Test
  void lastStateAfterEachStep() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.LAST_STATE), Nets.softmax());
    INDArray sequences = Nets.sequences(3);

    network.rnnTimeStep(steps(sequences, 0, 3));

    assertThat(
            Nets.distance(network.rnnTimeStep(steps(sequences, 3, 4)), network.output(sequences)))
        .isLessThan(EXACT);
  }

  @Test
  void statesCanBeReadSetAndCleared() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    INDArray sequences = Nets.sequences(3);
    INDArray first = network.rnnTimeStep(steps(sequences, 0, 2));
    Map<String, INDArray> state = network.rnnGetPreviousState(0);
    INDArray second = network.rnnTimeStep(steps(sequences, 2, 4));

    assertThat(state).containsOnlyKeys("prevAct", "prevMem");
    assertThat(state.values()).allSatisfy(array -> assertThat(array.isAttached()).isFalse());
    network.rnnSetPreviousState(0, state);
    assertThat(Nets.distance(network.rnnTimeStep(steps(sequences, 2, 4)), second)).isZero();
    network.rnnClearPreviousState();
    assertThat(Nets.distance(network.rnnTimeStep(steps(sequences, 0, 2)), first)).isZero();
  }

  @Test
  void aStateOfAnotherBatchIsRefused() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    network.rnnTimeStep(Nets.sequences(3));

    assertThatThrownBy(() -> network.rnnTimeStep(Nets.sequences(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "stored state prevAct must be [2, 2], found [3, 2]; a new batch needs"
                + " rnnClearPreviousState() first");
  }

  @ParameterizedTest
  @EnumSource(Cells.class)
  void truncationAtTheWholeLengthIsNone(Cells cell) {
    MultiLayerNetwork full = trainable(null, cell);
    MultiLayerNetwork truncated = trainable(Nets.STEPS, cell);
    DataSet data = new DataSet(Nets.sequences(3), Nets.labelsEachStep(3));

    full.fit(data);
    truncated.fit(data);

    assertThat(Nets.distance(full.params(), truncated.params())).isLessThan(EXACT);
  }

  @Test
  void theSecondChunkStartsFromTheStateThatTheFirstLeft() {
    int length = Nets.STEPS / 2;
    INDArray input = Nets.sequences(3);
    INDArray labels = Nets.labelsEachStep(3);
    MultiLayerNetwork truncated = trainable(length, Cells.LSTM);
    MultiLayerNetwork byHand = trainable(null, Cells.LSTM);

    truncated.fit(new DataSet(input, labels));
    byHand.rnnTimeStep(steps(input, 0, length));
    Map<String, INDArray> state = byHand.rnnGetPreviousState(0);
    byHand.fit(new DataSet(steps(input, 0, length), steps(labels, 0, length)));
    byHand.rnnSetPreviousState(0, state);
    INDArray output = byHand.rnnTimeStep(steps(input, length, Nets.STEPS));

    double score = -Nets.logLikelihood(steps(labels, length, Nets.STEPS), output) / 3;
    assertThat(truncated.score()).isCloseTo(score, within(EXACT));
    assertThat(truncated.rnnGetPreviousState(0)).as("cleared after the fit").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Cells.class)
  void theBackwardPassOfAChunkStartsFromTheStoredState(Cells cell) {
    MultiLayerNetwork network = trainable(null, cell);
    RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
    INDArray input = Nets.sequences(2);
    INDArray weights = Nets.normal(5, 2, Nets.UNITS, Nets.STEPS);
    network.rnnTimeStep(Nets.normal(6, 2, Nets.INPUTS, Nets.STEPS));
    Map<String, INDArray> state = network.rnnGetPreviousState(0);
    network.initGradientsView();
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

    layer.rnnSetTBPTTState(state);
    layer.rnnActivateUsingStoredState(input, true, true, workspaces);
    INDArray gradient =
        layer
            .tbpttBackpropGradient(weights, Nets.STEPS, workspaces)
            .getFirst()
            .getGradientFor("RW")
            .dup();

    INDArray recurrent = network.getLayer(0).getParam("RW");
    double step = 1e-6;
    for (int column = 0; column < recurrent.size(1); column++) {
      double value = recurrent.getDouble(1, column);
      recurrent.putScalar(1, column, value + step);
      double above = loss(layer, state, input, weights);
      recurrent.putScalar(1, column, value - step);
      double below = loss(layer, state, input, weights);
      recurrent.putScalar(1, column, value);
      assertThat(gradient.getDouble(1, column))
          .isCloseTo((above - below) / (2 * step), within(1e-7));
    }
  }

  @Test
  void aShorterBackwardLengthCutsTheGradient() {
    MultiLayerNetwork network = trainable(null, Cells.LSTM);
    RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
    INDArray weights = Nets.normal(5, 2, Nets.UNITS, Nets.STEPS);
    network.initGradientsView();
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    layer.rnnActivateUsingStoredState(Nets.sequences(2), true, false, workspaces);

    INDArray epsilon = layer.tbpttBackpropGradient(weights, 1, workspaces).getSecond();

    assertThat(Nets.largest(steps(epsilon, 0, Nets.STEPS - 1))).isZero();
    assertThat(Nets.largest(steps(epsilon, Nets.STEPS - 1, Nets.STEPS))).isPositive();
  }

  @Test
  void bothDirectionsNeedTheWholeSequence() {
    Layer layer = Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE);
    MultiLayerNetwork network = Nets.network(layer, Nets.softmaxEachStep());
    String refusal =
        "a bidirectional layer needs the whole sequence at once: neither rnnTimeStep nor truncated"
            + " backpropagation through time is possible (layer name: layer0, layer index: 0, layer"
            + " type: LstmLayer)";

    assertThatThrownBy(() -> network.rnnTimeStep(Nets.sequences(2)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(refusal);
    MultiLayerNetwork truncated =
        Nets.network(
            Nets.settings(), list -> truncate(list, 2), layer.clone(), Nets.softmaxEachStep());
    DataSet data = new DataSet(Nets.sequences(2), Nets.labelsEachStep(2));
    assertThatThrownBy(() -> truncated.fit(data))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(refusal);
  }

  private static double loss(
      RecurrentLayer layer, Map<String, INDArray> state, INDArray input, INDArray weights) {
    layer.rnnSetTBPTTState(state);
    INDArray output =
        layer.rnnActivateUsingStoredState(input, false, false, LayerWorkspaceMgr.noWorkspaces());
    return output.mul(weights).sumNumber().doubleValue();
  }

  /** A network without truncation (length null) or with. */
  private static MultiLayerNetwork trainable(Integer length, Cells cell) {
    return Nets.network(
        Nets.settings().updater(new Sgd(0.1)),
        list -> {
          if (length != null) {
            truncate(list, length);
          }
        },
        cell.layer(null, Output.SEQUENCE),
        Nets.softmaxEachStep());
  }

  private static void truncate(NeuralNetConfiguration.ListBuilder list, int length) {
    list.backpropType(BackpropType.TruncatedBPTT);
    list.tBPTTLength(length);
  }

  private static INDArray steps(INDArray sequence, int from, int to) {
    return sequence.get(all(), all(), interval(from, to)).dup();
  }
}
