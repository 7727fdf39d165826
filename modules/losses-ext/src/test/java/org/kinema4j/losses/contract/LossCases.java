package org.kinema4j.losses.contract;

import java.util.List;
import java.util.stream.Stream;

/** Every case, of every loss. */
final class LossCases {

  private LossCases() {}

  static Stream<LossCase> all() {
    return Stream.of(
            EntropyCases.all(),
            CategoricalCases.all(),
            BinaryCases.all(),
            RegressionCases.all(),
            DenseCases.all(),
            RankingCases.all(),
            EmbeddingCases.all(),
            ProxyCases.all())
        .flatMap(List::stream);
  }
}
