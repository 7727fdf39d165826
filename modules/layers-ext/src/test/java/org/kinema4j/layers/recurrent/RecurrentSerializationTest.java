package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Configurations and networks written, read, copied, compared and described. */
class RecurrentSerializationTest {

  static Stream<RecurrentConfiguration> configurations() {
    List<RecurrentConfiguration> configurations = new ArrayList<>();
    for (Cells cell : Cells.values()) {
      configurations.add(cell.layer(null, Output.SEQUENCE));
      RecurrentConfiguration.Builder<?> builder = cell.builder();
      builder.nOut(3);
      builder.name("named");
      builder.bidirectional(Merge.MULTIPLY);
      builder.output(Output.LAST_STATE);
      builder.recurrentDropout(0.25);
      builder.dropOut(new Dropout(0.75));
      builder.weightInitRecurrent(WeightInit.RELU);
      builder.constrainRecurrent(new MaxNormConstraint(1, 1));
      builder.l2(1e-3);
      configurations.add(builder.build());
    }
    configurations.add(new Lstm.Builder().nOut(2).forgetGateBias(2.5).build());
    return configurations.stream();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void jsonAndYamlKeepEverything(RecurrentConfiguration layer) {
    MultiLayerConfiguration configuration = network(layer).getLayerWiseConfigurations();

    MultiLayerConfiguration json = MultiLayerConfiguration.fromJson(configuration.toJson());
    MultiLayerConfiguration yaml = MultiLayerConfiguration.fromYaml(configuration.toYaml());

    assertThat(json).isEqualTo(configuration);
    assertThat(json.getConf(0).getLayer()).isEqualTo(configuration.getConf(0).getLayer());
    assertThat(json.getConf(0).getLayer())
        .hasToString(configuration.getConf(0).getLayer().toString());
    assertThat(yaml).isEqualTo(configuration);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aStoredNetworkComputesTheSame(RecurrentConfiguration layer, @TempDir Path folder)
      throws IOException {
    MultiLayerNetwork network = network(layer);
    Path file = folder.resolve("model.zip");

    ModelSerializer.writeModel(network, file.toFile(), true);
    MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(file.toFile());

    assertThat(read.params()).isEqualTo(network.params());
    assertThat(read.output(Nets.sequences(2))).isEqualTo(network.output(Nets.sequences(2)));
  }

  @Test
  void aStoredNetworkLearnsOnAsIfNothingHadHappened(@TempDir Path folder) throws IOException {
    ComputationGraph graph =
        Nets.graph(Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE), Nets.softmaxEachStep());
    DataSet data = new DataSet(Nets.sequences(3), Nets.labelsEachStep(3));
    Path file = folder.resolve("model.zip");
    graph.fit(data);

    ModelSerializer.writeModel(graph, file.toFile(), true);
    ComputationGraph read = ModelSerializer.restoreComputationGraph(file.toFile());
    read.fit(data);
    graph.fit(data);

    assertThat(read.params()).isEqualTo(graph.params());
    assertThat(ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson()))
        .isEqualTo(graph.getConfiguration());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void copiesAreEqualAndIndependent(RecurrentConfiguration layer) {
    RecurrentConfiguration copy = (RecurrentConfiguration) layer.clone();

    assertThat(copy).isEqualTo(layer).hasSameHashCodeAs(layer).isNotSameAs(layer);
    copy.setNOut(17);
    assertThat(copy).isNotEqualTo(layer);
  }

  @Test
  void whateverDiffersMakesConfigurationsUnequal() {
    List<RecurrentConfiguration> all = new ArrayList<>(configurations().toList());
    all.add(Cells.LSTM.layer(Merge.ADD, Output.SEQUENCE));
    all.add(Cells.LSTM.layer(Merge.AVERAGE, Output.SEQUENCE));
    all.add(Cells.LSTM.layer(null, Output.LAST_STATE));
    all.add(new Lstm.Builder().nOut(Nets.UNITS).recurrentDropout(0.1).build());
    all.add(new Lstm.Builder().nOut(Nets.UNITS).forgetGateBias(0).build());

    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        assertThat(all.get(i).equals(all.get(j))).as("%d, %d", i, j).isEqualTo(i == j);
      }
    }
  }

  @Test
  void aClonedNetworkIsIndependent() {
    MultiLayerNetwork network = network(Cells.GRU_AFTER.layer(Merge.CONCAT, Output.SEQUENCE));
    INDArray before = network.output(Nets.sequences(2));

    MultiLayerNetwork clone = network.clone();
    assertThat(clone.output(Nets.sequences(2))).isEqualTo(before);
    clone.params().addi(1);

    assertThat(network.output(Nets.sequences(2))).isEqualTo(before);
    assertThat(clone.output(Nets.sequences(2))).isNotEqualTo(before);
  }

  @Test
  void theSummaryNamesTheLayerAndItsShapes() {
    MultiLayerNetwork network = network(Cells.GRU_AFTER.layer(Merge.CONCAT, Output.SEQUENCE));

    assertThat(network.summary(InputType.recurrent(Nets.INPUTS, Nets.STEPS)))
        .contains("layer0 (GruLayer)")
        .contains("fW:{3,6}")
        .contains("InputTypeRecurrent(4,timeSeriesLength=4,format=NCW)");
  }

  @Test
  void toStringShowsTheOptions() {
    assertThat(
            new Lstm.Builder()
                .nIn(69)
                .nOut(32)
                .bidirectional(Merge.CONCAT)
                .output(Output.LAST_STATE)
                .recurrentDropout(0.2)
                .build())
        .asString()
        .startsWith(
            "Lstm(nIn=69, nOut=32, merge=CONCAT, output=LAST_STATE, recurrentDropout=0.2,"
                + " forgetGateBias=1.0");
    assertThat(new Gru.Builder().nOut(2).reset(Gru.Reset.BEFORE_PRODUCT).build())
        .asString()
        .contains("reset=BEFORE_PRODUCT");
  }

  @Test
  void theMemoryReportGrowsWithTheSequence() {
    RecurrentConfiguration layer =
        (RecurrentConfiguration)
            network(Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE)).getLayer(0).conf().getLayer();

    LayerMemoryReport shorter = layer.getMemoryReport(InputType.recurrent(Nets.INPUTS, 10));
    LayerMemoryReport longer = layer.getMemoryReport(InputType.recurrent(Nets.INPUTS, 20));

    assertThat(shorter.getParameterSize()).isEqualTo(2 * (3 * 8 + 2 * 8 + 8));
    assertThat(longer.getWorkingMemoryVariableInference())
        .isEqualTo(2 * shorter.getWorkingMemoryVariableInference())
        // Of both directions: four gates and the state of each unit; and the inputs.
        .isEqualTo(20 * (2 * 2 * 5 + 3));
    assertThat(
            network(Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE))
                .getLayerWiseConfigurations()
                .getMemoryReport(InputType.recurrent(Nets.INPUTS, 10))
                .toString())
        .contains("1 x Lstm");
  }

  private static MultiLayerNetwork network(RecurrentConfiguration layer) {
    RecurrentConfiguration own = (RecurrentConfiguration) layer.clone();
    return own.getOutput() == Output.SEQUENCE
        ? Nets.network(own, Nets.softmaxEachStep())
        : Nets.network(own, Nets.softmax());
  }
}
