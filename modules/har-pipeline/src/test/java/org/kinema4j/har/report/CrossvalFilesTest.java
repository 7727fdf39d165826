package org.kinema4j.har.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.CrossValidation;
import org.kinema4j.har.evaluate.FoldScores;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.evaluate.SubjectScores;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.split.RandomSplit;

class CrossvalFilesTest {

  private static final SegmentScores SEGMENTS = new SegmentScores(0.1 + 0.2, 1, 0.5, 1.0 / 3, 2);
  private static final SegmentScores NONE = new SegmentScores(0, 0, 0, 0, 0);

  @TempDir private Path folder;

  private static SubjectScores scores(String subject, long[][] windows, long[][] frames) {
    return new SubjectScores(
        subject,
        new ConfusionMatrix(List.of("walk", "sit"), windows),
        new ConfusionMatrix(List.of("walk", "sit"), frames));
  }

  private static CrossValidation example() {
    // Of "a, b": 3 of 4 windows, 6 of 8 frames. Of c: 1 of 2 windows, no frames.
    SubjectScores two =
        scores("a, b", new long[][] {{2, 1}, {0, 1}}, new long[][] {{4, 2}, {0, 2}});
    SubjectScores one = scores("c", new long[][] {{1, 1}, {0, 0}}, new long[][] {{0, 0}, {0, 0}});
    return new CrossValidation(
        List.of(
            new FoldScores(1, List.of("a, b"), List.of(two), SEGMENTS),
            new FoldScores(2, List.of("c"), List.of(one), NONE)));
  }

  @Test
  void jsonHoldsSpreadSubjectsAndFolds() {
    JsonNode json = JsonTrees.of(CrossvalFiles.json(Map.of("plan", "loso"), example()));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "plan", "over", "spread", "pooled", "labels", "confusion", "perSubject", "perFold");
    assertThat(json.at("/over").asText()).isEqualTo("subjects");
    assertThat(json.at("/spread/accuracy").toString())
        .isEqualTo("{\"count\":2,\"mean\":0.625,\"sd\":0.176777,\"min\":0.5,\"max\":0.75}");
    assertThat(json.at("/spread/frameAccuracy").toString())
        .isEqualTo("{\"count\":1,\"mean\":0.75,\"sd\":null,\"min\":0.75,\"max\":0.75}");
    assertThat(json.at("/pooled/windows").asInt()).isEqualTo(6);
    assertThat(json.at("/confusion").toString()).isEqualTo("[[3,2],[0,1]]");
    assertThat(json.at("/perSubject/c/frameAccuracy").isNull()).isTrue();
    // Recall 2/3 and 1; F1 4/5 and 2/3.
    assertThat(json.at("/perSubject/a, b/balancedAccuracy").asDouble()).isEqualTo(0.833333);
    assertThat(json.at("/perSubject/a, b/macroF1").asDouble()).isEqualTo(0.733333);
    assertThat(json.at("/perFold/0/segments/f1at50").asDouble()).isEqualTo(0.333333);
    assertThat(json.at("/perFold/1/segments/edit").isNull()).isTrue();
  }

  @Test
  void csvHasARowASubject() {
    assertThat(CrossvalFiles.csv(example()))
        .isEqualTo(
            """
            subject,folds,windows,accuracy,balancedAccuracy,macroF1,mcc,frameAccuracy,frameMacroF1
            "a, b",1,4,0.75,0.833333,0.733333,0.57735,0.75,0.733333
            c,2,2,0.5,0.5,0.333333,0.0,,
            """);
  }

  @Test
  void theTableEndsInMeanAndSpread() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(CrossvalFiles.table(example()))
          .isEqualTo(
              """
                         windows  accuracy  balanced  macro-F1     MCC  frames
              a, b             4     0.750     0.833     0.733   0.577   0.750
              c                2     0.500     0.500     0.333   0.000       –
              mean                   0.625     0.667     0.533   0.289   0.750
              sd                     0.177     0.236     0.283   0.408       –
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whereNobodyKnowsWhoMovedFoldsAreRows() {
    CrossValidation result =
        new CrossValidation(
            List.of(
                new FoldScores(
                    1,
                    List.of("train 1-9"),
                    List.of(scores("", new long[][] {{1, 0}, {0, 0}}, new long[2][2])),
                    NONE)));

    assertThat(CrossvalFiles.csv(result)).startsWith("fold,folds,").contains("\nfold 1,1,1,1.0,");
    assertThat(CrossvalFiles.json(Map.of(), result)).containsEntry("over", "folds");
  }

  @Test
  void aRandomSplitIsRounded() {
    assertThat(JsonFiles.text(CrossvalFiles.randomSplit(new RandomSplit(3, 1, 1, 2.0 / 3))))
        .isEqualTo("{\n  \"tested\": 1,\n  \"overlapping\": 1.0,\n  \"seenFrames\": 0.666667\n}\n");
  }

  @Test
  void aFoldIsReadAsItWasWritten() throws Exception {
    for (FoldScores fold : example().folds()) {
      Path file = folder.resolve("fold.json");
      FoldJson.write(file, fold);

      assertThat(FoldJson.read(file)).isEqualTo(fold);
    }
  }

  @Test
  void otherContentIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("fold.json"), "{\"fold\": 1}");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> FoldJson.read(file))
        .withMessageContaining("fold.json: expected the counts of a fold, found");
    Files.writeString(file, "{\"fold\": ");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> FoldJson.read(file))
        .withMessage(file + ": expected JSON, found something else");
    assertThatExceptionOfType(InputUnavailableException.class)
        .isThrownBy(() -> FoldJson.read(folder.resolve("none.json")));
  }

  @Test
  void differencesNameThePlace() {
    JsonNode before =
        JsonTrees.of(
            Map.of(
                "a", Map.of("b", 1), "list", List.of(1, 2), "hash", "0123456789abcdef0123456789"));
    JsonNode now = JsonTrees.of(Map.of("a", Map.of("b", 2), "list", List.of(1), "hash", "f"));

    assertThat(JsonTrees.differences(before, now))
        .containsExactlyInAnyOrder(
            "a.b: 1, now 2", "list[1]: 2, now nothing", "hash: 0123456789ab…, now f");
    assertThat(JsonTrees.differences(now, now)).isEmpty();
  }
}
