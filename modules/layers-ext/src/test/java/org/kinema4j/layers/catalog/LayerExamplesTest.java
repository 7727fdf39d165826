package org.kinema4j.layers.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.layers.ComputeThreads;
import org.kinema4j.layers.normalization.LayerNormalization;
import org.kinema4j.layers.normalization.RmsNormalization;
import org.kinema4j.layers.normalization.SameDiffLayout;
import org.kinema4j.layers.normalization.SameDiffNormalization;
import org.kinema4j.layers.normalization.SameDiffTerms;
import org.kinema4j.layers.normalization.SequenceBatchNormalization;
import org.kinema4j.layers.recurrent.Gru;
import org.kinema4j.layers.recurrent.Lstm;
import org.kinema4j.layers.recurrent.Merge;
import org.kinema4j.layers.recurrent.Output;
import org.kinema4j.layers.recurrent.RecurrentWeights;
import org.kinema4j.layers.recurrent.SimpleRecurrent;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs the Java examples of {@code docs/layers.md} and of the javadoc of this module. */
class LayerExamplesTest {

  private static final int CHANNELS = 69;
  private static final int STEPS = 5;
  private static final Path SOURCE =
      Path.of("src/test/java/org/kinema4j/layers/catalog/LayerExamplesTest.java");
  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\n(.*?)\\* }</pre>", Pattern.DOTALL);

  @TempDir private Path folder;

  /** An example that stands in no test would not be run. */
  @Test
  void everyExampleIsInThisClass() throws IOException {
    String tested = squeezed(Files.readString(SOURCE));
    List<String> examples = new ArrayList<>(LayerPage.read().examples());
    assertThat(examples).hasSizeGreaterThan(Layers.all().size());
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        JAVADOC
            .matcher(Files.readString(file))
            .results()
            .map(block -> block.group(1).replaceAll("(?m)^ +\\* ?", ""))
            .forEach(examples::add);
      }
    }

    assertThat(examples).hasSizeGreaterThan(2 * Layers.all().size());
    assertThat(examples).allSatisfy(example -> assertThat(tested).contains(squeezed(example)));
  }

  /** Where lines break is the formatter's matter. */
  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  private static INDArray sequences(int examples) {
    return Nd4j.rand(DataType.FLOAT, examples, CHANNELS, STEPS);
  }

  private static MultiLayerNetwork network(Layer layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .list()
                .layer(layer)
                .setInputType(InputType.recurrent(CHANNELS, STEPS))
                .build());
    network.init();
    return network;
  }

  private static long[] outputShape(Layer layer) {
    return network(layer).output(sequences(2)).shape();
  }

  @Test
  void lstm() {
    Lstm lstm =
        new Lstm.Builder()
            .nIn(69)
            .nOut(32)
            .bidirectional(Merge.CONCAT)
            .output(Output.LAST_STATE)
            .recurrentDropout(0.2)
            .build();

    assertThat(outputShape(lstm)).containsExactly(2, 64);
  }

  @Test
  void gru() {
    Gru gru = new Gru.Builder().nIn(69).nOut(32).reset(Gru.Reset.BEFORE_PRODUCT).build();

    assertThat(outputShape(gru)).containsExactly(2, 32, STEPS);
  }

  @Test
  void simpleRecurrent() {
    SimpleRecurrent simple =
        new SimpleRecurrent.Builder().nIn(69).nOut(32).activation(Activation.RELU).build();

    assertThat(outputShape(simple)).containsExactly(2, 32, STEPS);
  }

  @Test
  void weightsOfDeeplearning4j() {
    MultiLayerNetwork trained =
        network(new LSTM.Builder().nOut(4).activation(Activation.TANH).build());
    MultiLayerNetwork network = network(new Lstm.Builder().nOut(4).build());

    RecurrentWeights.fromStock(trained.getLayer(0).paramTable())
        .forEach(network.getLayer(0)::setParam);

    INDArray x = sequences(2);
    // Single precision, values below 1.
    assertThat(network.output(x).equalsWithEps(trained.output(x), 1e-5)).isTrue();
  }

  @Test
  void weightsOfKeras() throws IOException {
    Gru gru = new Gru.Builder().nIn(69).nOut(4).build();
    MultiLayerNetwork network = network(gru);
    INDArray kernel = saved("kernel.npy", CHANNELS, 12);
    INDArray recurrentKernel = saved("recurrent_kernel.npy", 4, 12);
    INDArray bias = saved("bias.npy", 2, 12);

    List<INDArray> weights =
        List.of(
            Nd4j.createFromNpyFile(folder.resolve("kernel.npy").toFile()),
            Nd4j.createFromNpyFile(folder.resolve("recurrent_kernel.npy").toFile()),
            Nd4j.createFromNpyFile(folder.resolve("bias.npy").toFile()));
    RecurrentWeights.fromKeras(gru, weights).forEach(network.getLayer(0)::setParam);

    Map<String, INDArray> table = network.getLayer(0).paramTable();
    assertThat(table.get("W")).isEqualTo(kernel);
    assertThat(table.get("RW")).isEqualTo(recurrentKernel);
    // The biases of the update gate are only ever summed.
    assertThat(table.get("b").getDouble(0)).isEqualTo(bias.getDouble(0, 0) + bias.getDouble(1, 0));
  }

  private INDArray saved(String name, int rows, int columns) throws IOException {
    // Sums of multiples of 1/8 are exact.
    INDArray array =
        Nd4j.arange(rows * columns).castTo(DataType.FLOAT).divi(8).reshape(rows, columns);
    Files.write(folder.resolve(name), Nd4j.toNpyByteArray(array));
    return array;
  }

  @Test
  void layerNormalization() {
    LayerNormalization norm = new LayerNormalization.Builder().epsilon(1e-6).build();

    assertThat(outputShape(norm)).containsExactly(2, CHANNELS, STEPS);
  }

  @Test
  void rmsNormalization() {
    RmsNormalization norm = new RmsNormalization.Builder().build();

    assertThat(outputShape(norm)).containsExactly(2, CHANNELS, STEPS);
  }

  @Test
  void sequenceBatchNormalization() {
    SequenceBatchNormalization norm = new SequenceBatchNormalization.Builder().decay(0.95).build();

    assertThat(outputShape(norm)).containsExactly(2, CHANNELS, STEPS);
  }

  @Test
  void sameDiff() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.constant("x", sequences(2));
    SDVariable gain = graph.var("gain", Nd4j.ones(CHANNELS));
    SDVariable bias = graph.var("bias", Nd4j.zeros(CHANNELS));
    SDVariable mask = graph.constant("mask", Nd4j.zeros(2, STEPS));

    SameDiffTerms terms =
        SameDiffTerms.of(SameDiffLayout.SEQUENCE).withGain(gain).withBias(bias).withMask(mask);
    SDVariable y = SameDiffNormalization.layerNorm("y", x, terms);

    assertThat(y.eval()).isEqualTo(Nd4j.zeros(2, CHANNELS, STEPS));
  }

  @Test
  void threads() {
    ComputeThreads.configured().apply();

    assertThat(Nd4j.getEnvironment().maxThreads()).isEqualTo(ComputeThreads.configured().nd4j());
  }

  @Test
  void catalog() {
    List<String> names = Layers.all().stream().map(LayerEntry::name).toList();

    assertThat(names).startsWith("Lstm", "Gru");
  }
}
