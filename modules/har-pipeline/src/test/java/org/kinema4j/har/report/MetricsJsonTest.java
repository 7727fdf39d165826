package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.evaluate.RecordingResult;
import org.kinema4j.har.evaluate.SegmentMetrics;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

class MetricsJsonTest {

  private static final SplitSubjects SPLIT =
      new SplitSubjects(List.of("S1", "S2"), List.of(), List.of("S3"));

  /**
   * Worked by hand. Windows: a for a, a for a, a for b. Frames 0 to 5 are a, 6 to 8 are b, all of
   * them taken for a. Segments: a, b against a, with IoU 6/9.
   */
  private static final String GOLDEN =
      """
      {
        "data": "synthetic",
        "accuracy": 0.666667,
        "balancedAccuracy": 0.5,
        "macroF1": 0.4,
        "mcc": 0.0,
        "labels": [
          "a",
          "b"
        ],
        "confusion": [
          [ 2, 0 ],
          [ 1, 0 ]
        ],
        "perClass": {
          "a": {
            "precision": 0.666667,
            "recall": 1.0,
            "f1": 0.8,
            "support": 2
          },
          "b": {
            "precision": 0.0,
            "recall": 0.0,
            "f1": 0.0,
            "support": 1
          }
        },
        "windows": 3,
        "split": {
          "train": [
            "S1",
            "S2"
          ],
          "validation": [ ],
          "test": [
            "S3"
          ]
        },
        "frames": {
          "accuracy": 0.666667,
          "macroF1": 0.4
        },
        "segments": {
          "edit": 0.5,
          "f1at10": 0.666667,
          "f1at25": 0.666667,
          "f1at50": 0.666667
        }
      }
      """;

  private static WindowPrediction window(int start, String label) {
    return new WindowPrediction(
        "r", "S3", start, start + 3, Optional.of(label), new double[] {0.75, 0.25});
  }

  private static Evaluation evaluation() {
    LabelTrack labels =
        new LabelTrack(9, List.of(new LabelSpan(0, 6, "a"), new LabelSpan(6, 9, "b")));
    return Evaluation.of(
        List.of("a", "b"),
        List.of(window(0, "a"), window(3, "a"), window(6, "b")),
        List.of(new LabelledRecording("r", "S3", 60, labels)));
  }

  @Test
  void writesExactlyTheAgreedText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out/metrics.json");
    MetricsJson.write(file, evaluation(), SPLIT, Optional.of("synthetic"));
    assertThat(Files.readString(file)).isEqualTo(GOLDEN);
  }

  /** Frames 0 to 2 are a, 3 to 8 b when smoothed by hand: right are 0 to 2 and 6 to 8. */
  @Test
  void saysWhatSmoothingMakesOfIt(@TempDir Path folder) throws IOException {
    LabelTrack track =
        new LabelTrack(9, List.of(new LabelSpan(0, 3, "a"), new LabelSpan(3, 9, "b")));
    Evaluation after =
        Evaluation.of(
            List.of("a", "b"),
            List.of(window(0, "a"), window(3, "a"), window(6, "b")),
            evaluation().recordings().stream().map(RecordingResult::recording).toList(),
            new SegmentMetrics(),
            vote -> track);
    DecoderSpec decoder = new DecoderSpec(SmoothingMethod.MEDIAN, 3, 5, 2, 1, Transitions.NONE);
    Path file = folder.resolve("metrics.json");

    MetricsJson.write(
        file,
        evaluation(),
        Optional.of(new SmoothedEvaluation(decoder, 60, 3, after)),
        SPLIT,
        Optional.empty());

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/frames/accuracy").asDouble()).isEqualTo(0.666667);
    assertThat(json.get("smoothed"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"method": "median", "minimumFrames": 3, "medianFrames": 5,
                     "observationFrames": 2, "priorWeight": 1.0, "delayFrames": 2,
                     "delayMillis": 33.333333, "windowDelayFrames": 2,
                     "windowDelayMillis": 33.333333,
                     "frames": {"accuracy": 0.666667, "macroF1": 0.666667},
                     "segments": {"edit": 1.0, "f1at10": 1.0, "f1at25": 1.0, "f1at50": 1.0}}
                    """));
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(JsonFiles.text(content(evaluation(), Optional.of("synthetic")))).isEqualTo(GOLDEN);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Object content(Evaluation evaluation, Optional<String> note) {
    return MetricsJson.content(evaluation, SPLIT, note);
  }

  @Test
  void saysNothingOfOrdinaryData() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(JsonFiles.text(content(evaluation(), Optional.empty())));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
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
            "segments");
  }

  @Test
  void writesNullForWhatWasNotScored() throws IOException {
    Evaluation nothing = Evaluation.of(List.of("a"), List.of(), List.of());
    JsonNode json = new ObjectMapper().readTree(JsonFiles.text(content(nothing, Optional.empty())));
    assertThat(json.get("accuracy").isNull()).isTrue();
    assertThat(json.at("/frames/accuracy").isNull()).isTrue();
    assertThat(json.at("/segments/f1at50").isNull()).isTrue();
    assertThat(json.get("windows").asLong()).isZero();
    assertThat(json.at("/perClass/a/f1").asDouble()).isZero();
  }
}
