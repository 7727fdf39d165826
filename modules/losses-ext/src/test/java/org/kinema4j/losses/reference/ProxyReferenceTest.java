package org.kinema4j.losses.reference;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.reference.References.Reference;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Losses of cosines to class vectors against the numbers of {@code reference_proxy.py}. */
class ProxyReferenceTest {

  private static final String FILE = "proxy.json";

  static Stream<Reference> references() throws IOException {
    return References.of(FILE);
  }

  @ParameterizedTest
  @MethodSource("references")
  void agrees(Reference reference) {
    reference.assertAgreement(new ActivationSoftmax());
  }

  @Test
  void noLossIsMissing() throws IOException {
    References.assertComplete(FILE, LossFamily.PROXY);
  }
}
