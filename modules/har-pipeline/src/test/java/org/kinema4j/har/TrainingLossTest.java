package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.config.ClassWeighting;
import org.kinema4j.har.config.LossConfig;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.window.Window;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;

class TrainingLossTest {

  private static final List<String> CLASSES = List.of("Pick", "Idle");

  private final List<Window> windows = new ArrayList<>();

  @Test
  void countsTheTrainingWindowsOfTheClasses() {
    add("Idle", 30);
    add("Pick", 10);
    add("Unknown", 5);

    LossConfig config = LossConfig.of("FocalLoss").withClassWeights(ClassWeighting.BALANCED);

    assertThat(TrainingLoss.of(config, CLASSES, windows))
        .isEqualTo(new FocalLoss().withClassWeights(List.of(40 / 20.0, 40 / 60.0)));
  }

  @Test
  void withoutWeightsItIsTheLossAsNamed() {
    add("Idle", 3);

    assertThat(TrainingLoss.of(LossConfig.DEFAULT, CLASSES, windows)).isEqualTo(new CrossEntropy());
    assertThat(
            TrainingLoss.of(
                LossConfig.of("focal").withParameters(Map.of("gamma", 3)), CLASSES, windows))
        .isEqualTo(new FocalLoss().withGamma(3));
  }

  @Test
  void completesNameAndParameters() {
    LossConfig complete =
        TrainingLoss.complete(
            LossConfig.of("focal").withClassWeights(new ClassWeighting.Effective(0.9)));

    assertThat(complete.name()).isEqualTo("FocalLoss");
    assertThat(complete.parameters())
        .containsExactly(Map.entry("gamma", 2.0), Map.entry("labelSmoothing", 0.0));
    assertThat(complete.classWeights()).isEqualTo(new ClassWeighting.Effective(0.9));
    assertThat(TrainingLoss.complete(complete)).isEqualTo(complete);
    assertThat(TrainingLoss.complete(LossConfig.of("cross-entropy"))).isEqualTo(LossConfig.DEFAULT);
  }

  @Test
  void refusesWhatCanBeRefusedWithoutData() {
    assertThatThrownBy(
            () ->
                TrainingLoss.complete(
                    LossConfig.of("FocalLoss").withParameters(Map.of("gamma", -1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gamma must be in [0, \u221e), received -1.0");
  }

  private void add(String label, int count) {
    MotionClip clip = Clips.waves("a", "a", 100, 1);
    windows.addAll(Collections.nCopies(count, new Window(clip, 0, 10, Optional.of(label))));
  }
}
