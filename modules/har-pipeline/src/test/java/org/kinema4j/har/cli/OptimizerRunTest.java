package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.io.csv.CsvExports;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.schedule.CosineDecay;

/** What is around a step, by options and by configuration. */
class OptimizerRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Path data;

  @BeforeAll
  static void write() throws IOException {
    data = CsvExports.write(folder.resolve("exports"));
  }

  private static HarRun train(String out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("train", "--format", "csv", "--data", data, "--network", "bilstm-small"));
    arguments.addAll(List.of("--epochs", 2, "--out", folder.resolve(out)));
    arguments.addAll(Arrays.asList(more));
    return HarRun.of(arguments.toArray());
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(folder.resolve(file).toFile());
  }

  @Test
  void trainsAsTheOptionsSay() throws IOException {
    HarRun run =
        train(
            "options",
            "--optimizer",
            "lion",
            "--learning-rate",
            0.01,
            "--schedule",
            "cosine-decay",
            "--clip",
            2,
            "--average",
            "EMA");

    assertThat(run.code()).as(run.err()).isZero();
    int steps =
        json("options/run.json").at("/optimizer/optimizer/optimizer/learningRate/steps").asInt();
    assertThat(steps).isPositive().isEven();
    assertThat(
            ModelBundle.read(folder.resolve("options/model.zip"))
                .network()
                .getLayer("action")
                .conf()
                .getLayer()
                .getUpdaterByParam("W"))
        .isEqualTo(
            new Averaged(
                new Clipped(new Lion(new CosineDecay(0.01, steps)), Clipping.byGlobalNorm(2))));
    assertThat(run.err())
        .contains("Optimizer: Averaged, optimizer (type Clipped, optimizer (type Lion, ")
        .contains("Weights judged and kept: averages, by Averaged.");
    assertThat(json("options/run.json").at("/configuration/training/schedule").asText())
        .isEqualTo("cosine-decay");
    assertThat(json("options/run.json").at("/configuration/training/learningRate").asDouble())
        .isEqualTo(0.01);
    assertThat(json("options/metrics.json").get("weights").asText())
        .isEqualTo("averages, by Averaged");
    assertThat(Files.readString(folder.resolve("options/report.html"))).contains("CosineDecay");
  }

  @Test
  void aJudgedModelSaysThatItsWeightsAreAverages() throws IOException {
    HarRun run = train("slow", "--optimizer", "Lion", "--average", "lookahead");
    assertThat(run.code()).as(run.err()).isZero();

    HarRun judged =
        HarRun.of(
            "evaluate",
            "--format",
            "csv",
            "--data",
            data,
            "--model",
            folder.resolve("slow/model.zip"),
            "--subjects",
            "s4",
            "--out",
            folder.resolve("judged"));

    assertThat(judged.code()).as(judged.err()).isZero();
    assertThat(json("judged/metrics.json").get("weights").asText())
        .isEqualTo("averages, by Lookahead");
    assertThat(json("judged/metrics.json").get("confusion"))
        .isEqualTo(json("slow/metrics.json").get("confusion"));
  }

  @Test
  void optionsReplaceWhatTheConfigurationSays() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("run.yaml"),
            """
            training:
              optimizer: {type: Lion, learningRate: 0.5, beta1: 0.5}
              schedule: CosineDecay
              average: swa
            """);

    HarRun rate = train("rate", "--config", config, "--learning-rate", 0.01, "--schedule", "none");
    HarRun other = train("other", "--config", config, "--optimizer", "Yogi", "--average", "none");

    assertThat(rate.code()).as(rate.err()).isZero();
    assertThat(json("rate/run.json").at("/optimizer/optimizer").toString())
        .isEqualTo("{\"type\":\"Lion\",\"learningRate\":0.01,\"beta1\":0.5,\"beta2\":0.99}");
    assertThat(json("rate/run.json").at("/configuration/training/optimizer").toString())
        .isEqualTo("{\"type\":\"Lion\",\"beta1\":0.5,\"beta2\":0.99}");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(json("other/run.json").at("/optimizer/name").asText()).isEqualTo("Yogi");
    assertThat(json("other/run.json").at("/optimizer/learningRate/type").asText())
        .isEqualTo("CosineDecay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--optimizer | Lionn | received Lionn; did you mean Lion?",
        "--schedule | Cosin | received Cosin",
        "--schedule | StepDecay | interval of StepDecay must be given in the configuration file, as"
            + " in schedule: {type: StepDecay, interval: 30}, received none",
        "--clip | -1 | limit of training.clipping must be in (0, \u221e), received -1.0",
        "--clip | 1 | clipping must be none for adam",
        "--average | ema | average must be none for adam",
        "--learning-rate | 0 | training.learningRate must be in (0, \u221e), received 0.0",
      })
  void whatCannotBeIsSaidInOneLine(String option, String value, String message) {
    HarRun run = train("none", option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("har: ").contains(message).hasLineCount(1);
  }
}
