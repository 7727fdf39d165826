package org.kinema4j.losses.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How far {@link GaussianNegativeLogLikelihood} reaches in float, as its documentation says. */
class GaussianRangeTest {

  @ParameterizedTest
  @CsvSource({"1e16, -1e30, true", "-1e16, 1e30, true", "1e17, -80, false", "1e17, 0, true"})
  void isFiniteUpToTheResidualsThatThePageNames(float mean, float logVariance, boolean finite) {
    GaussianNegativeLogLikelihood loss = new GaussianNegativeLogLikelihood();
    INDArray output = Nd4j.createFromArray(new float[][] {{mean, logVariance}});
    INDArray labels = Nd4j.zeros(1, 1);

    double score = loss.computeScore(labels, output.dup(), new ActivationIdentity(), null, false);
    INDArray gradient = loss.computeGradient(labels, output, new ActivationIdentity(), null);

    assertThat(Double.isFinite(score)).isEqualTo(finite);
    if (finite) {
      assertThat(Double.isFinite(gradient.sumNumber().doubleValue())).isTrue();
    }
  }
}
