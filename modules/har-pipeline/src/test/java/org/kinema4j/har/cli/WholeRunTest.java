package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands one after another, as a user runs them, on a small data set. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Path data;
  private static Path config;

  @BeforeAll
  static void generate() throws IOException {
    data = folder.resolve("data");
    config =
        Files.writeString(
            folder.resolve("run.yaml"),
            "network: bilstm-small\ntraining: {epochs: 2, learningRate: 0.005, patience: 2}\n");
    HarRun run =
        HarRun.of("synth", "--out", data, "--participants", 3, "--trials", 1, "--seconds", 30);
    assertThat(run.err()).isEqualTo("Generating 3 synthetic recordings ...\n");
    assertThat(run.out()).contains("3 synthetic recordings, 1.5 min").contains("Carry");
    assertThat(run.code()).isZero();
  }

  @Test
  @Order(1)
  void trains() throws IOException {
    HarRun run = train("one");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("accuracy ").contains("Fine manipulation").contains("report:");
    assertThat(run.err()).contains("Split: train [541], validation [909], test [2193]");
    JsonNode metrics = JSON.readTree(folder.resolve("one/metrics.json").toFile());
    assertThat(metrics.fieldNames())
        .toIterable()
        .containsExactly(
            "data",
            "accuracy",
            "balancedAccuracy",
            "macroF1",
            "mcc",
            "labels",
            "confusion",
            "perClass",
            "windows",
            "split",
            "frames",
            "segments",
            "background",
            "actionFrames",
            "annotatorAgreement",
            "boundaries",
            "calibration",
            "intervals",
            "subjects");
    assertThat(metrics.get("data").asText()).startsWith("synthetic");
    assertThat(metrics.get("split").get("test").get(0).asText()).isEqualTo("2193");
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.2, 1.0);
    JsonNode runJson = JSON.readTree(folder.resolve("one/run.json").toFile());
    assertThat(runJson.get("configuration").get("network").asText()).isEqualTo("bilstm-small");
    assertThat(runJson.get("epochs")).hasSize(2);
    assertThat(runJson.get("seconds").fieldNames())
        .toIterable()
        .containsExactly("ingest", "features", "training", "evaluation");
    assertThat(Files.readString(folder.resolve("one/report.html")))
        .contains("synthetic")
        .contains("bilstm-small");
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

  /** Bundles are handed on: they must not say where and by whom they were made. */
  @Test
  @Order(2)
  void theModelSaysNothingOfTheMachineAndTheComments() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(folder.resolve("one/model.zip")))) {
      int texts = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(text)
            .as(entry.getName())
            .doesNotContain(folder.toString())
            .doesNotContain(folder.getFileName().toString())
            .doesNotContain(System.getProperty("user.home"))
            .doesNotContainPattern("\\b" + Pattern.quote(System.getProperty("user.name")) + "\\b")
            .doesNotContain("SYNTHETIC DATA", ".mvnx", "Participant_");
        texts += entry.getName().endsWith(".json") ? 1 : 0;
      }
      assertThat(texts).isEqualTo(3);
    }
  }

  @Test
  @Order(3)
  void judgesAStoredModelAsTrainingDid() throws IOException {
    HarRun run =
        HarRun.of(
            "evaluate",
            "--model",
            folder.resolve("one/model.zip"),
            "--data",
            data,
            "--subjects",
            "2193",
            "--out",
            folder.resolve("judged"),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode stored = JSON.readTree(folder.resolve("one/metrics.json").toFile());
    JsonNode printed = JSON.readTree(run.out());
    assertThat(printed.get("confusion")).isEqualTo(stored.get("confusion"));
    assertThat(printed.get("frames")).isEqualTo(stored.get("frames"));
    assertThat(run.err()).doesNotContain("Warning");
  }

  @Test
  @Order(4)
  void warnsWhenTheModelKnowsTheSubject() {
    HarRun run =
        HarRun.of(
            "evaluate",
            "--model",
            folder.resolve("one/model.zip"),
            "--data",
            data,
            "--out",
            folder.resolve("all"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("trained or chosen on [541, 909]");
    assertThat(
            HarRun.of(
                    "evaluate",
                    "--model",
                    folder.resolve("one/model.zip"),
                    "--data",
                    data,
                    "--subjects",
                    "7",
                    "--out",
                    folder.resolve("none"))
                .err())
        .endsWith("har: subjects must be among [541, 909, 2193], received '7'\n");
  }

  @Test
  @Order(5)
  void predictsWithNothingButModelAndRecording() throws IOException {
    Path recording = recordings().get(0);
    Path out = folder.resolve("labels");

    HarRun run =
        HarRun.of("predict", "--model", folder.resolve("one/model.zip"), "--out", out, recording);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("30.0 s").contains("(synthetic recording)");
    String name = recording.getFileName().toString().replace(".xsens.mvnx", "");
    List<String> rows = Files.readAllLines(out.resolve(name + ".predicted.csv"));
    assertThat(rows.get(0)).isEqualTo("start,end,label,confidence");
    double end = 0;
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      assertThat(Double.parseDouble(cells[0])).as("no gap before %s", row).isEqualTo(end);
      end = Double.parseDouble(cells[1]);
      assertThat(Double.parseDouble(cells[3])).isBetween(0.125, 1.0);
    }
    assertThat(end).isEqualTo(30);
    HarRun again =
        HarRun.of("predict", "--model", folder.resolve("one/model.zip"), "--out", out, recording);
    assertThat(again.code()).isEqualTo(74);
    assertThat(again.err()).contains("exists; replace it with --force");
  }

  @Test
  @Order(6)
  void refusesARecordingThatLacksASignal() throws IOException {
    Path recording = recordings().get(0);
    String text = Files.readString(recording).replaceAll("<position>[^<]*</position>", "");
    Path without = Files.writeString(folder.resolve("without.mvnx"), text);

    HarRun run =
        HarRun.of("predict", "--model", folder.resolve("one/model.zip"), without, "--json");

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err())
        .isEqualTo(
            "har: "
                + without
                + ": expected the signal position for the features positions, found only"
                + " orientation\n");
  }

  @Test
  @Order(6)
  void warnsOfMissingFrames() throws IOException {
    String text =
        Files.readString(recordings().get(0))
            .replaceAll("(?s)<frame [^>]*index=\"100\".*?</frame>", "");
    Path gap = Files.writeString(folder.resolve("gap.mvnx"), text);

    HarRun run = HarRun.of("predict", "--model", folder.resolve("one/model.zip"), gap);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .startsWith("Warning: " + gap + ": frame 100: index jumps from 99 to 101\n");
  }

  @Test
  @Order(6)
  void aFolderWithoutRecordingsOrAMissingRecordingIsRefused() throws IOException {
    Path model = folder.resolve("one/model.zip");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    HarRun aFolder = HarRun.of("predict", "--model", model, empty);
    HarRun missing = HarRun.of("predict", "--model", model, folder.resolve("none.mvnx"));

    assertThat(aFolder.code()).isEqualTo(65);
    assertThat(aFolder.err())
        .isEqualTo(
            "har: "
                + empty
                + ": expected recordings (.mvnx, .mvnx.gz, .bvh), found an empty directory\n");
    assertThat(missing.code()).isEqualTo(66);
    assertThat(missing.err()).contains("none.mvnx: does not exist").hasLineCount(1);
  }

  @Test
  @Order(7)
  void quickstartDoesItAllAndCanBeRepeated() throws IOException {
    Path out = folder.resolve("quick");
    Object[] command = {
      "quickstart", "--out", out, "--participants", 3, "--trials", 1, "--seconds", 30, "--epochs", 1
    };

    HarRun first = HarRun.of(command);
    String metrics = Files.readString(out.resolve("metrics.json"));
    HarRun second = HarRun.of(command);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .startsWith("Tested bilstm on 2193")
        .contains("synthetic")
        .contains("har predict --model");
    HarRun fewer = HarRun.of("quickstart", "--out", out, "--participants", 2, "--trials", 1);
    assertThat(fewer.code()).isEqualTo(74);
    assertThat(fewer.err()).contains("2193").contains("is of another quickstart").hasLineCount(1);
    assertThat(second.code()).isZero();
    assertThat(Files.readString(out.resolve("metrics.json"))).isEqualTo(metrics);
  }

  private static HarRun train(String name) {
    return HarRun.of("train", "--data", data, "--config", config, "--out", folder.resolve(name));
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(".mvnx")).sorted().toList();
    }
  }
}
