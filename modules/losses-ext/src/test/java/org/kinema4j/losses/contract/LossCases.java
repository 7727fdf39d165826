package org.kinema4j.losses.contract;

import java.util.List;
import java.util.stream.Stream;

/** Every case, of every loss. */
final class LossCases {

  private LossCases() {}

  static Stream<LossCase> all() {
    return Stream.of(ClassificationCases.all(), EmbeddingCases.all()).flatMap(List::stream);
  }
}
