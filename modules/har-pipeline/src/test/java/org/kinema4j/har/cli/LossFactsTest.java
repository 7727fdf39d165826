package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;

class LossFactsTest {

  private static final List<String> CLASSES = List.of("Pick", "Idle");

  @Test
  void plainCrossEntropyNeedsNoLine() {
    LossFacts facts = new LossFacts(new CrossEntropy(), CLASSES);

    assertThat(facts.line()).isEmpty();
    assertThat(facts.json())
        .containsExactly(
            Map.entry("name", "CrossEntropy"),
            Map.entry("labelSmoothing", 0.0),
            Map.entry("classWeights", List.of()));
  }

  @Test
  void weightsAreToldByLabel() {
    FocalLoss loss = new FocalLoss().withGamma(1.5).withClassWeights(List.of(12345.0, 2 / 3.0));
    LossFacts facts = new LossFacts(loss, CLASSES);

    assertThat(facts.line())
        .hasValue(
            "Loss: FocalLoss, gamma 1.5, classWeights (Pick 12345, Idle 0.667), labelSmoothing 0.");
    assertThat(facts.json().get("classWeights"))
        .isEqualTo(Map.of("Pick", 12345.0, "Idle", 2 / 3.0));
    assertThat(new LossFacts(new FocalLoss(), CLASSES).line())
        .hasValue("Loss: FocalLoss, gamma 2, labelSmoothing 0.");
  }
}
