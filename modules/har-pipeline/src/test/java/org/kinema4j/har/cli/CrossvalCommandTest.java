package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.csv.CsvExports;
import org.kinema4j.har.io.inertial.InertialSample;

/** {@code har crossval} on small data: folds, what is written, what is refused, what goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrossvalCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Path data;
  private static HarRun first;

  @BeforeAll
  static void leaveOneSubjectOut() throws IOException {
    data = CsvExports.write(folder.resolve("exports"));
    first = crossval("loso");
  }

  private static HarRun crossval(String out, Object... more) {
    return run("crossval", out, more);
  }

  private static HarRun run(String command, String out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(command, "--format", "csv", "--data", data, "--network", "bilstm-small"));
    arguments.addAll(List.of("--stride", "0.5 s", "--window", "1 s"));
    arguments.addAll(List.of("--epochs", 1, "--out", folder.resolve(out)));
    arguments.addAll(Arrays.asList(more));
    return HarRun.of(arguments.toArray());
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(folder.resolve(file).toFile());
  }

  private static Map<String, String> files(String out) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : WholeFiles.names(folder.resolve(out))) {
      files.put(name, Arrays.toString(Files.readAllBytes(folder.resolve(out).resolve(name))));
    }
    return files;
  }

  @Test
  @Order(1)
  void everybodyIsTestedOnOnce() throws IOException {
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("windows  accuracy  balanced  macro-F1     MCC  frames\ns1 ", "\nmean ", "\nsd ")
        .endsWith("results: " + folder.resolve("loso/crossval.json") + "\n");
    assertThat(first.err())
        .contains("Fold 4 of 4: test [s4]\n")
        .contains("% that overlap a training window")
        .doesNotContain("last in natural order");
    JsonNode result = json("loso/crossval.json");
    assertThat(result.at("/plan").asText()).isEqualTo("loso");
    assertThat(result.at("/perSubject").fieldNames())
        .toIterable()
        .containsExactly("s1", "s2", "s3", "s4");
    assertThat(result.at("/spread/accuracy/count").asInt()).isEqualTo(4);
    // Windows of a second every half overlap one or two others.
    assertThat(result.at("/randomSplit/overlapping").asDouble()).isBetween(0.7, 0.99);
    assertThat(Files.readAllLines(folder.resolve("loso/crossval.csv"))).hasSize(5);
    assertThat(
            new WholeFiles(List.of(folder.resolve("loso/fold-2")))
                .faults(folder.resolve("loso/fold-2")))
        .isEmpty();
  }

  /** The mean, from the numbers of the folds themselves. */
  @Test
  @Order(1)
  void meanAndPooledFollowFromTheFolds() throws IOException {
    double sum = 0;
    long right = 0;
    long windows = 0;
    for (int f = 1; f <= 4; f++) {
      JsonNode metrics = json("loso/fold-" + f + "/metrics.json");
      sum += metrics.get("accuracy").asDouble();
      windows += metrics.get("windows").asLong();
      for (int c = 0; c < metrics.get("confusion").size(); c++) {
        right += metrics.get("confusion").get(c).get(c).asLong();
      }
    }
    JsonNode result = json("loso/crossval.json");
    assertThat(result.at("/spread/accuracy/mean").asDouble()).isCloseTo(sum / 4, within(2e-6));
    assertThat(result.at("/pooled/accuracy").asDouble())
        .isCloseTo((double) right / windows, within(1e-6));
  }

  @Test
  @Order(1)
  void aFoldIsWhatTrainingDoes() throws IOException {
    assertThat(run("train", "trained", "--test-subjects", "s2").code()).isZero();

    for (String name : List.of(OutputFolder.METRICS, OutputFolder.MODEL)) {
      assertThat(
              Files.mismatch(
                  folder.resolve("trained").resolve(name),
                  folder.resolve("loso/fold-2").resolve(name)))
          .as(name)
          .isEqualTo(-1);
    }
  }

  @Test
  @Order(2)
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Map<String, String> before = files("loso");

    HarRun again = crossval("loso", "--json");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("Done before.").doesNotContain("epoch ");
    assertThat(again.out()).isEqualTo(Files.readString(folder.resolve("loso/crossval.json")));
    assertThat(files("loso")).isEqualTo(before);
  }

  @Test
  @Order(3)
  void anotherConfigurationOrPlanIsRefusedByWhatDiffers() throws IOException {
    HarRun config = crossval("loso", "--seed", 3, "--class-weights", "balanced");
    HarRun plan = crossval("loso", "--folds", "2");

    assertThat(config.code()).isEqualTo(74);
    assertThat(config.err())
        .endsWith(
            "har: "
                + folder.resolve("loso/folds.json")
                + ": is of another cross-validation: configuration.training.loss.classWeights:"
                + " none, now balanced; configuration.training.seed: 42, now 3. Choose another"
                + " --out, or begin anew with --force\n");
    assertThat(plan.code()).isEqualTo(74);
    assertThat(plan.err()).contains("plan: loso, now subject:2");
  }

  @Test
  @Order(3)
  void otherDataIsRefused() throws IOException {
    Path labels = data.resolve("s1_walk.labels.csv");
    String text = Files.readString(labels);
    Files.writeString(labels, text.replaceFirst("0,6", "1,6"));
    try {
      HarRun run = crossval("loso");

      assertThat(run.code()).isEqualTo(74);
      assertThat(run.err()).contains("is of another cross-validation: dataSha256: ");
    } finally {
      Files.writeString(labels, text);
    }
  }

  @Test
  @Order(4)
  void aFoldThatIsMissingIsTrainedAndAChangedOneIsRefused() throws IOException {
    String result = Files.readString(folder.resolve("loso/crossval.json"));
    Path metrics = folder.resolve("loso/fold-3/metrics.json");
    String content = Files.readString(metrics);
    Files.writeString(metrics, content.replaceFirst("0", "1"));

    HarRun changed = crossval("loso");
    assertThat(changed.code()).isEqualTo(74);
    assertThat(changed.err())
        .contains(metrics + ": is not the file that the run.json beside it vouches for");

    Files.delete(folder.resolve("loso/fold-3/run.json"));
    HarRun mended = crossval("loso");
    assertThat(mended.code()).as(mended.err()).isZero();
    assertThat(mended.err()).containsOnlyOnce("epoch  1 of 1");
    assertThat(Files.readString(metrics)).isEqualTo(content);
    assertThat(Files.readString(folder.resolve("loso/crossval.json"))).isEqualTo(result);
  }

  @Test
  @Order(5)
  void aFoldOfSomethingElseIsRefused() throws IOException {
    Path run = folder.resolve("loso/fold-1/run.json");
    String text = Files.readString(run);
    Files.writeString(run, text.replace("\"fold\": 1", "\"fold\": 7"));
    HarRun other = crossval("loso");
    Files.writeString(run, text);

    assertThat(other.code()).isEqualTo(74);
    assertThat(other.err()).contains("run.json: is of another cross-validation: fold: 7, now 1");
  }

  @Test
  @Order(6)
  void nothingIsOverwrittenUnasked() throws IOException {
    Path folds = folder.resolve("loso/folds.json");
    Files.delete(folds);
    HarRun refused = crossval("loso");
    assertThat(refused.code()).isEqualTo(74);
    assertThat(refused.err()).contains("exists, without the folds.json that says whose it is");

    HarRun forced = crossval("loso", "--folds", "2", "--force");
    assertThat(forced.code()).as(forced.err()).isZero();
    assertThat(json("loso/folds.json").get("folds")).hasSize(2);
    assertThat(json("loso/crossval.json").at("/perFold/0/tested")).hasSize(2);
    assertThat(folder.resolve("loso/fold-4/run.json")).doesNotExist();
    // Two subjects a fold, judged one by one: their windows are those of the fold.
    JsonNode subjects = json("loso/fold-1/fold.json").get("subjects");
    long sum = 0;
    for (JsonNode subject : subjects) {
      for (JsonNode row : subject.get("windows")) {
        for (JsonNode count : row) {
          sum += count.asLong();
        }
      }
    }
    assertThat(subjects).hasSize(2);
    assertThat(json("loso/fold-1/metrics.json").get("windows").asLong()).isEqualTo(sum);
  }

  @Test
  @Order(7)
  void listsDecide() throws IOException {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Files.writeString(lists.resolve("train.txt"), "s1\ns2_walk\n");
    Files.writeString(lists.resolve("test.txt"), "s3\n");

    HarRun run = crossval("listed", "--folds", "lists:" + lists);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("Fold 1: 1 recordings are in no list and left out.");
    assertThat(json("listed/crossval.json").at("/perSubject").fieldNames())
        .toIterable()
        .containsExactly("s3");
    assertThat(json("listed/crossval.json").at("/spread/accuracy/sd").isNull()).isTrue();
    assertThat(Files.readString(folder.resolve("listed/crossval.json")))
        .doesNotContain(folder.toString());
  }

  @Test
  @Order(7)
  void blocksOfKnownPeopleSayThatTheyAreKnown() {
    HarRun run = crossval("blocks", "--folds", "blocks:2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "Folds by block: of 4 subjects tested on, 3 are trained on as well, so the scores are"
                + " not those of new people.");
  }

  @Test
  @Order(7)
  void readyWindowsAreFoldedByBlocks() throws IOException {
    Path windows = InertialSample.write(folder.resolve("windows"), 90, 30, 16);
    HarRun run =
        HarRun.of(
            "crossval",
            "--format",
            "inertial",
            "--data",
            windows,
            "--network",
            "bilstm-small",
            "--epochs",
            1,
            "--folds",
            "blocks:2",
            "--out",
            folder.resolve("inertial"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\nfold 1 ", "\nfold 2 ", "–");
    assertThat(json("inertial/crossval.json").at("/over").asText()).isEqualTo("folds");
    assertThat(json("inertial/crossval.json").at("/pooled/windows").asInt()).isEqualTo(90);
    assertThat(json("inertial/crossval.json").at("/randomSplit").isNull()).isTrue();
    JsonNode fold = json("inertial/fold-1/metrics.json");
    assertThat(fold.at("/subjects").fieldNames()).toIterable().containsExactly("train");
    assertThat(fold.at("/intervals/scores").isNull()).isTrue();
  }

  @Test
  @Order(7)
  void wrongUsageIsRefusedBeforeAnythingIsRead() {
    HarRun subjects = crossval("usage", "--test-subjects", "s1");
    HarRun plan = crossval("usage", "--folds", "people");

    assertThat(List.of(subjects.code(), plan.code())).containsOnly(2);
    assertThat(subjects.err()).startsWith("har: split.test must be left out of a cross-validation");
    assertThat(plan.err()).startsWith("har: folds must be loso, a number, one of subject");
  }
}
