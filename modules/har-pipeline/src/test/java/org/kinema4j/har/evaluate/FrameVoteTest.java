package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

class FrameVoteTest {

  private static final List<String> AB = List.of("a", "b");

  private static WindowPrediction window(int start, int end, double... probabilities) {
    return new WindowPrediction("r", "s", start, end, Optional.empty(), probabilities);
  }

  @Test
  void averagesOverlappingWindows() {
    FrameVote vote =
        new FrameVote(
            AB, 8, List.of(window(0, 4, 0.9, 0.1), window(2, 6, 0.2, 0.8), window(3, 5, 0, 1)));
    assertThat(vote.probability(1, 0)).isEqualTo(0.9);
    assertThat(vote.probability(2, 0)).isCloseTo((0.9 + 0.2) / 2, within(1e-12));
    assertThat(vote.probability(3, 1)).isCloseTo((0.1 + 0.8 + 1) / 3, within(1e-12));
    assertThat(vote.probability(6, 0)).isZero();
    // Frame 2: 0.55 against 0.45; frame 3: 0.37 against 0.63; frames 6 and 7: no window.
    assertThat(vote.track())
        .isEqualTo(new LabelTrack(8, List.of(new LabelSpan(0, 3, "a"), new LabelSpan(3, 6, "b"))));
    assertThat(vote.predicted(6)).isEqualTo(OptionalInt.empty());
    assertThat(vote.frames()).isEqualTo(8);
  }

  @Test
  void givesATieToTheFirstClass() {
    FrameVote vote =
        new FrameVote(AB, 2, List.of(window(0, 2, 0.25, 0.75), window(0, 2, 0.75, 0.25)));
    assertThat(vote.predicted(0)).hasValue(0);
  }

  @Test
  void doesNotDependOnTheOrderOfTheWindows() {
    Random random = new Random(3);
    List<WindowPrediction> windows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double p = random.nextDouble();
      windows.add(window(i % 50, i % 50 + 10, p, 1 - p));
    }
    FrameVote expected = new FrameVote(AB, 60, windows);
    Collections.shuffle(windows, random);
    FrameVote shuffled = new FrameVote(AB, 60, windows);
    for (int f = 0; f < 60; f++) {
      assertThat(shuffled.probability(f, 0)).isEqualTo(expected.probability(f, 0));
    }
  }

  @Test
  void isAsSureOfASpanAsOfItsFrames() {
    FrameVote vote = new FrameVote(AB, 4, List.of(window(0, 2, 0.9, 0.1), window(2, 4, 0.6, 0.4)));
    assertThat(vote.confidence(new LabelSpan(1, 4, "a")))
        .isCloseTo((0.9 + 0.6 + 0.6) / 3, within(1e-12));
    assertThatThrownBy(() -> vote.confidence(new LabelSpan(1, 4, "c")))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void rejectsWindowsOfSomethingElse() {
    assertThatThrownBy(() -> new FrameVote(AB, 4, List.of(window(2, 5, 1, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("windows of r must be within its 4 frames, received [2, 5)");
    assertThatThrownBy(() -> new FrameVote(AB, 4, List.of(window(0, 2, 1, 0, 0))))
        .hasMessage(
            "probabilities must have one value for each of the 2 classes [a, b],"
                + " received 3 for r");
  }
}
