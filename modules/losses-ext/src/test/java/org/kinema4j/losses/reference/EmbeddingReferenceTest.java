package org.kinema4j.losses.reference;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against pytorch-metric-learning in double. */
class EmbeddingReferenceTest {

  static Stream<Reference> references() throws IOException {
    return Reference.of("embedding");
  }

  @ParameterizedTest
  @MethodSource("references")
  void meansOfScoresAreTheLibrarysLosses(Reference reference) {
    reference.check(1e-10);
  }
}
