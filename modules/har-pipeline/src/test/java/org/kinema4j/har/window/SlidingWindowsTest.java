package org.kinema4j.har.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class SlidingWindowsTest {

  private static MotionClip clip(int frames) {
    return new MotionClip(
        "r",
        "S1",
        240,
        List.of(new Signal("s", List.of(new Channel("s", "1")), new float[frames])));
  }

  private static MotionClip clip(int frames, LabelSpan... spans) {
    return clip(frames).withLabels(new LabelTrack(frames, List.of(spans)));
  }

  private static LabelSpan span(int start, int end, String label) {
    return new LabelSpan(start, end, label);
  }

  private static Optional<String> only(MotionClip clip, double minPurity) {
    return SlidingWindows.cut(clip, new WindowSpec(clip.frames(), 1, minPurity)).get(0).label();
  }

  @Test
  void completeWindowsCoverAllButTheLeftover() {
    WindowSpec spec = new WindowSpec(24, 6, 0.5);
    for (int frames = 0; frames < 100; frames++) {
      List<Window> windows = SlidingWindows.cut(clip(frames), spec);
      boolean[] covered = new boolean[frames];
      for (int i = 0; i < windows.size(); i++) {
        assertThat(windows.get(i).start()).isEqualTo(6 * i);
        assertThat(windows.get(i).length()).isEqualTo(24);
        Arrays.fill(covered, windows.get(i).start(), windows.get(i).end(), true);
      }
      boolean[] expected = new boolean[frames];
      Arrays.fill(expected, 0, frames - spec.leftover(frames), true);
      assertThat(covered).isEqualTo(expected);
      assertThat(windows).hasSize(spec.completeWindows(frames));
      assertThat(frames < 24 || spec.leftover(frames) < 6).isTrue();
    }
  }

  @Test
  void everyFrameLiesInAWindowIfAskedFor() {
    WindowSpec spec = new WindowSpec(24, 10, 0.5);
    for (int frames = 24; frames < 100; frames++) {
      List<Window> windows = SlidingWindows.cut(clip(frames), spec, Coverage.EVERY_FRAME);
      boolean[] covered = new boolean[frames];
      windows.forEach(window -> Arrays.fill(covered, window.start(), window.end(), true));
      assertThat(covered).doesNotContain(false);
      assertThat(windows).doesNotHaveDuplicates();
      assertThat(windows.get(windows.size() - 1).end()).isEqualTo(frames);
      assertThat(windows.subList(0, spec.completeWindows(frames)))
          .extracting(Window::start)
          .isEqualTo(SlidingWindows.cut(clip(frames), spec).stream().map(Window::start).toList());
    }
  }

  @Test
  void aFlushWindowGetsTheLabelOfItsOwnFrames() {
    MotionClip clip = clip(105, span(0, 90, "a"), span(90, 105, "b"));
    List<Window> windows =
        SlidingWindows.cut(clip, new WindowSpec(20, 20, 0.6), Coverage.EVERY_FRAME);
    assertThat(windows).extracting(Window::start).containsExactly(0, 20, 40, 60, 80, 85);
    assertThat(windows)
        .extracting(window -> window.label().orElse("-"))
        .containsExactly("a", "a", "a", "a", "-", "b");
  }

  @Test
  void aRecordingShorterThanAWindowHasNone() {
    assertThat(SlidingWindows.cut(clip(239), WindowSpec.DEFAULT)).isEmpty();
    assertThat(SlidingWindows.cut(clip(239), WindowSpec.DEFAULT, Coverage.EVERY_FRAME)).isEmpty();
    assertThat(SlidingWindows.cut(clip(240), WindowSpec.DEFAULT)).hasSize(1);
  }

  @Test
  void everyFrameNeedsAStrideNoLongerThanTheWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SlidingWindows.cut(clip(9), new WindowSpec(2, 3, 0.5), Coverage.EVERY_FRAME))
        .withMessage("stride must be at most the window length 2 to cover every frame, received 3");
  }

  @Test
  void theFrameAfterTheWindowDoesNotCount() {
    MotionClip clip = clip(20, span(0, 10, "a"), span(10, 20, "b"));
    List<Window> windows = SlidingWindows.cut(clip, new WindowSpec(10, 10, 1));
    assertThat(windows)
        .extracting(Window::label)
        .containsExactly(Optional.of("a"), Optional.of("b"));
  }

  @Test
  void purityAtTheThresholdIsEnough() {
    assertThat(only(clip(10, span(0, 6, "a"), span(6, 10, "b")), 0.6)).contains("a");
    assertThat(only(clip(10, span(0, 5, "a"), span(5, 9, "b")), 0.6)).isEmpty();
    assertThat(only(clip(240, span(0, 144, "a"), span(144, 240, "b")), 0.6)).contains("a");
    assertThat(only(clip(240, span(0, 143, "a"), span(143, 240, "b")), 0.6)).isEmpty();
    for (int frames = 1; frames <= 300; frames++) {
      for (int with = 1; with <= frames; with += 7) {
        assertThat(only(clip(frames, span(0, with, "a")), (double) with / frames)).contains("a");
      }
    }
  }

  @Test
  void framesWithoutLabelCountAgainstPurity() {
    assertThat(only(clip(10, span(0, 5, "a")), 0.6)).isEmpty();
    assertThat(only(clip(10, span(0, 5, "a")), 0.5)).contains("a");
    assertThat(only(clip(10), 0.1)).isEmpty();
  }

  @Test
  void ofEqualLabelsTheFirstInTheWindowWins() {
    assertThat(only(clip(10, span(0, 5, "z"), span(5, 10, "a")), 0.5)).contains("z");
    assertThat(only(clip(10, span(0, 2, "z"), span(2, 7, "a"), span(7, 10, "z")), 0.5))
        .contains("z");
  }

  @Test
  void aSpanThatEndsWhereTheWindowStartsIsNotFirst() {
    MotionClip clip = clip(20, span(0, 10, "z"), span(10, 15, "a"), span(15, 20, "z"));
    assertThat(SlidingWindows.cut(clip, new WindowSpec(10, 10, 0.5)).get(1).label()).contains("a");
  }

  @Test
  void spansOfOneLabelAddUp() {
    assertThat(only(clip(10, span(0, 3, "a"), span(3, 7, "b"), span(7, 10, "a")), 0.6))
        .contains("a");
  }

  @Test
  void labelsAreThoseOfANaiveCountOfFrames() {
    Random random = new Random(17);
    for (int round = 0; round < 50; round++) {
      List<String> frames = randomLabels(random, 300);
      MotionClip clip = clip(300).withLabels(LabelTrack.ofFrames(frames));
      WindowSpec spec =
          new WindowSpec(
              1 + random.nextInt(60), 1 + random.nextInt(40), 0.3 + random.nextDouble() / 2);
      for (Window window : SlidingWindows.cut(clip, spec)) {
        assertThat(window.label()).isEqualTo(naive(frames, window, spec.minPurity()));
      }
    }
  }

  private static List<String> randomLabels(Random random, int frames) {
    List<String> labels = new ArrayList<>();
    while (labels.size() < frames) {
      String label =
          random.nextInt(5) == 0 ? null : "abc".substring(random.nextInt(3)).substring(0, 1);
      for (int i = random.nextInt(20); i >= 0 && labels.size() < frames; i--) {
        labels.add(label);
      }
    }
    return labels;
  }

  private static Optional<String> naive(List<String> frames, Window window, double minPurity) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int f = window.start(); f < window.start() + window.length(); f++) {
      if (frames.get(f) != null) {
        counts.merge(frames.get(f), 1, Integer::sum);
      }
    }
    List<String> inWindow = frames.subList(window.start(), window.end());
    return counts.keySet().stream()
        .filter(label -> counts.get(label) / (double) window.length() >= minPurity)
        .min(
            (a, b) ->
                counts.get(a).equals(counts.get(b))
                    ? inWindow.indexOf(a) - inWindow.indexOf(b)
                    : counts.get(b) - counts.get(a));
  }

  @Test
  void countsWhatWasDroppedAndWhy() {
    MotionClip clip = clip(105, span(0, 30, "a"), span(30, 35, "b"));
    WindowSpec spec = new WindowSpec(20, 20, 0.6);
    WindowCounts counts = WindowCounts.of(clip, SlidingWindows.cut(clip, spec), spec);
    // [0, 20) is a; [20, 40) has 10 a, 5 b; [40, 60), [60, 80), [80, 100) have nothing.
    assertThat(counts).isEqualTo(new WindowCounts(1, 1, 3, 0, 0, 5));
    assertThat(counts.windows()).isEqualTo(5);
    WindowCounts tooShort = WindowCounts.of(clip(7), SlidingWindows.cut(clip(7), spec), spec);
    assertThat(tooShort).isEqualTo(new WindowCounts(0, 0, 0, 0, 1, 7));
    assertThat(WindowCounts.NONE.plus(counts).plus(tooShort))
        .isEqualTo(new WindowCounts(1, 1, 3, 0, 1, 12));
    MotionClip unlabelled = clip(40);
    assertThat(WindowCounts.of(unlabelled, SlidingWindows.cut(unlabelled, spec), spec))
        .isEqualTo(new WindowCounts(0, 0, 2, 0, 0, 0));
  }

  @Test
  void missingFramesDivideARecording() {
    MotionClip clip =
        clip(100, span(0, 100, "a"))
            .withMissing(List.of(new FrameSpan(30, 33), new FrameSpan(40, 41)));
    WindowSpec spec = new WindowSpec(20, 10, 0.6);

    List<Window> training = SlidingWindows.cut(clip, spec);
    List<Window> covering = SlidingWindows.cut(clip, spec, Coverage.EVERY_FRAME);

    // Stretches [0, 30), [33, 40), [41, 100).
    assertThat(training).extracting(Window::start).containsExactly(0, 10, 41, 51, 61, 71);
    assertThat(covering).extracting(Window::start).containsExactly(0, 10, 41, 51, 61, 71, 80);
    // Nine windows would fit without gaps; over are 7 frames of the second stretch, 9 of the third.
    assertThat(WindowCounts.of(clip, training, spec))
        .isEqualTo(new WindowCounts(6, 0, 0, 3, 0, 16));
  }

  @Test
  void aRecordingThatIsMissingAltogetherHasNoWindow() {
    MotionClip clip = clip(50).withMissing(List.of(new FrameSpan(0, 50)));
    WindowSpec spec = new WindowSpec(20, 10, 0.6);

    assertThat(SlidingWindows.cut(clip, spec, Coverage.EVERY_FRAME)).isEmpty();
    assertThat(WindowCounts.of(clip, List.of(), spec))
        .isEqualTo(new WindowCounts(0, 0, 0, 4, 0, 0));
  }
}
