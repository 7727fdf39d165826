package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.Clips;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.window.Window;

class RandomSplitTest {

  private static List<Window> windows(String name, int count, int length, int stride) {
    MotionClip clip = Clips.waves(name, "s", (count - 1) * stride + length, 1);
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(new Window(clip, i * stride, length, Optional.of("a")));
    }
    return windows;
  }

  @Test
  void byHand() {
    // Three windows of 4 frames, every 2: [0, 4), [2, 6), [4, 8). One is drawn, so its neighbours
    // are trained on, and every test window overlaps one. Shared are 2 frames of the first, 4 of
    // the second, 2 of the third: (0.5 + 1 + 0.5) / 3.
    RandomSplit one = RandomSplit.of(windows("r", 3, 4, 2), 1.0 / 3);
    assertThat(one.windows()).isEqualTo(3);
    assertThat(one.tested()).isEqualTo(1);
    assertThat(one.overlapping()).isEqualTo(1);
    assertThat(one.seenFrames()).isCloseTo(2.0 / 3, within(1e-12));

    // Two are drawn: of the outer ones the only neighbour is trained on with probability 1/2; the
    // middle one has two, not both of which can be drawn too.
    RandomSplit two = RandomSplit.of(windows("r", 3, 4, 2), 2.0 / 3);
    assertThat(two.overlapping()).isCloseTo((0.5 + 1 + 0.5) / 3, within(1e-12));
    assertThat(two.seenFrames()).isCloseTo((0.25 + 0.5 + 0.25) / 3, within(1e-12));
  }

  @Test
  void windowsThatDoNotOverlapLeakNothing() {
    List<Window> apart = new ArrayList<>(windows("r", 5, 4, 4));
    apart.addAll(windows("other", 5, 4, 4));

    assertThat(RandomSplit.of(apart, 0.2)).isEqualTo(new RandomSplit(10, 2, 0, 0));
  }

  /** The second method: draws. */
  @Test
  void agreesWithDraws() {
    List<Window> windows = new ArrayList<>(windows("r", 12, 8, 3));
    windows.addAll(windows("other", 7, 8, 2));
    RandomSplit expected = RandomSplit.of(windows, 0.4);
    Random random = new Random(1);
    double overlapping = 0;
    double seen = 0;
    int draws = 4000;
    for (int d = 0; d < draws; d++) {
      List<Window> drawn = new ArrayList<>(windows);
      Collections.shuffle(drawn, random);
      List<Window> test = drawn.subList(0, expected.tested());
      List<Window> train = drawn.subList(expected.tested(), drawn.size());
      for (Window window : test) {
        overlapping += train.stream().anyMatch(window::overlaps) ? 1.0 / test.size() : 0;
        for (int f = window.start(); f < window.end(); f++) {
          Window frame = new Window(window.clip(), f, 1, Optional.empty());
          seen += train.stream().anyMatch(frame::overlaps) ? 1.0 / test.size() / 8 : 0;
        }
      }
    }
    // Standard errors are below 0.002 and 0.003: a value in [0, 1] of 8 windows, 4000 draws.
    assertThat(expected.overlapping()).isCloseTo(overlapping / draws, within(0.01));
    assertThat(expected.seenFrames()).isCloseTo(seen / draws, within(0.01));
    assertThat(expected.overlapping()).isBetween(0.8, 0.999);
  }

  @Test
  void checksItsArguments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomSplit.of(windows("r", 3, 4, 2), 1))
        .withMessage("testShare must be in (0, 1), received 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomSplit.of(windows("r", 1, 4, 2), 0.5))
        .withMessage("windows must be at least 2, received 1");
  }
}
