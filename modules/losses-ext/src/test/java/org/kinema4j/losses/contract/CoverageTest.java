package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.Losses;

/** No loss goes without the contract. */
class CoverageTest {

  @Test
  void everyLossOfTheCatalogIsTestedWithItsDefaultsOrNearThem() {
    assertThat(LossCases.all().map(LossCase::loss).map(Loss::name).distinct())
        .containsExactlyInAnyOrderElementsOf(Losses.all().stream().map(LossEntry::name).toList());
  }
}
