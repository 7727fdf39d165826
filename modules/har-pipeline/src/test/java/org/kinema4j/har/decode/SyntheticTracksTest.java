package org.kinema4j.har.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.evaluate.RecordingResult;
import org.kinema4j.har.evaluate.SegmentMetrics;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.motion.LabelTrack;

/**
 * What each method makes of invented recordings: actions of 30 to 90 frames in an order that
 * prefers some transitions, and frames whose evidence is wrong in bursts of one to six.
 */
class SyntheticTracksTest {

  private static final int CLASSES = 4;
  private static final List<String> NAMES = Rows.classes(CLASSES);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Invented(String truth, double[][] rows) {}

  private static Invented invent(Random random) {
    StringBuilder truth = new StringBuilder();
    int action = random.nextInt(CLASSES);
    while (truth.length() < 1200) {
      truth.append(NAMES.get(action).repeat(30 + random.nextInt(61)));
      action = (action + (random.nextDouble() < 0.8 ? 1 : 2)) % CLASSES;
    }
    StringBuilder seen = new StringBuilder(truth);
    for (int f = 0; f + 6 < seen.length(); f++) {
      if (random.nextDouble() < 0.06) {
        char other = (char) ('a' + random.nextInt(CLASSES));
        for (int end = f + 1 + random.nextInt(6); f < end; f++) {
          seen.setCharAt(f, other);
        }
      }
    }
    return new Invented(truth.toString(), Rows.of(seen.toString(), CLASSES));
  }

  private static List<Invented> invented(long seed, int count) {
    Random random = new Random(seed);
    List<Invented> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(invent(random));
    }
    return all;
  }

  private record Scores(double accuracy, SegmentScores segments) {}

  private static Scores score(Smoothing smoothing) {
    List<RecordingResult> results = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (Invented each : invented(2, 10)) {
      String word = Rows.word(smoothing.classes(each.rows));
      each.truth.chars().forEach(c -> truth.add(String.valueOf((char) c)));
      word.chars().forEach(c -> predicted.add(String.valueOf((char) c)));
      results.add(
          new RecordingResult(
              new LabelledRecording("r", "s", 60, Rows.track(each.truth)), Rows.track(word)));
    }
    return new Scores(
        ConfusionMatrix.of(NAMES, truth, predicted).accuracy(),
        new SegmentMetrics().score(results));
  }

  private static HiddenMarkovModel learned() {
    List<LabelTrack> tracks = invented(1, 10).stream().map(i -> Rows.track(i.truth)).toList();
    return new HiddenMarkovModel(Transitions.learn(NAMES, tracks, 1), 3, 1);
  }

  @Test
  void everyMethodTakesTheFlickerAway() {
    Scores raw = score(new MostProbable());
    Scores minimum = score(new MinimumDuration(9));
    Scores median = score(new MedianFilter(17));
    Scores viterbi = score(new Viterbi(learned()));
    Scores forward = score(new ForwardFilter(learned()));

    // Flicker costs the order of segments dearly, and frames little.
    assertThat(raw.accuracy).isBetween(0.80, 0.90);
    assertThat(raw.segments.edit()).isLessThan(0.25);
    for (Scores smoothed : List.of(minimum, median, viterbi)) {
      assertThat(smoothed.accuracy).isGreaterThan(0.93);
      assertThat(smoothed.segments.edit()).isGreaterThan(0.8);
      assertThat(smoothed.segments.f1At50()).isGreaterThan(0.85);
    }
    assertThat(viterbi.accuracy).isGreaterThan(minimum.accuracy);
    // Who may not look ahead sees every change late, and pays with frames.
    assertThat(forward.accuracy).isBetween(raw.accuracy, viterbi.accuracy);
    assertThat(forward.segments.edit()).isGreaterThan(raw.segments.edit() + 0.3);
  }
}
