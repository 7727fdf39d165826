package org.kinema4j.har.io.andy.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class WindowMeansTest {

  private static final WindowMeans BUFFER = new WindowMeans(0.25, 0.125, WindowFrames.BUFFER);

  private static MotionClip clip(double rateHz, int frames) {
    Random random = new Random(9);
    float[] values = new float[frames * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (5 + random.nextGaussian());
    }
    List<Channel> channels =
        List.of(new Channel("a", "m"), new Channel("b", "deg"), new Channel("c", "1"));
    return new MotionClip("walk", "541", rateHz, List.of(new Signal("s", channels, values)));
  }

  /** A loop over all frames with the condition of the definition; times are exact at 240 Hz. */
  @ParameterizedTest
  @CsvSource({"240,1000", "240,61", "240,60", "64,300", "16,50"})
  void closedWindowsAreTheMeansOfTheDefinition(double rate, int frames) {
    MotionClip clip = clip(rate, frames);
    MotionClip means = WindowMeans.DEFAULT.apply(clip);
    int windows = 0;
    for (double start = 0; start + 0.25 <= (frames - 1) / rate; start += 0.125) {
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        int count = 0;
        for (int f = 0; f < frames; f++) {
          if (start <= f / rate && f / rate <= start + 0.25) {
            sum += clip.signal("s").value(f, c);
            count++;
          }
        }
        assertThat(count).isEqualTo((int) (rate / 4) + 1);
        // One rounding to float of a number near 5.
        assertThat((double) means.signal("s").value(windows, c))
            .isCloseTo(sum / count, within(5e-7));
      }
      windows++;
    }
    assertThat(means.frames()).isEqualTo(windows);
    assertThat(means.frameRateHz()).isEqualTo(8);
    assertThat(means.signal("s").channels()).isEqualTo(clip.signal("s").channels());
    assertThat(means.name()).isEqualTo("walk");
    assertThat(means.subject()).isEqualTo("541");
  }

  /** At 60 Hz half a window is 7.5 frames: windows hold 16 frames and 15 in turn. */
  @Test
  void windowsThatStartBetweenFramesHoldThoseInside() {
    WindowFrames.Groups groups = WindowFrames.CLOSED.groups(40, 60, WindowMeans.DEFAULT);
    assertThat(groups.windows().get(0)).isEqualTo(IntStream.rangeClosed(0, 15).toArray());
    assertThat(groups.windows().get(1)).isEqualTo(IntStream.rangeClosed(8, 22).toArray());
    assertThat(groups.windows().get(2)).isEqualTo(IntStream.rangeClosed(15, 30).toArray());
    assertThat(groups.windows()).hasSize(4);
  }

  /** Frames on an end are inside however the product of time and rate is rounded. */
  @Test
  void framesOnTheEndsCountAtEveryRateAndTime() {
    WindowMeans tenths = new WindowMeans(0.2, 0.1, WindowFrames.CLOSED);
    for (int rate : new int[] {30, 50, 60, 100, 120, 240}) {
      List<int[]> windows = WindowFrames.CLOSED.groups(rate * 60, rate, tenths).windows();
      assertThat(windows).allMatch(window -> window.length == rate / 5 + 1);
      assertThat(windows).hasSize(599 - 1);
    }
  }

  /** By hand, from the description of the authors' buffer, with four frames a half window. */
  @Test
  void theBufferOfTheAuthorsLosesTheFramesThatTriggerIt() {
    WindowFrames.Groups groups = WindowFrames.BUFFER.groups(18, 32, BUFFER);
    assertThat(groups.rateHz()).isEqualTo(8);
    // Of seven frames in the buffer the older three go; frames 4, 8, 12 and 16 trigger.
    assertThat(groups.windows())
        .containsExactly(
            new int[] {0, 1, 2, 3},
            new int[] {0, 1, 2, 3, 5, 6, 7},
            new int[] {3, 5, 6, 7, 9, 10, 11},
            new int[] {7, 9, 10, 11, 13, 14, 15});
  }

  @Test
  void theBufferHoldsSixtyFramesLessOneAt240Hz() {
    WindowFrames.Groups groups = WindowFrames.BUFFER.groups(1000, 240, BUFFER);
    assertThat(groups.windows()).hasSize(33);
    assertThat(groups.windows().get(0)).isEqualTo(IntStream.range(0, 30).toArray());
    for (int w = 1; w < 33; w++) {
      assertThat(groups.windows().get(w)).hasSize(59).doesNotContain(30 * w, 30 * w + 30);
    }
    // Half a window is 7.5 frames at 60 Hz, and no frame comes before the eighth.
    assertThat(WindowFrames.BUFFER.groups(100, 60, BUFFER).rateHz()).isEqualTo(7.5);
    assertThat(BUFFER.apply(clip(240, 1000)).frames()).isEqualTo(33);
  }

  @Test
  void labelsAreThoseOfMostFramesWithTheirShares() {
    float[] shares = new float[100];
    Arrays.fill(shares, 0, 20, 1f / 3);
    Arrays.fill(shares, 20, 100, 1);
    LabelTrack track =
        new LabelTrack(
                100,
                List.of(
                    new LabelSpan(0, 10, "a"),
                    new LabelSpan(10, 24, "b"),
                    new LabelSpan(40, 90, "c")))
            .withShares(shares);
    // 32 Hz: windows of nine frames from 0, 4, 8, ...
    MotionClip means = WindowMeans.DEFAULT.apply(clip(32, 100).withLabels(track));
    LabelTrack labels = means.labels().orElseThrow();
    List<String> expected = new ArrayList<>();
    for (int start = 0; start + 8 < 100; start += 4) {
      expected.add(
          start <= 4 ? "a" : start <= 20 ? "b" : start < 32 ? null : start <= 88 ? "c" : null);
    }
    for (int w = 0; w < means.frames(); w++) {
      assertThat(labels.at(w).orElse(null)).as("window %d", w).isEqualTo(expected.get(w));
    }
    // Frames 16 to 23 of window 4 are b: four with a third, four with 1.
    assertThat(labels.meanShare(4, 5, "b")).isCloseTo((4.0 / 3 + 4) / 8, within(1e-7));
  }

  @Test
  void windowsWithAMissingFrameAreMissing() {
    MotionClip clip = clip(32, 100).withMissing(List.of(new FrameSpan(20, 21)));
    // Windows [4 i, 4 i + 8] with frame 20: 3, 4 and 5.
    assertThat(WindowMeans.DEFAULT.apply(clip).missing()).containsExactly(new FrameSpan(3, 6));
    MotionClip end = clip(32, 97).withMissing(List.of(new FrameSpan(96, 97)));
    assertThat(WindowMeans.DEFAULT.apply(end).missing()).containsExactly(new FrameSpan(22, 23));
  }

  @Test
  void aConstantStaysAndDescribesItself() {
    float[] values = new float[480];
    Arrays.fill(values, 0.1f);
    MotionClip clip =
        new MotionClip(
            "c", "1", 240, List.of(new Signal("s", List.of(new Channel("a", "m")), values)));
    assertThat(WindowMeans.DEFAULT.apply(clip).signal("s").values()).containsOnly(0.1f);
    assertThat(WindowMeans.DEFAULT.description()).contains("0.25 s every 0.125 s");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new WindowMeans(0, 0.1, WindowFrames.CLOSED))
        .hasMessage("windowSeconds must be in (0, \u221e), received 0.0");
    assertThatThrownBy(() -> new WindowMeans(0.25, Double.NaN, WindowFrames.CLOSED))
        .hasMessageContaining("stepSeconds must be in (0, windowSeconds], received NaN");
    assertThatThrownBy(() -> new WindowMeans(0.25, 0.1, WindowFrames.BUFFER))
        .hasMessageContaining("stepSeconds must be half of windowSeconds 0.25 with BUFFER");
    assertThatThrownBy(() -> WindowMeans.DEFAULT.apply(clip(10, 50)))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "walk: expected at least 16.0 frames a second for means of windows, found 10.0");
  }
}
