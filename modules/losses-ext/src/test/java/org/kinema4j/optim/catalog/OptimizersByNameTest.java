package org.kinema4j.optim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.RmsPropMomentum;
import org.kinema4j.optim.Step;
import org.kinema4j.optim.schedule.CosineDecay;
import org.kinema4j.optim.schedule.WarmUp;

class OptimizersByNameTest {

  private static final OptimizerEntry ADAM_W =
      new OptimizerEntry(new AdamW(), "a test", URI.create("https://example.org"));

  static List<OptimizerEntry> all() {
    return Optimizers.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RmsPropMomentum", "rms-prop-momentum", "RMSPROP_MOMENTUM", "rmsprop momentum"})
  void spellingDoesNotMatter(String name) {
    assertThat(Optimizers.named(name).defaults()).isEqualTo(new RmsPropMomentum());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyOptimizerIsFoundByItsName(OptimizerEntry entry) {
    assertThat(Optimizers.named(entry.name())).isEqualTo(entry);
    assertThat(entry.with(Map.of())).isEqualTo(entry.defaults());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPlainIsTakenBack(OptimizerEntry entry) {
    assertThat(entry.with(entry.parameters())).isEqualTo(entry.defaults());
    assertThat(entry.parameters()).containsKey("learningRate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", ".inf"})
  void infinityMayBeAText(String text) {
    OptimizerEntry prodigy = Optimizers.named("Prodigy");

    assertThat(prodigy.parameters()).containsEntry("growth", "Infinity");
    assertThat(prodigy.with(Map.of("growth", text))).isEqualTo(prodigy.defaults());
    assertThatThrownBy(() -> prodigy.with(Map.of("growth", "-" + text)))
        .hasMessageStartingWith("growth must be in [1, ");
    assertThatThrownBy(() -> prodigy.with(Map.of("growth", "endless")))
        .hasMessage("growth must be a number, received endless");
    assertThatThrownBy(() -> prodigy.with(Map.of("learningRate", "NaN")))
        .hasMessageContaining("NaN");
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Optimizers.named("lionn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("optimizer must be one of Momentum, ")
        .hasMessageEndingWith(", received lionn; did you mean Lion?");
    assertThatThrownBy(() -> Optimizers.named(null)).hasMessageEndingWith("received null");
  }

  @Test
  void aLearningRateIsANumberOrASchedule() {
    OptimizerEntry lion = Optimizers.named("lion");
    CosineDecay cosine = new CosineDecay(0.1, 50);

    assertThat(lion.with(Map.of("learningRate", 1))).isEqualTo(new Lion(1.0));
    assertThat(lion.with(Map.of("learningRate", cosine))).isEqualTo(new Lion(cosine));
    Optimizer risen =
        lion.with(
            Map.of(
                "learningRate",
                Map.of(
                    "type",
                    "warm-up",
                    "steps",
                    5,
                    "next",
                    Map.of("type", "CosineDecay", "initialValue", 0.1, "steps", 50))));

    assertThat(risen).isEqualTo(new Lion(new WarmUp(cosine, 5)));
    assertThat(lion.with(Optimizers.parameters(risen))).isEqualTo(risen);
    assertThatThrownBy(() -> lion.with(Map.of("learningRate", "CosineDecay")))
        .hasMessage("initialValue of CosineDecay must be given, received none");
    assertThatThrownBy(() -> lion.with(Map.of("learningRate", true)))
        .hasMessage(
            "learningRate must be the name of a ISchedule, or a map with type, received true");
  }

  @Test
  void aDecayIsANumberOrAMap() {
    assertThat(ADAM_W.with(Map.of("weightDecay", 0.05)))
        .isEqualTo(new AdamW().withWeightDecay(Decay.coupled(0.05)));
    assertThat(ADAM_W.with(Map.of("weightDecay", Map.of("everywhere", true))))
        .isEqualTo(new AdamW().withWeightDecay(Decay.coupled(0.01).withBiasesAndGains()));
    assertThat(ADAM_W.with(ADAM_W.parameters())).isEqualTo(new AdamW());
    assertThat(ADAM_W.parameters())
        .containsEntry("learningRate", 0.001)
        .containsEntry(
            "weightDecay",
            Map.of(
                "type",
                "Decay",
                "coefficient",
                0.01,
                "timesLearningRate",
                true,
                "everywhere",
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beta | parameter of AdamW must be one of learningRate, beta1, beta2, epsilon, weightDecay,"
            + " received beta; did you mean beta1?",
        "beta2 | beta2 must be in [0, 1), received 2.0",
        "learningRate | learningRate must be in [0, \u221e), received 2.0",
      })
  void whatIsWrongIsSaidInOneLine(String name, String message) {
    double value = name.equals("learningRate") ? -2 : 2;

    assertThatThrownBy(() -> ADAM_W.with(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message.replace("received 2.0", "received " + value));
  }

  @Test
  void anOptimizerOfTheCatalogIsARecord() {
    Optimizer none =
        new Optimizer() {
          @Override
          public LearningRate learningRate() {
            return null;
          }

          @Override
          public List<String> states() {
            return List.of();
          }

          @Override
          public void step(Step step) {}

          @Override
          public Optimizer clone() {
            return this;
          }
        };

    assertThatThrownBy(() -> new OptimizerEntry(none, "a test", URI.create("https://example.org")))
        .hasMessageStartingWith("defaults must be a record, received ");
  }
}
