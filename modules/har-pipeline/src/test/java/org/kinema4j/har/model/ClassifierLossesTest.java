package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class ClassifierLossesTest {

  @Test
  void takesLossesForClassesOfWhichOneIsRight() {
    assertThat(ClassifierLosses.all())
        .extracting(LossEntry::name)
        .contains("CrossEntropy", "FocalLoss")
        .doesNotContain("BinaryFocalLoss");
  }

  @Test
  void makesALossByName() {
    assertThat(ClassifierLosses.create("focal", Map.of("gamma", 1)))
        .isEqualTo(new FocalLoss().withGamma(1));
  }

  @Test
  void refusesLossesForOtherOutputs() {
    for (LossEntry entry : Losses.all()) {
      if (!ClassifierLosses.all().contains(entry)) {
        assertThatThrownBy(() -> ClassifierLosses.create(entry.name(), Map.of()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(
                "loss must be for classes of which one is right, like the softmax of the networks"
                    + " here: one of CrossEntropy, FocalLoss")
            .hasMessageEndingWith(
                "; received %s, which is for other outputs (%s)",
                entry.name(), entry.family().toString().toLowerCase(Locale.ROOT));
      }
    }
    assertThat(Losses.named("BinaryFocalLoss").family()).isEqualTo(LossFamily.CLASSIFICATION);
  }

  @Test
  void anUnknownNameListsThoseThatFit() {
    assertThatThrownBy(() -> ClassifierLosses.create("FocalLos", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("loss must be one of CrossEntropy, FocalLoss")
        .hasMessageEndingWith(", received FocalLos; did you mean FocalLoss?");
    assertThatThrownBy(() -> ClassifierLosses.create("FocalLos", Map.of()))
        .message()
        .doesNotContain("BinaryFocalLoss");
  }

  @Test
  void theFormatOfTheLabelsIsNoChoice() {
    assertThatThrownBy(
            () -> ClassifierLosses.create("FocalLoss", Map.of("labelFormat", "DISTRIBUTION")))
        .hasMessage("labelFormat must be left out, the labels of windows are one-hot");
  }

  @Test
  void settingsMakeTheSameLoss() {
    FocalLoss focal = new FocalLoss().withGamma(0.5).withClassWeights(List.of(1.0, 2.0));

    assertThat(ClassifierLosses.settings(focal))
        .containsExactly(Map.entry("gamma", 0.5), Map.entry("labelSmoothing", 0.0));
    for (LossEntry entry : ClassifierLosses.all()) {
      Map<String, Object> settings = ClassifierLosses.settings(entry.defaults());
      assertThat(ClassifierLosses.create(entry.name(), settings)).isEqualTo(entry.defaults());
    }
  }

  @Test
  void plainCrossEntropyIsDeeplearning4js() {
    assertThat(ClassifierLosses.function(new CrossEntropy())).isEqualTo(new LossMCXENT());
    CrossEntropy smooth = new CrossEntropy().withLabelSmoothing(0.1);
    assertThat(ClassifierLosses.function(smooth)).isSameAs(smooth);
    BinaryFocalLoss any = new BinaryFocalLoss();
    assertThat(ClassifierLosses.function(any)).isSameAs(any);
  }
}
