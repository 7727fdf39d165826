package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tracks are drawn as text, ten frames a second; the default tolerance is five frames. */
class BoundaryMetricsTest {

  private static final double ROUNDING = 1e-9;

  private static RecordingResult result(String truth, String predicted) {
    return new RecordingResult(
        new LabelledRecording("r", "s", 10, SegmentMetricsTest.track(truth)),
        SegmentMetricsTest.track(predicted));
  }

  private static BoundaryErrors score(String truth, String predicted) {
    return new BoundaryMetrics(Set.of()).score(List.of(result(truth, predicted)));
  }

  @Test
  void scoresTheWorkedExample() {
    // a|b at 4 and 3: early by 100 ms. b|a at 8 and 10: late by 200 ms. No a|c in the truth.
    BoundaryErrors errors = score("aaaabbbbaaaaaa", "aaabbbbbbbaacc");
    assertThat(errors).isEqualTo(new BoundaryErrors(List.of(-100.0, 200.0), 0, 1));
    assertThat(errors.meanAbsoluteMillis()).isEqualTo(150);
    assertThat(errors.medianAbsoluteMillis()).isEqualTo(150);
    assertThat(errors.meanMillis()).isEqualTo(50);
    assertThat(errors.precision()).isCloseTo(2 / 3.0, within(ROUNDING));
    assertThat(errors.recall()).isEqualTo(1);
    assertThat(errors.f1()).isCloseTo(0.8, within(ROUNDING));
  }

  @Test
  void boundariesOfOtherLabelsAreNoCounterparts() {
    // At the same time, but a|b is not a|c; and b|a is not a|b.
    assertThat(score("aaabbb", "aaaccc")).isEqualTo(new BoundaryErrors(List.of(), 1, 1));
    assertThat(score("aaabbb", "bbbaaa")).isEqualTo(new BoundaryErrors(List.of(), 1, 1));
  }

  @Test
  void toleranceItselfIsNearEnough() {
    assertThat(score("aabbbbbbbb", "aaaaaaabbb"))
        .isEqualTo(new BoundaryErrors(List.of(500.0), 0, 0));
    assertThat(score("aabbbbbbbb", "aaaaaaaabb")).isEqualTo(new BoundaryErrors(List.of(), 1, 1));
    RecordingResult late = result("aabbbbbbbb", "aaaaabbbbb");
    // 0.3 s times 10 Hz is three frames, whatever binary fractions make of it.
    assertThat(new BoundaryMetrics(Set.of(), 0.3).score(List.of(late)).matched()).isEqualTo(1);
    assertThat(new BoundaryMetrics(Set.of(), 0.2).score(List.of(late)).matched()).isZero();
    assertThat(new BoundaryMetrics(Set.of(), 0).score(List.of(late)).missed()).isEqualTo(1);
  }

  @Test
  void prefersMorePairsToNearerOnes() {
    // True a|b at 5 and 9, predicted at 1 and 6. 6 is nearest to 5, but leaves 9 and 1 alone.
    BoundaryErrors errors = score("aaaaabbbabbb", "abbbbabbbbbb");
    // And b|a at 8 and 5.
    assertThat(errors).isEqualTo(new BoundaryErrors(List.of(-400.0, -300.0, -300.0), 0, 0));
  }

  @Test
  void nothingBeginsOrEndsWhereNothingIsScored() {
    assertThat(score("aaa--bbb", "aaaaabbb")).isEqualTo(BoundaryErrors.NONE);
    assertThat(score("aaabbb", "aaa--b")).isEqualTo(BoundaryErrors.NONE);
    assertThat(score("", "")).isEqualTo(BoundaryErrors.NONE);
    assertThat(BoundaryErrors.NONE.meanAbsoluteMillis()).isZero();
    assertThat(BoundaryErrors.NONE.medianAbsoluteMillis()).isZero();
    assertThat(BoundaryErrors.NONE.meanMillis()).isZero();
    assertThat(BoundaryErrors.NONE.f1()).isZero();
  }

  @Test
  void betweenBackgroundLabelsIsNoBoundary() {
    RecordingResult result = result("iijjaaajj", "iijjaaaaj");
    assertThat(new BoundaryMetrics(Set.of("i", "j")).score(List.of(result)))
        .isEqualTo(new BoundaryErrors(List.of(0.0, 100.0), 0, 0));
    assertThat(new BoundaryMetrics(Set.of()).score(List.of(result)).matched()).isEqualTo(3);
  }

  @Test
  void joinsRecordingsInAnyOrder() {
    RecordingResult early = result("aaaabb", "aabbbb");
    RecordingResult late = result("aabbbb", "aaabbb");
    BoundaryMetrics metrics = new BoundaryMetrics(Set.of());
    assertThat(metrics.score(List.of(early, late)))
        .isEqualTo(metrics.score(List.of(late, early)))
        .isEqualTo(new BoundaryErrors(List.of(-200.0, 100.0), 0, 0));
    assertThat(new BoundaryErrors(List.of(-300.0, 100.0, 50.0), 0, 0).medianAbsoluteMillis())
        .isEqualTo(100);
  }

  @Test
  void agreesWithTryingAllMatchings() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      String truth = drawing(random);
      String predicted = drawing(random);
      BoundaryErrors errors =
          new BoundaryMetrics(Set.of(), 0.4).score(List.of(result(truth, predicted)));
      List<Integer> a = boundaries(truth);
      List<Integer> b = boundaries(predicted);
      long[] best = {0, 0};
      tryAll(truth, predicted, a, new ArrayList<>(b), new long[2], best);
      assertThat(errors.matched()).isEqualTo(best[0]);
      assertThat(errors.errorsMillis().stream().mapToDouble(Math::abs).sum())
          .isCloseTo(100.0 * best[1], within(1e-6));
      assertThat(errors.missed()).isEqualTo(a.size() - best[0]);
      assertThat(errors.spurious()).isEqualTo(b.size() - best[0]);
    }
  }

  private static String drawing(Random random) {
    StringBuilder drawing = new StringBuilder();
    while (drawing.length() < 24) {
      drawing.append(Character.toString('a' + random.nextInt(2)).repeat(1 + random.nextInt(4)));
    }
    return drawing.substring(0, 24);
  }

  private static List<Integer> boundaries(String drawing) {
    List<Integer> frames = new ArrayList<>();
    for (int f = 1; f < drawing.length(); f++) {
      if (drawing.charAt(f) != drawing.charAt(f - 1)) {
        frames.add(f);
      }
    }
    return frames;
  }

  /** Every true boundary in turn with every free predicted one, or with none; crossing or not. */
  private static void tryAll(
      String truth,
      String predicted,
      List<Integer> open,
      List<Integer> free,
      long[] sofar,
      long[] best) {
    if (open.isEmpty()) {
      if (sofar[0] > best[0] || (sofar[0] == best[0] && sofar[1] < best[1])) {
        best[0] = sofar[0];
        best[1] = sofar[1];
      }
      return;
    }
    int t = open.get(0);
    List<Integer> rest = open.subList(1, open.size());
    tryAll(truth, predicted, rest, free, sofar, best);
    for (int p : List.copyOf(free)) {
      boolean same = truth.substring(t - 1, t + 1).equals(predicted.substring(p - 1, p + 1));
      if (same && Math.abs(p - t) <= 4) {
        List<Integer> left = new ArrayList<>(free);
        left.remove((Integer) p);
        tryAll(
            truth,
            predicted,
            rest,
            left,
            new long[] {sofar[0] + 1, sofar[1] + Math.abs(p - t)},
            best);
      }
    }
  }

  @Test
  void rejectsWhatIsNoNumber() {
    assertThatThrownBy(() -> new BoundaryMetrics(Set.of(), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toleranceSeconds must be in [0, ∞), received NaN");
    assertThatThrownBy(() -> new BoundaryMetrics(Set.of(), -1))
        .hasMessageContaining("received -1.0");
    assertThatThrownBy(() -> new BoundaryErrors(List.of(Double.NaN), 0, 0))
        .hasMessage("errorsMillis must be finite, received [NaN]");
    assertThatThrownBy(() -> new BoundaryErrors(List.of(), -1, 0))
        .hasMessage("missed and spurious must be in [0, ∞), received -1 and 0");
  }
}
