package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.inertial.InertialSample;

/** The commands on windows that came cut already. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InertialRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Path data;

  @BeforeAll
  static void write() throws IOException {
    data = InertialSample.write(folder.resolve("data"), 90, 30, 16);
  }

  @Test
  @Order(1)
  void trainsAndWritesEverything() throws IOException {
    HarRun run = train("one");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("accuracy ")
        .contains("of 30 windows")
        .contains("LAYING")
        .doesNotContain("frames", "segments");
    assertThat(run.err()).contains("test [test 1-30]");
    JsonNode metrics = JSON.readTree(folder.resolve("one/metrics.json").toFile());
    assertThat(metrics.get("windows").asInt()).isEqualTo(30);
    assertThat(metrics.at("/frames/accuracy").isNull()).isTrue();
    assertThat(metrics.at("/segments/f1at50").isNull()).isTrue();
    assertThat(metrics.at("/split/test/0").asText()).isEqualTo("test 1-30");
    JsonNode runJson = JSON.readTree(folder.resolve("one/run.json").toFile());
    assertThat(runJson.at("/configuration/window/length").asInt()).isEqualTo(16);
    assertThat(runJson.at("/configuration/frameRateHz").asDouble()).isEqualTo(50);
    assertThat(runJson.at("/configuration/features")).hasSize(9);
    assertThat(runJson.at("/recordings").asInt()).isZero();
    assertThat(Files.readString(folder.resolve("one/report.html")))
        .contains("16 frames at 50.0 Hz, cut by the makers of the data")
        .contains("body_gyro_y")
        .contains("not known");
    assertThat(folder.resolve("one/model.zip")).isNotEmptyFile();
  }

  @Test
  @Order(2)
  void theSameRunGivesTheSameFiles() throws IOException {
    train("two");

    for (String name : List.of("metrics.json", "model.zip")) {
      assertThat(
              Files.mismatch(
                  folder.resolve("one").resolve(name), folder.resolve("two").resolve(name)))
          .as(name)
          .isEqualTo(-1);
    }
  }

  @Test
  @Order(2)
  void judgesAStoredModelAsTrainingDid() throws IOException {
    HarRun run = evaluate("inertial", data, "judged", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode stored = JSON.readTree(folder.resolve("one/metrics.json").toFile());
    JsonNode printed = JSON.readTree(run.out());
    assertThat(printed.get("confusion")).isEqualTo(stored.get("confusion"));
    assertThat(run.err()).doesNotContain("Warning");
    assertThat(folder.resolve("judged/report.html")).exists();
  }

  @Test
  @Order(2)
  void judgesByChosenSubjects() throws IOException {
    Path known = InertialSample.write(folder.resolve("known"), 30, 30, 16);
    InertialSample.addSubjects(known, 30, 30);

    HarRun one = evaluate("inertial", known, "of22", "--subjects", "22");
    HarRun none = evaluate("inertial", known, "of23", "--subjects", "23");

    assertThat(one.out()).contains("of 15 windows");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).endsWith("har: subjects must be among [21, 22], received '23'\n");
  }

  @Test
  @Order(2)
  void refusesToMixKinds() throws IOException {
    String message =
        "har: the model was trained on ready-cut windows, not on recordings; judge it with --format"
            + " inertial, or train a model on recordings\n";

    HarRun predict =
        HarRun.of(
            "predict", "--model", folder.resolve("one/model.zip"), folder.resolve("none.mvnx"));
    HarRun evaluate = evaluate("andy", data, "mixed");

    assertThat(List.of(predict.code(), evaluate.code())).containsOnly(2);
    assertThat(predict.err()).isEqualTo(message);
    assertThat(evaluate.err()).isEqualTo(message);
  }

  @Test
  void refusesOptionsThatTheDataDecides() {
    HarRun run =
        HarRun.of(
            "train",
            "--format",
            "inertial",
            "--data",
            data,
            "--test-subjects",
            "3",
            "--out",
            folder.resolve("subjects"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "har: split.test must be left out for windows that came cut already, received [3]\n");
  }

  @Test
  void anArchiveIsExitCode66() throws IOException {
    Path archive = Files.writeString(folder.resolve("uci.tar.gz"), "");
    HarRun run =
        HarRun.of(
            "train", "--format", "inertial", "--data", archive, "--out", folder.resolve("archive"));

    assertThat(run.code()).isEqualTo(66);
    assertThat(run.err())
        .endsWith(
            "har: "
                + archive
                + ": is an archive that was not unpacked; unpack it and give the folder with train"
                + " and test\n");
  }

  private static HarRun train(String out) {
    return HarRun.of(
        "train",
        "--format",
        "inertial",
        "--data",
        data,
        "--network",
        "bilstm-small",
        "--epochs",
        1,
        "--out",
        folder.resolve(out));
  }

  private static HarRun evaluate(String format, Path from, String out, String... more) {
    Object[] command = {
      "evaluate",
      "--model",
      folder.resolve("one/model.zip"),
      "--format",
      format,
      "--data",
      from,
      "--out",
      folder.resolve(out)
    };
    return HarRun.of(Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray());
  }
}
