package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static final Map<String, String> SYNTHETIC = Map.of("data", "synthetic");

  private static final SplitSubjects SPLIT =
      new SplitSubjects(List.of("S1", "S2"), List.of(), List.of("S3"));

  /**
   * Worked by hand. Windows: a for a, a for a, a for b. Frames 0 to 5 are a, 6 to 8 are b, all of
   * them taken for a. Segments: a, b against a, with IoU 6/9. The boundary is missed. Confidence is
   * 0.75, accuracy 2/3, both in the bin (11/15, 12/15]; squared errors 2/16, 2/16 and 18/16.
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
          "macroF1": 0.4,
          "balancedAccuracy": 0.5,
          "mcc": 0.0,
          "kappa": 0.0,
          "perClass": {
            "a": {
              "precision": 0.666667,
              "recall": 1.0,
              "f1": 0.8,
              "support": 6
            },
            "b": {
              "precision": 0.0,
              "recall": 0.0,
              "f1": 0.0,
              "support": 3
            }
          }
        },
        "segments": {
          "edit": 0.5,
          "f1at10": 0.666667,
          "f1at25": 0.666667,
          "f1at50": 0.666667
        },
        "background": [ ],
        "actionFrames": {
          "accuracy": 0.666667,
          "macroF1": 0.4
        },
        "annotatorAgreement": null,
        "boundaries": {
          "toleranceMillis": 500.0,
          "matched": 0,
          "missed": 1,
          "spurious": 0,
          "precision": 0.0,
          "recall": 0.0,
          "f1": 0.0,
          "meanAbsoluteMillis": null,
          "medianAbsoluteMillis": null,
          "meanMillis": null
        },
        "calibration": {
          "ece": 0.083333,
          "mce": 0.083333,
          "brier": 0.458333,
          "confidence": 0.75,
          "reliability": [
      %s
          ]
        },
        "intervals": {
          "subjects": 1,
          "level": 0.95,
          "resamples": 1000,
          "seed": 42,
          "scores": null
        },
        "subjects": {
          "S3": {
            "windows": 3,
            "accuracy": 0.666667,
            "balancedAccuracy": 0.5,
            "macroF1": 0.4,
            "mcc": 0.0,
            "frames.accuracy": 0.666667,
            "frames.macroF1": 0.4,
            "segments.edit": 0.5,
            "segments.f1at10": 0.666667,
            "segments.f1at25": 0.666667,
            "segments.f1at50": 0.666667,
            "boundaries.meanAbsoluteMillis": null,
            "calibration.ece": 0.083333,
            "calibration.brier": 0.458333
          }
        }
      }
      """
          .formatted(
              IntStream.range(0, 15)
                  .mapToObj(MetricsJsonTest::bin)
                  .collect(Collectors.joining(",\n")));

  /** All windows are in the twelfth bin. */
  private static String bin(int m) {
    String[] edges =
        ("0.0 0.066667 0.133333 0.2 0.266667 0.333333 0.4 0.466667 0.533333 0.6 0.666667 0.733333"
                + " 0.8 0.866667 0.933333 1.0")
            .split(" ", -1);
    return """
          {
            "above": %s,
            "upTo": %s,
            "windows": %s,
            "accuracy": %s,
            "confidence": %s
          }\
    """
        .formatted(
            edges[m],
            edges[m + 1],
            m == 11 ? 3 : 0,
            m == 11 ? "0.666667" : "null",
            m == 11 ? "0.75" : "null");
  }

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
    MetricsJson.write(file, evaluation(), SPLIT, SYNTHETIC);
    assertThat(Files.readString(file)).isEqualTo(GOLDEN);
  }

  /**
   * Frames 0 to 2 are a, 3 to 8 b when smoothed by hand: right are 0 to 2 and 6 to 8. Matthews'
   * correlation is 3 · 3 / √(3 · 6 · 3 · 6); by chance 4/9 agree, so that kappa is (6/9 - 4/9) /
   * (5/9).
   */
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
        Map.of());

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
                     "frames": {"accuracy": 0.666667, "macroF1": 0.666667,
                      "balancedAccuracy": 0.75, "mcc": 0.5, "kappa": 0.4,
                      "perClass": {
                       "a": {"precision": 1.0, "recall": 0.5, "f1": 0.666667, "support": 6},
                       "b": {"precision": 0.5, "recall": 1.0, "f1": 0.666667, "support": 3}}},
                     "segments": {"edit": 1.0, "f1at10": 1.0, "f1at25": 1.0, "f1at50": 1.0}}
                    """));
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(JsonFiles.text(content(evaluation(), SYNTHETIC))).isEqualTo(GOLDEN);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Object content(Evaluation evaluation, Map<String, String> notes) {
    return MetricsJson.content(evaluation, SPLIT, notes);
  }

  @Test
  void saysNothingOfOrdinaryData() throws IOException {
    JsonNode json = new ObjectMapper().readTree(JsonFiles.text(content(evaluation(), Map.of())));
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
            "segments",
            "background",
            "actionFrames",
            "annotatorAgreement",
            "boundaries",
            "calibration",
            "intervals",
            "subjects");
  }

  @Test
  void givesIntervalsOfTwoSubjectsAndScoresOfEach() throws IOException {
    LabelTrack labels = new LabelTrack(3, List.of(new LabelSpan(0, 3, "a")));
    Evaluation evaluation =
        Evaluation.of(
            List.of("a", "b"),
            List.of(
                window(0, "a"),
                new WindowPrediction("q", "S4", 0, 3, Optional.of("a"), new double[] {0.25, 0.75})),
            List.of(
                new LabelledRecording("r", "S3", 60, labels),
                new LabelledRecording("q", "S4", 60, labels)),
            new SegmentMetrics(Set.of("b")));
    JsonNode json = new ObjectMapper().readTree(JsonFiles.text(content(evaluation, Map.of())));
    assertThat(json.at("/intervals/scores/accuracy").toString()).isEqualTo("[0.0,1.0]");
    assertThat(json.at("/intervals/scores").has("boundaries.meanAbsoluteMillis")).isFalse();
    assertThat(json.at("/subjects/S3/accuracy").asDouble()).isEqualTo(1);
    assertThat(json.at("/subjects/S4/accuracy").asDouble()).isZero();
    assertThat(json.get("background").toString()).isEqualTo("[\"b\"]");
    // With b, F1 of a is 2/3 and of b 0.
    assertThat(json.at("/frames/macroF1").asDouble()).isEqualTo(0.333333);
    assertThat(json.at("/actionFrames/macroF1").asDouble()).isEqualTo(0.666667);
  }

  @Test
  void saysFirstWhatMustBeKnown() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(JsonFiles.text(content(evaluation(), Map.of("weights", "averages"))));

    assertThat(json.fieldNames()).toIterable().startsWith("weights", "accuracy");
  }

  @Test
  void writesNullForWhatWasNotScored() throws IOException {
    Evaluation nothing = Evaluation.of(List.of("a"), List.of(), List.of());
    JsonNode json = new ObjectMapper().readTree(JsonFiles.text(content(nothing, Map.of())));
    assertThat(json.get("accuracy").isNull()).isTrue();
    assertThat(json.at("/frames/accuracy").isNull()).isTrue();
    assertThat(json.at("/segments/f1at50").isNull()).isTrue();
    assertThat(json.at("/calibration/ece").isNull()).isTrue();
    assertThat(json.at("/boundaries/f1").isNull()).isTrue();
    assertThat(json.at("/frames/perClass").isNull()).isTrue();
    assertThat(json.at("/intervals/scores").isNull()).isTrue();
    assertThat(json.get("windows").asLong()).isZero();
    assertThat(json.at("/perClass/a/f1").asDouble()).isZero();
  }
}
