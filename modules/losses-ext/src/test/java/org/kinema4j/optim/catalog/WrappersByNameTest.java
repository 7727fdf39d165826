package org.kinema4j.optim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Momentum;

class WrappersByNameTest {

  static List<WrapperEntry> all() {
    return Wrappers.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyWrapperIsFoundByItsName(WrapperEntry entry) {
    assertThat(Wrappers.named(entry.name().toLowerCase(Locale.ROOT))).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPlainIsTakenBack(WrapperEntry entry) {
    assertThat(entry.with(Optimizers.parameters(entry.example()))).isEqualTo(entry.example());
  }

  /** An optimizer of an example is no default. */
  @ParameterizedTest
  @MethodSource("all")
  void theOptimizerWithinMustBeGiven(WrapperEntry entry) {
    assertThat(entry.required()).startsWith("optimizer");
    assertThat(entry.parameters()).doesNotContainKeys(entry.required().toArray(String[]::new));
    assertThatThrownBy(() -> entry.with(Map.of()))
        .hasMessage("optimizer of " + entry.name() + " must be given, received none");
  }

  @Test
  void optimizersWithinAreNamedOrGiven() {
    WrapperEntry decayed = Wrappers.named("decayed");

    assertThat(decayed.with(Map.of("optimizer", "lion", "weightDecay", 0.1)))
        .isEqualTo(new Decayed(new Lion(), 0.1));
    assertThat(
            decayed.with(
                Map.of(
                    "optimizer",
                    Map.of("type", "momentum", "learningRate", 0.5),
                    "weightDecay",
                    Decay.independent(0.1))))
        .isEqualTo(new Decayed(new Momentum(0.5), Decay.independent(0.1)));
    assertThat(
            decayed.with(
                Map.of(
                    "optimizer",
                    Map.of("type", "Decayed", "optimizer", "Lion", "weightDecay", 1),
                    "weightDecay",
                    0)))
        .isEqualTo(new Decayed(new Decayed(new Lion(), 1), 0));
  }

  @Test
  void clippingIsANumberOrAMap() {
    Clipped example = new Clipped(new Momentum(), Clipping.byGlobalNorm(1));

    assertThat(Optimizers.BINDING.make(example, Map.of("optimizer", "lion", "clipping", 2)))
        .isEqualTo(new Clipped(new Lion(), Clipping.byGlobalNorm(2)));
    assertThat(
            Optimizers.BINDING.make(
                example,
                Map.of(
                    "optimizer",
                    "lion",
                    "clipping",
                    Map.of("kind", "by-value", "threshold", 2, "outputs", "of layers"))))
        .isEqualTo(new Clipped(new Lion(), Clipping.byValue(2)));
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    WrapperEntry decayed = Wrappers.named("decayed");

    assertThatThrownBy(() -> Wrappers.named("decayd"))
        .hasMessageStartingWith("wrapper must be one of ")
        .hasMessageEndingWith(", received decayd; did you mean Decayed?");
    assertThatThrownBy(() -> decayed.with(Map.of("optimizer", "lions", "weightDecay", 0.1)))
        .hasMessageStartingWith("optimizer must be one of Momentum, ")
        .hasMessageEndingWith(", received lions; did you mean Lion?");
    assertThatThrownBy(
            () -> decayed.with(Map.of("optimizer", Map.of("beta1", 0.5), "weightDecay", 0.1)))
        .hasMessage("optimizer must be a map with type, received one without");
  }
}
