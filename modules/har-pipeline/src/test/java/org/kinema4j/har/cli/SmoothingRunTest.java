package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Smoothing of frames from training to predictions, and predictions for ELAN. */
class SmoothingRunTest {

  @TempDir private static Path folder;

  private static CsvRuns runs;
  private static Path data;

  @BeforeAll
  static void train() throws IOException {
    runs = CsvRuns.in(folder);
    data = runs.data();
    assertThat(runs.train("one").code()).isZero();
  }

  @Test
  void smoothingIsPartOfTheModelAndOfItsReport() throws IOException {
    HarRun run = runs.train("smoothed", "--smoothing", "viterbi");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\nsmoothed by viterbi; frames 0.");
    JsonNode metrics = runs.json("smoothed/metrics.json");
    assertThat(metrics.at("/smoothed/method").asText()).isEqualTo("viterbi");
    assertThat(metrics.at("/smoothed/delayFrames").isNull()).isTrue();
    assertThat(metrics.at("/smoothed/windowDelayFrames").asInt()).isEqualTo(49);
    assertThat(metrics.at("/smoothed/segments/edit").asDouble())
        .isGreaterThanOrEqualTo(metrics.at("/segments/edit").asDouble());
    assertThat(Files.readString(folder.resolve("smoothed/report.html")))
        .contains("id=\"smoothing\"", "viterbi with 13 frames an observation");
    assertThat(runs.json("one/metrics.json").has("smoothed")).isFalse();

    for (String method : List.of("viterbi", "forward", "none")) {
      Path out = folder.resolve("smooth-" + method);
      HarRun judged =
          HarRun.of(
              "evaluate",
              "--format",
              "csv",
              "--data",
              data,
              "--subjects",
              "s4",
              "--smoothing",
              method,
              "--model",
              folder.resolve("smoothed/model.zip"),
              "--out",
              out);
      assertThat(judged.code()).as(judged.err()).isZero();
      JsonNode again = runs.json("smooth-" + method + "/metrics.json");
      assertThat(again.get("frames")).isEqualTo(metrics.get("frames"));
      assertThat(again.at("/smoothed/method").asText())
          .isEqualTo(method.equals("none") ? "" : method);
      if (method.equals("viterbi")) {
        assertThat(again.get("smoothed")).isEqualTo(metrics.get("smoothed"));
      }
    }
  }

  @Test
  void predictsForElan() throws IOException {
    Path out = folder.resolve("elan");
    Object model = folder.resolve("one/model.zip");

    HarRun run =
        HarRun.of(
            "predict",
            "--model",
            model,
            "--smoothing",
            "median",
            "--format",
            "eaf",
            "--out",
            out,
            data.resolve("s1_walk.csv"),
            data.resolve("s5_new.csv"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("s1_walk.predicted.eaf")))
        .contains("TIER_ID=\"true\"", "TIER_ID=\"predicted\"", "TIER_ID=\"confidence\"")
        .contains("<ANNOTATION_VALUE>rest</ANNOTATION_VALUE>")
        .contains("TIME_VALUE=\"24000\"");
    assertThat(Files.readString(out.resolve("s5_new.predicted.eaf")))
        .doesNotContain("TIER_ID=\"true\"");
  }

  @Test
  void refusesSmoothingThatIsNone() {
    Object model = folder.resolve("one/model.zip");
    Path file = data.resolve("s5_new.csv");

    HarRun untrained = HarRun.of("predict", "--model", model, "--smoothing", "viterbi", file);
    HarRun unknown = HarRun.of("predict", "--model", model, "--smoothing", "mean", file);
    HarRun format = HarRun.of("predict", "--model", model, "--format", "txt", file);

    assertThat(untrained.code()).isEqualTo(2);
    assertThat(untrained.err()).contains("train it with --smoothing viterbi");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("smoothing must be one of none, minimum-duration, median, viterbi, forward");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("must be one of csv, eaf, received txt");
  }
}
