package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;

/** The commands on channels by name, with labels as spans of time. */
class CsvRunTest {

  @TempDir private static Path folder;

  private static CsvRuns runs;
  private static Path data;
  private static HarRun training;

  @BeforeAll
  static void train() throws IOException {
    runs = CsvRuns.in(folder);
    data = runs.data();
    training = runs.train("one");
  }

  @Test
  void takesRateWindowAndFeaturesFromTheData() throws IOException {
    assertThat(training.code()).as(training.err()).isZero();
    JsonNode run = runs.json("one/run.json");
    assertThat(run.at("/configuration/frameRateHz").asDouble()).isEqualTo(50);
    assertThat(run.at("/configuration/window/length").asInt()).isEqualTo(50);
    assertThat(run.at("/configuration/window/stride").asInt()).isEqualTo(13);
    assertThat(run.at("/configuration/features").toString())
        .isEqualTo("[\"arm_x\",\"arm_y\",\"leg_x\",\"leg_y\"]");
    assertThat(run.at("/recordings").asInt()).isEqualTo(4);
  }

  @Test
  void tellsWhoIsHeldOutWhatIsLeftOutAndWhatCannotBeKnown() throws IOException {
    assertThat(training.err())
        .contains("test [s4] (the last in natural order; --test-subjects holds out others)")
        .contains("left out: " + data.resolve("s5_new.csv"))
        .contains("No training window of turn; its windows in other parts count as missed.");
    JsonNode turn = runs.json("one/metrics.json").at("/perClass/turn");
    assertThat(turn.get("recall").asDouble()).isZero();
    assertThat(turn.get("support").asInt()).isPositive();
  }

  @Test
  void countsWindowsWithMissingFrames() throws IOException {
    // 1200 frames hold (1200 - 50) / 13 + 1 = 89 windows; [0, 300) and [350, 1200) hold 20 and 62.
    assertThat(runs.json("one/run.json").at("/windows/gapped").asInt()).isEqualTo(89 - 20 - 62);
    assertThat(Files.readString(folder.resolve("one/report.html")))
        .contains("7 with missing frames");
  }

  @Test
  void predictsOnTheClockOfTheFile() throws IOException {
    Path later = folder.resolve("later.csv");
    Files.writeString(later, "time,leg_y,leg_x,arm_y,arm_x,more\n");
    for (int f = 0; f < 100; f++) {
      Files.writeString(
          later,
          "%s,0,0,0,%s,7\n".formatted(10 + f / 50.0, Math.sin(f / 8.0)),
          java.nio.file.StandardOpenOption.APPEND);
    }

    HarRun run =
        HarRun.of("predict", "--model", folder.resolve("one/model.zip"), "--out", folder, later);

    assertThat(run.code()).as(run.err()).isZero();
    List<TimeSpan> spans = SpanCsv.read(folder.resolve("later.predicted.csv"));
    assertThat(spans.get(0).startSeconds()).isEqualTo(10);
    assertThat(spans.get(spans.size() - 1).endSeconds()).isEqualTo(12);
  }

  @Test
  void predictsTheRecordingsOfAFolder() {
    Path out = folder.resolve("predicted");

    HarRun run =
        HarRun.of("predict", "--model", folder.resolve("one/model.zip"), "--out", out, data);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out)
        .isDirectoryContaining("glob:**s1_walk.predicted.csv")
        .isDirectoryContaining("glob:**s5_new.predicted.csv");
    assertThat(out.toFile().list()).hasSize(5);
  }

  @Test
  void judgesAStoredModel() throws IOException {
    HarRun run =
        HarRun.of(
            "evaluate",
            "--format",
            "csv",
            "--data",
            data,
            "--subjects",
            "s4",
            "--model",
            folder.resolve("one/model.zip"),
            "--out",
            folder.resolve("judged"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(runs.json("judged/metrics.json").get("confusion"))
        .isEqualTo(runs.json("one/metrics.json").get("confusion"));
  }

  @Test
  void optionsChooseChannelsWindowsAndSubjects() throws IOException {
    HarRun run =
        runs.train(
            "chosen",
            "--features",
            "arm_*,!arm_y",
            "--window",
            "0.5 s",
            "--stride",
            "10",
            "--subject-pattern",
            "s([0-9])",
            "--test-subjects",
            "1",
            "--max-gap",
            "2");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = runs.json("chosen/run.json");
    assertThat(json.at("/configuration/features").toString()).isEqualTo("[\"arm_x\"]");
    assertThat(json.at("/configuration/window/length").asInt()).isEqualTo(25);
    assertThat(json.at("/configuration/window/stride").asInt()).isEqualTo(10);
    assertThat(json.at("/configuration/recordings/subjectPattern").asText()).isEqualTo("s([0-9])");
    assertThat(json.at("/windows/gapped").asInt()).isZero();
    assertThat(run.err()).contains("test [1]. Windows");
  }

  @Test
  void aLossIsChosenByNameAndItsWeightsComeFromTheTrainingWindows() throws IOException {
    HarRun run = runs.train("focal", "--loss", "focal-loss", "--class-weights", "balanced");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern(
            "Loss: FocalLoss, gamma 2, classWeights \\(rest [\\d.]+, swing [\\d.]+\\)");
    JsonNode json = runs.json("focal/run.json");
    assertThat(json.at("/configuration/training/loss").toString())
        .isEqualTo(
            "{\"name\":\"FocalLoss\",\"gamma\":2.0,\"labelSmoothing\":0.0,"
                + "\"classWeights\":\"balanced\"}");
    assertThat(json.at("/loss/name").asText()).isEqualTo("FocalLoss");
    JsonNode weights = json.at("/loss/classWeights");
    double rest = weights.get("rest").asDouble();
    double swing = weights.get("swing").asDouble();
    // N / (2 n) of two classes: the inverses add up to 2.
    assertThat(1 / rest + 1 / swing).isCloseTo(2, within(1e-12));
    assertThat(rest).isNotEqualTo(1);
    assertThat(Files.readString(folder.resolve("focal/report.html"))).contains("Loss: FocalLoss");
    assertThat(training.err()).doesNotContain("Loss:");
    assertThat(runs.json("one/run.json").at("/loss/name").asText()).isEqualTo("CrossEntropy");
  }

  /** Predictions do not depend on the loss that a stored network was trained with. */
  @Test
  void aModelOfAnotherLossIsJudgedTheSameOnceStored() throws IOException {
    assertThat(runs.train("smooth", "--loss", "FocalLoss").code()).isZero();

    HarRun run =
        HarRun.of(
            "evaluate",
            "--format",
            "csv",
            "--data",
            data,
            "--subjects",
            "s4",
            "--model",
            folder.resolve("smooth/model.zip"),
            "--out",
            folder.resolve("smooth-judged"));

    assertThat(run.code()).as(run.err()).isZero();
    for (String key : List.of("confusion", "perClass", "accuracy")) {
      assertThat(runs.json("smooth-judged/metrics.json").get(key))
          .isEqualTo(runs.json("smooth/metrics.json").get(key));
    }
  }

  @Test
  void weightsOfOtherClassesAreRefused() {
    HarRun run = runs.train("none", "--class-weights", "walk=2");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "har: classWeights must name classes of the training windows (rest, swing), received"
                + " walk\n");
  }

  @Test
  void refusesWhatTheModelWasNotTrainedOn() throws IOException {
    Path model = folder.resolve("one/model.zip");
    Path body = Files.writeString(folder.resolve("body.mvnx"), "<mvnx/>");
    Path other = Files.writeString(folder.resolve("other.csv"), "time,arm_x\n0,1\n0.02,1\n");

    assertThat(HarRun.of("predict", "--model", model, body))
        .returns(2, HarRun::code)
        .returns(
            "har: the model was trained on channels by name, of CSV files or of --format"
                + " andy-authors; give it such data, or train a model on this\n",
            HarRun::err);
    assertThat(HarRun.of("predict", "--model", model, other))
        .returns(65, HarRun::code)
        .returns("har: " + other + ": expected the channel arm_y, found only arm_x\n", HarRun::err);
    assertThat(HarRun.of("predict", "--model", model, data.resolve("none.csv")))
        .returns(66, HarRun::code);
    assertThat(runs.train("bad", "--window", "1 hour").err())
        .contains("a length must be frames such as 240, or a time such as '1 s'");
    assertThat(runs.train("bad", "--features", "foot_x"))
        .returns(65, HarRun::code)
        .returns(true, run -> run.err().contains("expected the channel foot_x, found only arm_x"));
  }

  @Test
  void inspectsRecordingsAndFolders() throws IOException {
    HarRun one = HarRun.of("inspect", data.resolve("s2_walk.csv"));
    HarRun all = HarRun.of("inspect", "--json", data);

    assertThat(one.out())
        .contains("recording    s2_walk, subject s2\n  format       CSV\n")
        .contains(
            "1200 frames at 50 Hz, 24 s\n               1 s of it missing, in gaps too long to fill\n")
        .contains("channels    4 channels  m\n  channels     arm_x, arm_y, leg_x, leg_y\n")
        .contains("swing     12.00 s     2 times")
        .contains("0.5 s of labels outside of the recording are cut")
        .doesNotContain("annotator", "calibration", "body ");
    JsonNode summary = new ObjectMapper().readTree(all.out()).get("summary");
    assertThat(summary.get("recordings").asInt()).isEqualTo(5);
    assertThat(summary.get("labelled").asInt()).isEqualTo(4);
  }

  @Test
  void tellsWhichFormatToAskFor() {
    HarRun run = HarRun.of("train", "--data", data, "--out", folder.resolve("none"));

    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err())
        .isEqualTo(
            "har: "
                + data
                + ": expected recordings (.mvnx or .mvnx.gz), as --format andy reads them, found"
                + " .csv files; --format csv reads those\n");
  }

  @Test
  void findsSubjectsInFolders() throws IOException {
    Path people = folder.resolve("people");
    for (int person = 1; person <= 2; person++) {
      Path own = Files.createDirectories(people.resolve("P" + person));
      for (String suffix : List.of(".csv", ".labels.csv")) {
        Files.copy(data.resolve("s" + person + "_walk" + suffix), own.resolve("walk" + suffix));
      }
    }

    HarRun unsaid =
        HarRun.of("train", "--format", "csv", "--data", people, "--out", folder.resolve("x"));
    HarRun said =
        HarRun.of(
            "train",
            "--format",
            "csv",
            "--data",
            people,
            "--subject-pattern",
            "(P[0-9])/",
            "--network",
            "bilstm-small",
            "--epochs",
            1,
            "--out",
            folder.resolve("x"));

    assertThat(unsaid.code()).isEqualTo(65);
    assertThat(unsaid.err()).contains("--subject-pattern tells subjects in names or folders");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("train [P1], validation [], test [P2]");
  }
}
