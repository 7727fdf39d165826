package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/** How much of each action the default data set holds. */
class ClassMixTest {

  private static final int WINDOW = 240;
  private static final int STRIDE = 60;
  private static final double MIN_PURITY = 0.6;

  private static final Map<String, Integer> FRAMES = new HashMap<>();
  private static final Map<String, Integer> WINDOWS = new HashMap<>();

  @BeforeAll
  static void count() {
    TrialGenerator generator = new TrialGenerator(SynthSpec.defaults());
    for (TrialId trial : SynthSpec.defaults().trials()) {
      LabelTrack labels = generator.generate(trial).labels().orElseThrow();
      assertThat(labels.labels()).as(trial.name()).hasSize(Action.values().length);
      for (LabelSpan span : labels.spans()) {
        FRAMES.merge(span.label(), span.length(), Integer::sum);
      }
      for (int start = 0; start + WINDOW <= labels.frames(); start += STRIDE) {
        countWindow(labels, start);
      }
    }
  }

  private static void countWindow(LabelTrack labels, int start) {
    Map<String, Integer> inside = new HashMap<>();
    for (int f = start; f < start + WINDOW; f++) {
      inside.merge(labels.at(f).orElseThrow(), 1, Integer::sum);
    }
    inside.forEach(
        (label, frames) -> {
          if (frames >= MIN_PURITY * WINDOW) {
            WINDOWS.merge(label, 1, Integer::sum);
          }
        });
  }

  private static double share(Map<String, Integer> counts, Action action) {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.getOrDefault(action.label(), 0) / (double) total;
  }

  @Test
  void idleAndCarryAreCommon() {
    assertThat(share(FRAMES, Action.IDLE)).isBetween(0.22, 0.4);
    assertThat(share(FRAMES, Action.CARRY)).isBetween(0.14, 0.32);
    assertThat(
            Arrays.stream(Action.values())
                .sorted(Comparator.comparingDouble(action -> -share(FRAMES, action)))
                .limit(2))
        .containsExactly(Action.IDLE, Action.CARRY);
  }

  @Test
  void releaseAndScrewAreRare() {
    assertThat(share(FRAMES, Action.RELEASE)).isBetween(0.03, 0.08);
    assertThat(share(FRAMES, Action.SCREW)).isBetween(0.04, 0.1);
  }

  @Test
  void everyClassHasEnoughWindowsToLearnFrom() {
    assertThat(Arrays.asList(Action.values()))
        .allSatisfy(action -> assertThat(share(WINDOWS, action)).isGreaterThan(0.03));
  }
}
