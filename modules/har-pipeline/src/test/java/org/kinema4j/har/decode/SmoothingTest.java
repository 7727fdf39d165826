package org.kinema4j.har.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.motion.LabelSpan;

class SmoothingTest {

  private static String smooth(Smoothing smoothing, String word) {
    return Rows.word(smoothing.classes(Rows.of(word, 3)));
  }

  /** Worked by hand. */
  @ParameterizedTest
  @CsvSource({
    "1, abcab, abcab",
    "2, aaabaaa, aaaaaaa",
    // The change is short of 3 frames until it lasts; the flicker before it belongs to a.
    "3, aaababbb, aaaaabbb",
    "3, aabbccc, aaaaccc",
    // Nothing came before the first run, and the recording ends within the last.
    "3, abbbcc, abbbbb",
    "3, abc, aaa",
    "9, aaaabbbbb, aaaaaaaaa",
    "5, aaaabbbbb, aaaabbbbb",
  })
  void anActionCountsOnceItHasLasted(int frames, String raw, String smoothed) {
    assertThat(smooth(new MinimumDuration(frames), raw)).isEqualTo(smoothed);
  }

  /** Worked by hand. */
  @ParameterizedTest
  @CsvSource({
    "1, abcab, abcab",
    "3, aabaa, aaaaa",
    // One window holds c, a, b: a tie, in which the frame keeps its own class.
    "3, ccabb, ccabb",
    // Cut off at the ends to two frames: a tie again.
    "3, abb, abb",
    "5, abbab, bbbbb",
    "5, aabbb, aabbb",
    // Its own class is not among the most frequent ones, a and b: the first of them.
    "5, aacbb, aaabb",
    // Twice a and b each: frames of a and b keep their own, c takes the first.
    "99, abbac, abbaa",
    "2147483647, abb, bbb",
  })
  void theMostFrequentClassAroundAFrame(int frames, String raw, String smoothed) {
    assertThat(smooth(new MedianFilter(frames), raw)).isEqualTo(smoothed);
  }

  /** A naive median filter, which counts each window anew. */
  @Test
  void theRunningCountIsThatOfEachWindow() {
    Random random = new Random(4);
    for (int trial = 0; trial < 200; trial++) {
      double[][] rows = Rows.random(random, random.nextInt(30), 4);
      int half = random.nextInt(8);
      int[] raw = new MostProbable().classes(rows);
      int[] naive = new int[raw.length];
      for (int f = 0; f < raw.length; f++) {
        int[] near =
            Arrays.copyOfRange(raw, Math.max(0, f - half), Math.min(raw.length, f + half + 1));
        int own = raw[f];
        naive[f] =
            Stream.of(own, 0, 1, 2, 3)
                .reduce((a, b) -> count(near, b) > count(near, a) ? b : a)
                .orElseThrow();
      }
      assertThat(new MedianFilter(2 * half + 1).classes(rows)).isEqualTo(naive);
    }
  }

  private static long count(int[] values, int value) {
    return Arrays.stream(values).filter(v -> v == value).count();
  }

  static Stream<Smoothing> all() {
    HiddenMarkovModel model = Rows.model(new Random(8), 3, 4);
    return Stream.of(
        new MostProbable(),
        new MinimumDuration(5),
        new MedianFilter(7),
        new ForwardFilter(model),
        new Viterbi(model));
  }

  /** What comes later than the delay changes nothing; what comes within it does, now and then. */
  @ParameterizedTest
  @MethodSource("all")
  void looksAsFarAheadAsItSays(Smoothing smoothing) {
    Random random = new Random(3);
    int farthest = 0;
    for (int trial = 0; trial < 4000; trial++) {
      double[][] rows = Rows.random(random, 25, 3);
      int[] before = smoothing.classes(rows);
      int from = 1 + random.nextInt(24);
      for (int f = from; f < rows.length; f++) {
        rows[f] = Rows.distribution(random, 3);
      }
      int[] after = smoothing.classes(rows);
      int first = Arrays.mismatch(before, after);
      farthest = Math.max(farthest, first < 0 ? 0 : from - first);
    }
    if (smoothing.delayFrames().isPresent()) {
      assertThat(farthest).isEqualTo(smoothing.delayFrames().getAsInt());
    } else {
      assertThat(farthest).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesItsInputAsItIsAndTakesNone(Smoothing smoothing) {
    double[][] rows = Rows.of("aabcaabb", 3);

    int[] classes = smoothing.classes(rows);

    assertThat(classes).hasSize(8);
    assertThat(Arrays.deepEquals(rows, Rows.of("aabcaabb", 3))).isTrue();
    assertThat(smoothing.classes(new double[0][])).isEmpty();
    rows[3] = new double[2];
    assertThatThrownBy(() -> smoothing.classes(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "probabilities must have one value for each of 3 classes in every row, received 2");
  }

  private static WindowPrediction window(int start, int end, double a) {
    return new WindowPrediction("r", "s", start, end, Optional.empty(), new double[] {a, 1 - a});
  }

  /** Frames 4 and 5 lie in no window, nor do 8 and 9. */
  private static FrameVote vote() {
    return new FrameVote(
        List.of("x", "y"),
        10,
        List.of(window(0, 3, 0.9), window(3, 4, 0.2), window(6, 7, 0.1), window(7, 8, 0.7)));
  }

  @Test
  void withoutSmoothingTheTrackIsThatOfTheWindows() {
    assertThat(new MostProbable().track(vote())).isEqualTo(vote().track());
    assertThat(vote().track().spans()).hasSize(4);
  }

  @Test
  void aGapPartsTheRecording() {
    assertThat(new MinimumDuration(2).track(vote()).spans())
        .containsExactly(new LabelSpan(0, 4, "x"), new LabelSpan(6, 8, "y"));
    assertThat(new MostProbable().track(new FrameVote(List.of("x"), 0, List.of())).frames())
        .isZero();
  }

  @Test
  void refusesLengthsThatAreNone() {
    assertThatThrownBy(() -> new MinimumDuration(0))
        .hasMessage("minimumDuration must be in [1, ∞) frames, received 0");
    assertThatThrownBy(() -> new MedianFilter(-3))
        .hasMessage("medianWindow must be in [1, ∞) frames, received -3");
    assertThatThrownBy(() -> new MedianFilter(4))
        .hasMessage("medianWindow must be an odd number of frames, received 4");
  }
}
