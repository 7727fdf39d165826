package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** Parts of a trained network used in another one. */
class RecurrentTransferTest {

  private final DataSet data = new DataSet(Nets.sequences(3), Nets.labels(3));

  @ParameterizedTest
  @EnumSource(Cells.class)
  void aFrozenLayerKeepsItsParametersAndTheRestLearns(Cells cell) {
    MultiLayerNetwork network = twoLayers(cell, Merge.CONCAT);

    MultiLayerNetwork frozen = new TransferLearning.Builder(network).setFeatureExtractor(0).build();
    assertThat(frozen.output(data.getFeatures())).isEqualTo(network.output(data.getFeatures()));
    frozen.fit(data);

    assertThat(frozen.getLayer(0)).isInstanceOf(FrozenLayer.class);
    assertThat(frozen.getLayer(0).params()).isEqualTo(network.getLayer(0).params());
    assertThat(frozen.getLayer(1).params()).isNotEqualTo(network.getLayer(1).params());
  }

  @Test
  void aFrozenLayerInAGraph() {
    ComputationGraph graph =
        Nets.graph(
            Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE),
            Cells.LSTM.layer(null, Output.LAST_STATE),
            Nets.softmax());

    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(graph)
            .fineTuneConfiguration(new FineTuneConfiguration.Builder().updater(new Sgd(50)).build())
            .setFeatureExtractor("layer0")
            .build();
    // Deeplearning4j's builder makes a float graph of a double one.
    assertThat(
            Nets.distance(
                frozen.outputSingle(data.getFeatures()), graph.outputSingle(data.getFeatures())))
        .isLessThan(1e-6);
    frozen.fit(data);

    assertThat(Nets.distance(frozen.getParam("layer0_fRW"), graph.getParam("layer0_fRW")))
        .isLessThan(1e-6);
    assertThat(Nets.distance(frozen.getParam("layer1_RW"), graph.getParam("layer1_RW")))
        .isGreaterThan(1e-3);
  }

  /** The layer below a frozen layer learns as if the layer above just did not. */
  @ParameterizedTest
  @EnumSource(Output.class)
  void gradientsPassThroughAFrozenLayer(Output output) {
    RecurrentConfiguration upper =
        new Lstm.Builder()
            .nOut(2)
            .output(output)
            .bidirectional(Merge.CONCAT)
            .dropOut(0.5)
            .recurrentDropout(0.5)
            .build();
    MultiLayerNetwork network =
        Nets.network(
            Cells.GRU_AFTER.layer(null, Output.SEQUENCE),
            new FrozenLayerWithBackprop(upper),
            output == Output.SEQUENCE ? Nets.softmaxEachStep() : Nets.softmax());
    INDArray before = network.getLayer(1).params().dup();
    DataSet examples =
        output == Output.SEQUENCE ? new DataSet(data.getFeatures(), Nets.labelsEachStep(3)) : data;

    assertThat(Differences.largestRelative(network, examples, network.getLayer(0).numParams()))
        .isLessThan(1e-6);
    network.fit(examples);
    assertThat(network.getLayer(1).params()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Merge.class,
      names = {"ADD", "MULTIPLY", "AVERAGE"})
  void theNumberOfUnitsCanBeReplaced(Merge merge) {
    MultiLayerNetwork network = twoLayers(Cells.LSTM, merge);

    MultiLayerNetwork wider =
        new TransferLearning.Builder(network).nOutReplace(0, 5, WeightInit.XAVIER).build();
    wider.fit(data);

    assertThat(wider.getLayer(0).getParam("fRW").shape()).containsExactly(5, 20);
    assertThat(wider.getLayer(1).getParam("W").shape()).containsExactly(5, 8);
    assertThat(wider.output(data.getFeatures()).shape()).containsExactly(3, Nets.CLASSES);
  }

  /** Deeplearning4j takes nOut for the width of the output; the next layer must be told. */
  @Test
  void theNumberOfUnitsOfConcatenatedDirectionsNeedsTheNextLayersInputs() {
    MultiLayerNetwork network = twoLayers(Cells.LSTM, Merge.CONCAT);

    MultiLayerNetwork wider =
        new TransferLearning.Builder(network)
            .nOutReplace(0, 5, WeightInit.XAVIER)
            .nInReplace(1, 10, WeightInit.XAVIER)
            .build();
    wider.fit(data);

    assertThat(wider.getLayer(1).getParam("W").shape()).containsExactly(10, 8);
  }

  @Test
  void theLastLayersCanBeReplaced() {
    MultiLayerNetwork network = twoLayers(Cells.LSTM, Merge.CONCAT);

    MultiLayerNetwork other =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(new FineTuneConfiguration.Builder().updater(new Sgd(1)).build())
            .removeLayersFromOutput(2)
            .addLayer(
                new Gru.Builder().nIn(2 * Nets.UNITS).nOut(3).output(Output.LAST_STATE).build())
            .addLayer(
                new org.deeplearning4j.nn.conf.layers.OutputLayer.Builder()
                    .nIn(3)
                    .nOut(Nets.CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    other.fit(data);

    assertThat(other.getLayer(1).getParam("W").shape()).containsExactly(4, 9);
  }

  @Test
  void aFineTunedDefaultActivationDoesNotReachTheLayer() {
    MultiLayerNetwork network = twoLayers(Cells.LSTM, Merge.CONCAT);

    MultiLayerNetwork tuned =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(
                new FineTuneConfiguration.Builder()
                    .activation(Activation.RELU)
                    .updater(new Sgd(0.5))
                    .build())
            .validateOutputLayerConfig(false)
            .build();

    assertThat(tuned.feedForward(data.getFeatures()).get(2))
        .isEqualTo(network.feedForward(data.getFeatures()).get(2));
  }

  private static MultiLayerNetwork twoLayers(Cells cell, Merge merge) {
    return Nets.network(
        cell.layer(merge, Output.SEQUENCE),
        Cells.LSTM.layer(null, Output.LAST_STATE),
        Nets.softmax());
  }
}
