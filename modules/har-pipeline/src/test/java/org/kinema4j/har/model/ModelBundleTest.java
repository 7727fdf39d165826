package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.WrapperEntry;
import org.kinema4j.optim.catalog.Wrappers;
import org.kinema4j.optim.schedule.Schedules;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class ModelBundleTest {

  @TempDir private Path folder;

  private final ModelBundle bundle = BundleSample.model();
  private Path file;

  @BeforeEach
  void writeOne() throws IOException {
    file = folder.resolve("model.zip");
    bundle.write(file);
  }

  @Test
  void comesBackAsItWas() throws IOException {
    ModelBundle read = ModelBundle.read(file);

    INDArray windows = Nd4j.rand(new int[] {4, 2, 24});
    assertThat(read.network().params()).isEqualTo(bundle.network().params());
    assertThat(read.network().outputSingle(windows))
        .isEqualTo(bundle.network().outputSingle(windows));
    assertThat(read.spec()).isEqualTo(bundle.spec());
    assertThat(read.spec().shape()).isEqualTo(new NetworkShape(2, 24, 3));
  }

  /** A model that does not smooth says nothing of it, as before there was smoothing. */
  @Test
  void smoothingComesBackAndIsLeftOutWhereThereIsNone() throws IOException {
    DecoderSpec decoder =
        new DecoderSpec(SmoothingMethod.VITERBI, 15, 31, 12, 0.5, Transitions.NONE)
            .withTransitions(Transitions.learn(bundle.spec().classes(), List.of(), 1));
    ModelBundle smoothing = new ModelBundle(bundle.network(), bundle.spec().withDecoder(decoder));
    Path stored = folder.resolve("smoothing.zip");
    smoothing.write(stored);

    assertThat(ModelBundle.read(stored).spec()).isEqualTo(smoothing.spec());
    assertThat(smoothing.spec().withProvenance("a", "b").decoder()).isEqualTo(decoder);
    assertThat(ModelBundle.read(file).spec().decoder()).isEqualTo(DecoderSpec.NONE);
    assertThat(BundleSample.text("model.json")).doesNotContain("decoder");
  }

  @Test
  void refusesSmoothingThatDoesNotFit() {
    DecoderSpec two =
        DecoderSpec.NONE.withTransitions(Transitions.learn(List.of("a", "b"), List.of(), 1));
    assertThatThrownBy(() -> bundle.spec().withDecoder(two))
        .hasMessage("transitions must be of the 3 classes [Reach, Pick, Idle], received 2");
    assertThatThrownBy(
            () -> bundle.spec().withDecoder(DecoderSpec.NONE.withMethod(SmoothingMethod.FORWARD)))
        .hasMessageContaining("train it with --smoothing forward");
  }

  @Test
  void everyNetworkAndOptimizerComesBack() throws IOException {
    for (NetworkType type : Networks.all()) {
      for (Optimizers.Optimizer optimizer : Optimizers.all()) {
        ComputationGraph network =
            Networks.build(
                type, BundleSample.SHAPE, new LossMCXENT(), optimizer.create().apply(0.01), 3);
        Path stored = folder.resolve(type.name() + optimizer.name());
        new ModelBundle(network, BundleSample.spec()).write(stored);

        ComputationGraph read = ModelBundle.read(stored).network();
        assertThat(read.params()).isEqualTo(network.params());
        assertThat(read.getConfiguration().toJson()).isEqualTo(network.getConfiguration().toJson());
      }
    }
  }

  /** Records within records, schedules among them. */
  @Test
  void everyOptimizerAndScheduleOfOurOwnComesBack() throws IOException {
    Stream<Optimizer> optimizers =
        Stream.of(
                org.kinema4j.optim.catalog.Optimizers.all().stream().map(OptimizerEntry::defaults),
                Wrappers.all().stream().map(WrapperEntry::example),
                Schedules.all().stream()
                    .map(entry -> new Decayed(new Momentum(entry.example()), 0.1)))
            .flatMap(all -> all);
    for (Optimizer optimizer : optimizers.toList()) {
      ComputationGraph network =
          Networks.build(
              Networks.named(Networks.BILSTM_SMALL),
              BundleSample.SHAPE,
              new LossMCXENT(),
              optimizer,
              3);
      Path stored = folder.resolve("ours.zip");
      new ModelBundle(network, BundleSample.spec()).write(stored);

      ComputationGraph read = ModelBundle.read(stored).network();
      assertThat(read.getLayer("action").conf().getLayer().getUpdaterByParam("W"))
          .isEqualTo(optimizer);
    }
  }

  /** Records with lists of numbers, each parameter other than by default where there is one. */
  @Test
  void everyLossComesBack() throws IOException {
    for (LossEntry entry : ClassifierLosses.all()) {
      Map<String, Object> parameters = new HashMap<>();
      for (String name : List.of("classWeights", "classCounts")) {
        if (entry.parameters().containsKey(name)) {
          parameters.put(name, List.of(1, 2.5, 30));
        }
      }
      Loss loss = ClassifierLosses.create(entry.name(), parameters);
      ModelBundle written = BundleSample.model(loss);
      Path stored = folder.resolve(entry.name());
      written.requireStorable();
      written.write(stored);

      ComputationGraph read = ModelBundle.read(stored).network();
      OutputLayer output = (OutputLayer) read.getOutputLayer(0).conf().getLayer();
      assertThat(output.getLossFn()).isEqualTo(loss);
      INDArray windows = Nd4j.rand(new int[] {4, 2, 24});
      assertThat(read.outputSingle(windows)).isEqualTo(written.network().outputSingle(windows));
    }
  }

  /** Made of Deeplearning4j's own layers, as the networks here were before they had others. */
  @Test
  void aNetworkOfStockLayersComesBack() throws IOException {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .weightInit(new NormalDistribution(0, 0.1))
                .graphBuilder()
                .addInputs("window")
                .addLayer("both", new Bidirectional(new LSTM.Builder().nOut(4).build()), "window")
                .addVertex("reversed", new ReverseTimeSeriesVertex(), "both")
                .addLayer("forward", new LastTimeStep(new LSTM.Builder().nOut(3).build()), "both")
                .addLayer(
                    "backward", new LastTimeStep(new LSTM.Builder().nOut(3).build()), "reversed")
                .addVertex("states", new MergeVertex(), "forward", "backward")
                .addLayer("action", new OutputLayer.Builder().nOut(3).build(), "states")
                .setOutputs("action")
                .setInputTypes(InputType.recurrent(2, 24))
                .build());
    network.init();
    new ModelBundle(network, bundle.spec()).write(file);

    INDArray windows = Nd4j.rand(new int[] {4, 2, 24});
    assertThat(ModelBundle.read(file).network().outputSingle(windows))
        .isEqualTo(network.outputSingle(windows));
  }

  @Test
  void equalModelsAreEqualFiles() throws IOException {
    Path other = folder.resolve("other.zip");
    bundle.write(other);

    assertThat(Files.mismatch(file, other)).isEqualTo(-1);
  }

  @Test
  void aBundleThatAnotherProgramRepackedIsReadAllTheSame() throws IOException {
    Path repacked =
        Files.write(
            folder.resolve("repacked.zip"), BundleSample.deflated(BundleSample.entries(file)));

    assertThat(Files.size(repacked)).isLessThan(Files.size(file));
    assertThat(ModelBundle.read(repacked).network().params()).isEqualTo(bundle.network().params());
  }

  @Test
  void aFileTellsWhatItIs() throws Exception {
    StoredBundle stored = StoredBundle.read(file);

    byte[] bytes = Files.readAllBytes(file);
    assertThat(stored.schemaVersion()).isEqualTo(1);
    assertThat(stored.fileBytes()).isEqualTo(bytes.length);
    assertThat(stored.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    Map<String, byte[]> entries = BundleSample.entries(file);
    assertThat(stored.entryBytes().keySet())
        .containsExactly("model.json", "network.json", "weights.bin");
    stored
        .entryBytes()
        .forEach((name, size) -> assertThat(entries.get(name)).as(name).hasSize(size));
  }

  @Test
  void aBundleThatDoesNotSayIsOfRecordings() throws IOException {
    Path older = rewritten(text -> text.replace("  \"input\" : \"recordings\",\n", ""));

    assertThat(ModelBundle.read(older).spec()).isEqualTo(bundle.spec());
  }

  @Test
  void featuresOfReadyWindowsAreTheirChannels() throws IOException {
    Path windows =
        rewritten(
            text ->
                text.replace("\"recordings\"", "\"windows\"")
                    .replace("[ \"positions\" ]", "[ \"x\", \"y\" ]"));

    ModelInput input = ModelBundle.read(windows).spec().input();
    assertThat(input).isEqualTo(ModelInput.WINDOWS);
    assertThatThrownBy(() -> input.require(ModelInput.RECORDINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the model was trained on ready-cut windows, not on recordings; judge it with --format"
                + " inertial, or train a model on recordings");
  }

  @Test
  void whatCouldNotBeReadIsNotWritten() throws IOException {
    Path target = folder.resolve("unwritten.zip");
    ComputationGraph other = network(new LocallyConnected1D.Builder().nOut(2).build());
    assertThatThrownBy(() -> new ModelBundle(other, bundle.spec()).write(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the model cannot be stored: " + target + ": network.json: expected ")
        .hasMessageEndingWith("found org.deeplearning4j.nn.conf.layers.LocallyConnected1D")
        .hasCauseInstanceOf(BadDataException.class);

    ComputationGraph diverged = BundleSample.model().network();
    diverged.params().putScalar(0, Float.NaN);
    assertThatThrownBy(() -> new ModelBundle(diverged, bundle.spec()).write(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("weights.bin: expected finite weights, found NaN at 0");

    ModelSpec talkative = bundle.spec().withProvenance("data", "x".repeat(2 << 20));
    assertThatThrownBy(() -> new ModelBundle(bundle.network(), talkative).write(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.json: expected at most 1048576 bytes, found 2097");
    assertThat(target).doesNotExist();
    assertThatThrownBy(() -> new ModelBundle(bundle.network(), talkative).requireStorable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.json: expected at most 1048576 bytes, found 2097");
    bundle.requireStorable();
  }

  private static ComputationGraph network(Layer first) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("window")
                .addLayer("first", first, "window")
                .addLayer("last", new LastTimeStep(new LSTM.Builder().nOut(2).build()), "first")
                .addLayer("action", new OutputLayer.Builder().nOut(3).build(), "last")
                .setOutputs("action")
                .setInputTypes(InputType.recurrent(2, 24))
                .build());
    network.init();
    return network;
  }

  /** A bundle with another specification and a manifest that fits it. */
  private Path rewritten(UnaryOperator<String> change) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(BundleSample.entries(file));
    entries.put("model.json", BundleSample.changed(entries.get("model.json"), change));
    Path path = folder.resolve("rewritten.zip");
    return Files.write(path, new RawZip(BundleSample.signed(entries)).bytes());
  }
}
