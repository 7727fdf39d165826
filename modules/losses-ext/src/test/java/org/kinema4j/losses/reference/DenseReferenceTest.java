package org.kinema4j.losses.reference;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against definitions written with PyTorch in double. */
class DenseReferenceTest {

  static Stream<Reference> references() throws IOException {
    return Reference.of("dense");
  }

  @ParameterizedTest
  @MethodSource("references")
  void scoresAreThoseOfTheSource(Reference reference) {
    reference.check(1e-10);
  }
}
