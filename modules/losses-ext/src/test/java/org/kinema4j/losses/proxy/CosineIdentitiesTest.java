package org.kinema4j.losses.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.LabelFormat;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Losses of cosines that are the same for certain parameters, as their pages say. */
class CosineIdentitiesTest {

  private static final NormalizedSoftmax SOFTMAX = new NormalizedSoftmax().withTemperature(0.125);

  static Stream<Arguments> identities() {
    return Stream.of(
        Arguments.of(new CosFace().withMargin(0).withScale(8), SOFTMAX),
        Arguments.of(new ArcFace().withMargin(0).withScale(8), SOFTMAX),
        Arguments.of(new SphereFace().withMargin(1).withScale(8), SOFTMAX),
        Arguments.of(
            new ProxyNCA().withScale(4).withComparison(ProxyNCA.Comparison.ALL_CLASSES), SOFTMAX),
        Arguments.of(
            new SubCenterArcFace().withCentres(1).withMargin(0.3).withScale(8),
            new ArcFace().withMargin(0.3).withScale(8)),
        Arguments.of(
            new SoftTriple().withCentres(1).withGamma(2).withScale(8).withMargin(0.3),
            new CosFace().withMargin(0.3).withScale(8)));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void theOneIsTheOther(Loss one, Loss other) {
    LossResult first = evaluate(one, cosines(), labels());
    LossResult second = evaluate(other, cosines(), labels());

    assertThat(first.scores().equalsWithEps(second.scores(), 1e-12)).isTrue();
    assertThat(first.gradient().equalsWithEps(second.gradient(), 1e-12)).isTrue();
  }

  @Test
  void softmaxOfCosinesIsCrossEntropyOfScaledOnes() {
    LossResult expected = evaluate(new CrossEntropy(), cosines().mul(8), labels());

    assertThat(evaluate(SOFTMAX, cosines(), labels()).scores()).isEqualTo(expected.scores());
  }

  @Test
  void angularMarginsStayFiniteAndFallWhereCosinesAreOneAndBeyond() {
    INDArray cosines =
        Nd4j.createFromArray(
                new double[][] {{1.0001, 0}, {1, 0}, {0.5, 0}, {-0.88, 0}, {-0.9, 0}, {-1, 0}})
            .castTo(DataType.DOUBLE);
    INDArray right = Nd4j.zeros(DataType.DOUBLE, 6, 1);
    ArcFace loss = new ArcFace().withScale(4).withLabelFormat(LabelFormat.CLASS_INDEX);

    LossResult result = evaluate(loss, cosines, right);

    assertThat(result.scores().isNaN().any()).isFalse();
    assertThat(result.gradient().isNaN().any()).isFalse();
    double[] scores = result.scores().data().asDouble();
    for (int i = 2; i < scores.length; i++) {
      assertThat(scores[i]).isGreaterThan(scores[i - 1]);
    }
  }

  @Test
  void thereMustBeTwoClassesAndAllTheirColumns() {
    SoftTriple loss = new SoftTriple().withCentres(2);
    for (long width : new long[] {2, 5}) {
      INDArray cosines = Nd4j.zeros(DataType.DOUBLE, 3, width);
      assertThatThrownBy(() -> evaluate(loss, cosines, Nd4j.zeros(DataType.DOUBLE, 3, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "preOutput must have 2 columns a class, of at least 2 classes, received preOutput"
                  + " [3, %d]",
              width);
    }
    INDArray cosines = Nd4j.zeros(DataType.DOUBLE, 3, 6);
    assertThatThrownBy(() -> evaluate(loss, cosines, Nd4j.zeros(DataType.DOUBLE, 3, 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "labels must have 3 columns, one a class, received labels [3, 6] and preOutput"
                + " [3, 6]");
  }

  @Test
  void negativeScoresOfProxyNcaAreAsTheEquationHasThem() {
    INDArray cosines = Nd4j.createFromArray(new double[][] {{1, -1, -1}}).castTo(DataType.DOUBLE);
    INDArray first = Nd4j.createFromArray(new double[][] {{1, 0, 0}}).castTo(DataType.DOUBLE);

    assertThat(evaluate(new ProxyNCA(), cosines, first).scores().getDouble(0))
        .isCloseTo(Math.log(2) - 4, org.assertj.core.api.Assertions.within(1e-12));
  }

  private static LossResult evaluate(Loss loss, INDArray cosines, INDArray labels) {
    return loss.evaluate(
        new LossInput(labels, cosines, new ActivationSoftmax(), null), Want.SCORES_AND_GRADIENT);
  }

  private static INDArray cosines() {
    Nd4j.getRandom().setSeed(9);
    return Nd4j.rand(DataType.DOUBLE, 6, 3).muli(1.8).subi(0.9);
  }

  private static INDArray labels() {
    INDArray eachOnce = Nd4j.eye(3).castTo(DataType.DOUBLE);
    return Nd4j.vstack(eachOnce, eachOnce);
  }
}
