package org.kinema4j.losses.reference;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against PyTorch in double, and against definitions that are written with it. */
class RegressionReferenceTest {

  static Stream<Reference> references() throws IOException {
    return Reference.of("regression");
  }

  @ParameterizedTest
  @MethodSource("references")
  void scoresAreThoseOfTheSource(Reference reference) {
    reference.check(1e-10);
  }
}
