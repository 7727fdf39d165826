package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/** Tracks are drawn as text: a letter a frame, a dash for no label. */
class SegmentMetricsTest {

  private static final double ROUNDING = 1e-12;

  static LabelTrack track(String drawing) {
    return LabelTrack.ofFrames(
        drawing.chars().mapToObj(c -> c == '-' ? null : Character.toString(c)).toList());
  }

  private static RecordingResult result(String truth, String predicted) {
    return new RecordingResult(
        new LabelledRecording("r", "s", 240, track(truth)), track(predicted));
  }

  private static SegmentScores score(String truth, String predicted) {
    return new SegmentMetrics().score(List.of(result(truth, predicted)));
  }

  private static SegmentScores all(double value) {
    return new SegmentScores(value, value, value, value, 1);
  }

  @Test
  void scoresTheWorkedExample() {
    SegmentScores scores =
        score(
            "aaaaaaaaaabbbbbbbbbbaaaaaaaaaa", //
            "aaaaaaaabbbbbbbbbbbbaaaabbbbbb");
    // aba against abab: one insertion in four. IoU 8/10, 10/12, 4/10, and b overlaps no b.
    assertThat(scores.edit()).isEqualTo(0.75);
    assertThat(scores.f1At10()).isCloseTo(2 * 3 / 7.0, within(ROUNDING));
    assertThat(scores.f1At25()).isCloseTo(2 * 3 / 7.0, within(ROUNDING));
    assertThat(scores.f1At50()).isCloseTo(2 * 2 / 7.0, within(ROUNDING));
  }

  @Test
  void lookingTwiceAtOneSegmentCountsOnce() {
    // a, b, a against a: IoU 4/10 and 5/10 with the one true segment. At 0.25 the first takes it;
    // at 0.5 the first fails and the second takes it, for the limit itself is enough.
    SegmentScores scores = score("aaaaaaaaaa", "aaaabaaaaa");
    assertThat(scores.edit()).isCloseTo(1 - 2 / 3.0, within(ROUNDING));
    assertThat(scores.f1At25()).isEqualTo(2 * 1 / 4.0);
    assertThat(scores.f1At50()).isEqualTo(2 * 1 / 4.0);
  }

  @Test
  void perfectIsOneAndWrongIsZero() {
    assertThat(score("aabbbca", "aabbbca")).isEqualTo(all(1));
    assertThat(score("aaaa", "bbbb")).isEqualTo(all(0));
  }

  @Test
  void framesWithoutLabelOrPredictionDoNotCount() {
    assertThat(score("aaa--bbb", "aaaccbbb")).isEqualTo(all(1));
    assertThat(score("aaabbbbb", "aaabb---")).isEqualTo(all(1));
    // The gap ends the segment on both sides.
    assertThat(score("aaa--aaa", "aaaaaaaa")).isEqualTo(all(1));
    assertThat(score("--------", "aaaaaaaa")).isEqualTo(new SegmentScores(0, 0, 0, 0, 0));
  }

  @Test
  void ignoredLabelsFormNoSegments() {
    // Without i: ab against ab, IoU a 2/3, b 4/4.
    RecordingResult result = result("iaabbbbii", "aaabbbbii");
    SegmentScores ignoring = new SegmentMetrics(Set.of("i")).score(List.of(result));
    assertThat(ignoring).isEqualTo(all(1));
    // Without i: a against ab. With i: iai against ab.
    RecordingResult extra = result("iiaaaaii", "aaaaaabb");
    assertThat(new SegmentMetrics(Set.of("i")).score(List.of(extra)).edit()).isEqualTo(0.5);
    assertThat(new SegmentMetrics().score(List.of(extra)).edit())
        .isCloseTo(1 - 2 / 3.0, within(ROUNDING));
  }

  @Test
  void precisionCountsTheSegmentsThatWerePredicted() {
    // abcd against ab, IoU 2/2 and 2/6: precision 2/2 and recall 2/4 at a quarter, 1/2 and 1/4 at a
    // half. Neither the number of classes nor that of the true segments is a denominator of
    // precision, which would punish a model for predicting few segments twice.
    RecordingResult result = result("aabbccdd", "aabbbbbb");
    SegmentTally tally = new SegmentMetrics().tally(List.of(result));
    assertThat(tally).isEqualTo(new SegmentTally(List.of(0.5), 2, 2, 1, 4, 2));
    assertThat(tally.scores().f1At25()).isCloseTo(2 / (1 / 1.0 + 1 / 0.5), within(ROUNDING));
    assertThat(tally.scores().f1At50()).isCloseTo(2 / (1 / 0.5 + 1 / 0.25), within(ROUNDING));
  }

  @Test
  void averagesEditAndPoolsF1OverRecordings() {
    SegmentScores scores =
        new SegmentMetrics().score(List.of(result("aabbcc", "aabbcc"), result("aaaa", "bbbb")));
    assertThat(scores.recordings()).isEqualTo(2);
    assertThat(scores.edit()).isEqualTo(0.5);
    // 3 hits among 4 true and 4 predicted segments.
    assertThat(scores.f1At50()).isEqualTo(0.75);
  }

  @Test
  void agreesWithTheDefinitionsSpelledOut() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      String truth = drawing(random);
      String predicted = drawing(random);
      SegmentScores scores = score(truth, predicted);
      assertThat(scores.f1At10()).isCloseTo(naiveF1(truth, predicted, 0.10), within(ROUNDING));
      assertThat(scores.f1At25()).isCloseTo(naiveF1(truth, predicted, 0.25), within(ROUNDING));
      assertThat(scores.f1At50()).isCloseTo(naiveF1(truth, predicted, 0.50), within(ROUNDING));
      List<LabelSpan> a = track(truth).spans();
      List<LabelSpan> b = track(predicted).spans();
      assertThat(scores.edit())
          .isCloseTo(1 - distance(a, b) / Math.max(a.size(), b.size()), within(ROUNDING));
    }
  }

  private static String drawing(Random random) {
    StringBuilder drawing = new StringBuilder();
    while (drawing.length() < 30) {
      String letter = Character.toString('a' + random.nextInt(3));
      drawing.append(letter.repeat(3 + random.nextInt(8)));
    }
    return drawing.substring(0, 30);
  }

  /** The recursive definition; sequences are short. */
  private static double distance(List<LabelSpan> a, List<LabelSpan> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.size() + b.size();
    }
    List<LabelSpan> restA = a.subList(1, a.size());
    List<LabelSpan> restB = b.subList(1, b.size());
    if (a.get(0).label().equals(b.get(0).label())) {
      return distance(restA, restB);
    }
    return 1 + Math.min(distance(restA, restB), Math.min(distance(a, restB), distance(restA, b)));
  }

  /** Counts frames one by one; keeps the true positives and the two kinds of error apart. */
  private static double naiveF1(String truth, String predicted, double overlap) {
    List<LabelSpan> segments = track(truth).spans();
    List<LabelSpan> open = new ArrayList<>(segments);
    int truePositives = 0;
    int falsePositives = 0;
    for (LabelSpan p : track(predicted).spans()) {
      double[] ious = segments.stream().mapToDouble(t -> naiveIou(t, p)).toArray();
      double best = Arrays.stream(ious).max().orElse(0);
      int index = 0;
      while (ious[index] != best) {
        index++;
      }
      if (best >= overlap && open.remove(segments.get(index))) {
        truePositives++;
      } else {
        falsePositives++;
      }
    }
    return 2.0 * truePositives / (2.0 * truePositives + falsePositives + open.size());
  }

  private static double naiveIou(LabelSpan t, LabelSpan p) {
    int both = 0;
    int either = 0;
    for (int f = 0; f < 30; f++) {
      boolean inT = f >= t.start() && f < t.end();
      boolean inP = f >= p.start() && f < p.end();
      both += inT && inP ? 1 : 0;
      either += inT || inP ? 1 : 0;
    }
    return t.label().equals(p.label()) ? (double) both / either : 0;
  }
}
