package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.model.backend.BackendUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.train.DivergedException;
import org.kinema4j.layers.ComputeThreads;
import org.kinema4j.layers.catalog.Layers;
import org.kinema4j.layers.recurrent.RecurrentExecution;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.optim.catalog.Optimizers;
import org.kinema4j.optim.catalog.Wrappers;
import org.kinema4j.optim.schedule.Schedules;
import picocli.CommandLine.Command;

class HarTest {

  @TempDir private Path folder;

  @Test
  void withoutACommandItTeaches() {
    HarRun run = HarRun.of();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("New here? 'har quickstart'")
        .contains("quickstart", "synth", "inspect", "train", "evaluate", "predict", "list")
        .contains("65")
        .contains("bad data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "synth",
        "inspect",
        "train",
        "evaluate",
        "predict",
        "list",
        "backend",
        "bundle",
        "bundle verify",
        "bundle show"
      })
  void everyCommandHasHelp(String command) {
    HarRun run = HarRun.of((Object[]) (command + " --help").split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: har " + command).contains("--verbose");
  }

  @Test
  void wrongUsageIsExitCode2() {
    assertThat(HarRun.of("trian")).satisfies(run -> assertThat(run.code()).isEqualTo(2));
    HarRun option = HarRun.of("synth", "--out", folder.resolve("x"), "--participants", "0");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("participants").contains("received 0");
    HarRun network =
        HarRun.of("train", "--data", folder, "--out", folder.resolve("o"), "--network", "nope");
    assertThat(network.code()).isEqualTo(2);
    assertThat(network.err())
        .isEqualTo(
            "har: network must be one of bilstm, bilstm-dropout, bilstm-small, received nope\n");
  }

  @Test
  void aWrongLossIsExitCode2BeforeAnythingIsRead() throws IOException {
    HarRun name = train("--loss", "FocalLos");
    assertThat(name.code()).isEqualTo(2);
    assertThat(name.err())
        .startsWith("har: loss must be one of CrossEntropy, FocalLoss")
        .endsWith(", received FocalLos; did you mean FocalLoss?\n")
        .hasLineCount(1);
    assertThat(train("--loss", "BinaryFocal").err())
        .contains("received BinaryFocalLoss, which is for other outputs (classification)");
    HarRun weights = train("--class-weights", "equal");
    assertThat(weights.code()).isEqualTo(2);
    assertThat(weights.err())
        .contains("classWeights must be none, balanced, effective:BETA, or a weight for each");
    Path file =
        Files.writeString(
            folder.resolve("run.yaml"), "training:\n  loss: {name: focal, gama: 1}\n");
    HarRun parameter = train("--config", file);
    assertThat(parameter.code()).isEqualTo(2);
    assertThat(parameter.err())
        .isEqualTo(
            "har: parameter of FocalLoss must be one of gamma, classWeights, labelSmoothing,"
                + " labelFormat, received gama; did you mean gamma?\n");
  }

  private HarRun train(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", "--data", folder, "--out", folder.resolve("o")));
    arguments.addAll(List.of(more));
    return HarRun.of(arguments.toArray());
  }

  @Test
  void aFolderWithoutRecordingsIsExitCode65() {
    HarRun run = HarRun.of("train", "--data", folder, "--out", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err()).contains("a directory without recordings").hasLineCount(1);
  }

  @Test
  void aMissingInputIsExitCode66() {
    Path none = folder.resolve("none");
    assertThat(HarRun.of("train", "--data", none, "--out", folder.resolve("out")).code())
        .isEqualTo(66);
    assertThat(HarRun.of("inspect", none).code()).isEqualTo(66);
    assertThat(HarRun.of("predict", "--model", none, none).code()).isEqualTo(66);
    assertThat(HarRun.of("train", "--config", none, "--data", folder, "--out", none).code())
        .isEqualTo(66);
  }

  @Test
  void anOutputThatCannotBeWrittenIsExitCode74AndHarmsNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");

    HarRun synth = HarRun.of("synth", "--out", folder);
    HarRun train = HarRun.of("train", "--data", folder, "--out", file);
    HarRun quickstart = HarRun.of("quickstart", "--out", file);

    assertThat(synth.code()).isEqualTo(74);
    assertThat(synth.err()).contains("is not empty").hasLineCount(1);
    assertThat(train.code()).isEqualTo(74);
    assertThat(train.err()).contains("is a file, not a folder").hasLineCount(1);
    assertThat(quickstart.code()).isEqualTo(74);
    assertThat(Files.readString(file)).isEqualTo("kept");
  }

  @Test
  void resultsAreNotReplacedUnasked() throws IOException {
    Files.writeString(folder.resolve("report.html"), "kept");

    HarRun run = HarRun.of("train", "--data", folder, "--out", folder);

    assertThat(run.code()).isEqualTo(74);
    assertThat(run.err()).contains("report.html: exists").contains("--force");
    assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo("kept");
  }

  @Test
  void aStackTraceNeedsVerbose() {
    Path none = folder.resolve("none");

    assertThat(HarRun.of("inspect", none).err()).doesNotContain("at org.kinema4j");
    assertThat(HarRun.of("--verbose", "inspect", none).err()).contains("at org.kinema4j");
    assertThat(HarRun.of("inspect", none, "--verbose").err()).contains("at org.kinema4j");
  }

  @Test
  void exitCodesFollowTheKindOfFault() {
    BadDataException bad = new BadDataException("f", "", "a", "b");
    assertThat(ExitCodes.of(bad)).isEqualTo(65);
    assertThat(ExitCodes.of(new CompletionException(new ExecutionException(bad)))).isEqualTo(65);
    assertThat(ExitCodes.of(new InputUnavailableException(folder, "gone"))).isEqualTo(66);
    assertThat(ExitCodes.of(new OutputFailedException(folder, "full"))).isEqualTo(74);
    assertThat(ExitCodes.of(new IllegalArgumentException("x"))).isEqualTo(2);
    assertThat(ExitCodes.of(new DivergedException("x"))).isEqualTo(2);
    assertThat(ExitCodes.of(new IllegalStateException("x"))).isEqualTo(70);
    BackendUnavailableException noGpu = new BackendUnavailableException("no GPU");
    assertThat(ExitCodes.of(noGpu)).isEqualTo(70);
    assertThat(ExitCodes.message(noGpu)).isEqualTo("no GPU");
    assertThat(ExitCodes.message(new IllegalStateException("x")))
        .isEqualTo("internal error: java.lang.IllegalStateException: x (--verbose shows where)");
    assertThat(ExitCodes.message(new OutOfMemoryError("heap"))).contains("HAR_JAVA_OPTS=-Xmx8g");
  }

  @Test
  void memoryThatRunsOutIsOneLineToo() {
    StringWriter err = new StringWriter();
    int code =
        Har.commandLine()
            .addSubcommand("greedy", new Greedy())
            .setErr(new PrintWriter(err))
            .execute("greedy");

    assertThat(code).isEqualTo(70);
    assertThat(err.toString())
        .startsWith("har: out of memory (Java heap space); set HAR_JAVA_OPTS")
        .hasLineCount(1);
  }

  @Command(name = "greedy")
  private static final class Greedy implements Runnable {

    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void listsWhatAConfigurationCanName() {
    assertThat(HarRun.of("list", "networks").out())
        .startsWith("bilstm          three bidirectional LSTM(32)")
        .contains("\nbilstm-dropout  ", "\nbilstm-small    ");
    assertThat(HarRun.of("list", "nothing").code()).isEqualTo(2);
  }

  @Test
  void listsTheLossesOfTheCatalog() {
    assertThat(HarRun.of("list", "losses").out().lines())
        .hasSameSizeAs(Losses.all())
        .first(InstanceOfAssertFactories.STRING)
        .matches("classification  CrossEntropy +" + Pattern.quote(Losses.all().get(0).summary()));
    assertThat(HarRun.of("list", "LOSSES", "--json").out())
        .startsWith("{\n  \"CrossEntropy\": {\n    \"family\": \"classification\",\n")
        .contains("\"class\": \"org.kinema4j.losses.classification.FocalLoss\"")
        .contains("\"paper\": \"https://arxiv.org/abs/1708.02002\"")
        .contains("\"gamma\": 2.0,");
  }

  @Test
  void listsOptimizersOfDeeplearning4jAndOfTheCatalogs() {
    assertThat(HarRun.of("list", "optimizers").out().lines())
        .hasSize(
            org.kinema4j.har.model.Optimizers.all().size()
                + Optimizers.all().size()
                + Wrappers.all().size())
        .anyMatch(line -> line.matches("deeplearning4j  adam +Adam, bias-corrected .*"))
        .anyMatch(line -> line.matches("kinema4j        Lion +sign of .*\\(Chen et al., 2023\\)"))
        .anyMatch(line -> line.matches("wrapper         Decayed +decoupled weight decay .*"));
  }

  @Test
  void listsParametersOfOptimizersInJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(HarRun.of("list", "optimizers", "--json").out());

    assertThat(json.at("/adam").toString())
        .isEqualTo(
            "{\"family\":\"deeplearning4j\",\"summary\":\"Adam, bias-corrected moments (Kingma and"
                + " Ba, 2015)\",\"class\":\"org.nd4j.linalg.learning.config.Adam\","
                + "\"parameters\":{\"learningRate\":0.001}}");
    assertThat(json.at("/Lion/class").asText()).isEqualTo("org.kinema4j.optim.Lion");
    assertThat(json.at("/Lion/paper").asText()).isEqualTo("https://arxiv.org/abs/2302.06675");
    assertThat(json.at("/Lion/parameters").toString())
        .isEqualTo("{\"learningRate\":1.0E-4,\"beta1\":0.9,\"beta2\":0.99}");
    assertThat(json.at("/Decayed/required").toString())
        .isEqualTo("[\"optimizer\",\"weightDecay\"]");
  }

  @Test
  void listsTheSchedulesOfTheCatalog() throws IOException {
    assertThat(HarRun.of("list", "schedules").out().lines())
        .hasSameSizeAs(Schedules.all())
        .anyMatch(line -> line.matches("CosineDecay +half a wave .*"));
    JsonNode json = new ObjectMapper().readTree(HarRun.of("list", "schedules", "--json").out());
    assertThat(json.at("/CosineDecay/required").toString())
        .isEqualTo("[\"initialValue\",\"steps\"]");
    assertThat(json.at("/CosineDecay/parameters").toString())
        .isEqualTo("{\"finalValue\":0.0,\"unit\":\"ITERATION\"}");
    assertThat(json.at("/ReduceOnPlateau/parameters/reduction/patience").asInt()).isEqualTo(10);
    assertThat(json.at("/WarmUp/paper").asText()).isEqualTo("https://arxiv.org/abs/1706.02677");
  }

  @Test
  void listsTheLayersOfTheCatalog() {
    assertThat(HarRun.of("list", "layers").out().lines())
        .hasSameSizeAs(Layers.all())
        .contains("Lstm                        " + Layers.all().get(0).summary());
    assertThat(HarRun.of("list", "layers", "--json").out())
        .contains("\"class\": \"org.kinema4j.layers.recurrent.Gru\"")
        .contains("\"paper\": \"https://arxiv.org/abs/1406.1078\"");
  }

  @Test
  void tellsItsBackend() {
    assertThat(HarRun.of("backend").out())
        .startsWith("can run               CPU\n")
        .contains("CpuBackend")
        .containsPattern("recurrent layers +(oneDNN|portable)")
        .contains("heap limit")
        .contains("1.0.0-M2.1");
    assertThat(HarRun.of("backend", "--json").out()).startsWith("{").endsWith("}\n");
  }

  @Test
  void showsTheThreadsThatPropertiesAskFor() {
    System.setProperty(ComputeThreads.ND4J_PROPERTY, "2");
    System.setProperty(RecurrentExecution.PROPERTY, "portable");
    try {
      assertThat(HarRun.of("backend").out())
          // ND4J's own count cannot exceed the one that this JVM started with.
          .containsPattern("blas threads +2\n")
          .containsPattern("recurrent layers +portable, because kinema4j.recurrent says so\n");
      System.setProperty(ComputeThreads.ND4J_PROPERTY, "none");
      assertThat(HarRun.of("backend"))
          .isEqualTo(
              new HarRun(
                  2,
                  "",
                  "har: kinema4j.threads.nd4j must be a whole number in [1, ∞), received"
                      + " \"none\"\n"));
    } finally {
      System.clearProperty(ComputeThreads.ND4J_PROPERTY);
      System.clearProperty(RecurrentExecution.PROPERTY);
      ComputeThreads.configured().apply();
    }
  }

  @Test
  void helpOfBackendNamesWhatChangesIt() {
    assertThat(HarRun.of("backend", "--help").out())
        .contains("HAR_JAVA_OPTS", "OMP_NUM_THREADS")
        .contains(
            "-D" + RecurrentExecution.PROPERTY,
            "-D" + ComputeThreads.ND4J_PROPERTY,
            "-D" + ComputeThreads.RECURRENT_PROPERTY);
  }

  @Test
  void tellsItsVersions() {
    assertThat(HarRun.of("--version").out())
        .contains("Kinema4J 0.")
        .contains("Deeplearning4j 1.0.0-M2.1")
        .contains("Java ");
  }
}
