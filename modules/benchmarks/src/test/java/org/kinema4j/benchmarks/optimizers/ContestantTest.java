package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;

class ContestantTest {

  @Test
  void allOfTheCatalogAreThereOnce() {
    List<String> names = Contestant.all().stream().map(Contestant::name).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .containsAll(Optimizers.all().stream().map(OptimizerEntry::name).toList())
        .contains("AdamW", "Sgd", "AMSGrad");
  }

  @Test
  void eachStandsInOneFamilyAndTheBaselineInNone() {
    assertThat(Contestant.all())
        .filteredOn(one -> !one.name().equals(Contestant.BASELINE))
        .allMatch(one -> Contestant.families().contains(one.family()));
    assertThat(DescentTest.named("Adam").family()).isEmpty();
  }

  @Test
  void ratesAreMultiplesOfTheDefault() {
    Contestant lion = DescentTest.named("Lion");

    assertThat(lion.rates(List.of(0.3, 1.0))).containsExactly(3e-5, 1e-4);
    assertThat(lion.at(3e-5).getLearningRate(0, 0)).isEqualTo(3e-5);
    assertThat(lion.defaults().getLearningRate(0, 0)).isEqualTo(1e-4);
    assertThat(lion.atEdge(3e-5, List.of(0.3, 1.0, 3.0))).isTrue();
    assertThat(lion.atEdge(1e-4, List.of(0.3, 1.0, 3.0))).isFalse();
    assertThat(DescentTest.named("AdaDelta").rates(List.of(0.3, 1.0))).containsOnly(Double.NaN);
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> Contestant.named(List.of("Nobody"), Contestant.all()))
        .hasMessageStartingWith("optimizer must be one of Sgd, Nesterovs,")
        .hasMessageEndingWith("received Nobody");
  }
}
