package org.kinema4j.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.losses.classification.BinaryCrossEntropy;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.kinema4j.losses.classification.KullbackLeibler;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.classification.MultiClassHinge;
import org.kinema4j.losses.ranking.ContrastiveFactor;
import org.kinema4j.losses.ranking.ContrastiveLoss;
import org.kinema4j.losses.ranking.MarginRankingLoss;
import org.kinema4j.losses.ranking.TripletDistance;
import org.kinema4j.losses.ranking.TripletMarginLoss;
import org.kinema4j.losses.regression.Huber;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The numbers that the lectures work out. <em>Exact</em> ones were recomputed in double and hold to
 * half a unit of the last digit; <em>printed</em> ones are the lecture's and hold to one unit.
 */
class WorkedExamplesTest {

  private static final double[] OF_TEN = {.01, .05, .02, .80, .03, .02, .01, .03, .02, .01};

  @ParameterizedTest
  @CsvSource({"1, 0.9, 0.105361, 0.105", "0, 0.2, 0.223144, 0.223", "1, 0.01, 4.605170, 4.6"})
  void binaryCrossEntropy(double label, double probability, String exact, String printed) {
    assertScore(binary(new BinaryCrossEntropy(), label, probability), exact, printed);
  }

  /** The lecture's table has its 1 at index 4; it means class 3. */
  @Test
  void categoricalCrossEntropyOfTenClasses() {
    assertScore(ofClass(new CrossEntropy(), 3, OF_TEN), "0.223144", "0.223");
    assertScore(ofIndex(new CrossEntropy(), 3, OF_TEN), "0.223144", "0.223");
  }

  /** Also the pixel-wise cross entropy of the lecture, whose true class is the second of three. */
  @ParameterizedTest
  @CsvSource({".1, .7, .2, 0.356675, 0.357", ".7, .1, .2, 2.302585,", ".8, .1, .1, 2.302585,"})
  void categoricalCrossEntropyOfThreeClasses(
      double p0, double p1, double p2, String exact, String printed) {
    double[] probabilities = {p0, p1, p2};

    assertScore(ofClass(new CrossEntropy(), 1, probabilities), exact, printed);
    assertScore(ofIndex(new CrossEntropy(), 1, probabilities), exact, printed);
    assertScore(ofClass(new LossMCXENT(), 1, probabilities), exact, printed);
  }

  /** Alpha is the weight of the positive class: 0.25 lowers it, to raise a minority's take more. */
  @ParameterizedTest
  @CsvSource({"1, 0.257510, 0.257", "0, 0.006694, 0.0067"})
  void binaryFocalLoss(double label, String exact, String printed) {
    assertScore(binary(new BinaryFocalLoss(), label, 0.2), exact, printed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, .95, 0.051293, 0.051",
    "0, .2, 1.609438, 1.609",
    "2, .95, 0.000128233, 0.00013",
    "2, .2, 1.030040, 1.030"
  })
  void focalLossWithoutAlpha(double gamma, double probability, String exact, String printed) {
    double[] probabilities = {probability, 1 - probability};

    assertScore(ofClass(new FocalLoss().withGamma(gamma), 0, probabilities), exact, printed);
  }

  @Test
  void focalLossOfSeveralClasses() {
    FocalLoss loss = new FocalLoss().withGamma(2).withClassWeights(List.of(0.2, 0.5, 0.3));

    double expected = -0.5 * Math.pow(1 - 0.7, 2) * Math.log(0.7);
    assertThat(ofClass(loss, 1, .1, .7, .2)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void tripletOfPoints() {
    double[] anchor = {1, 1, 1};
    double[] positive = {1.2, 1.1, .9};
    double[] negative = {3, 3, 3};
    ContrastiveLoss squaredDistance = new ContrastiveLoss(1, ContrastiveFactor.ONE);

    assertScore(values(squaredDistance, row(1), row(anchor, positive)), "0.060000", "0.06");
    assertScore(values(squaredDistance, row(1), row(anchor, negative)), "12.000000", "12");
    assertScore(
        values(new TripletMarginLoss().withMargin(0.5), row(0), row(anchor, positive, negative)),
        "0.000000",
        "0");
  }

  @ParameterizedTest
  @CsvSource({"1.0, 0.300000, 0.3", "2.0, 0.000000, 0"})
  void tripletOfDistances(double far, String exact, String printed) {
    TripletMarginLoss loss =
        new TripletMarginLoss().withDistance(TripletDistance.EUCLIDEAN).withMargin(0.5);

    assertScore(values(loss, row(0), row(0, .8, far)), exact, printed);
  }

  /** The lecture's formula has the factor 1/2, its numbers have not: one convention each. */
  @ParameterizedTest
  @CsvSource({"1, .5, 0.125000, 0.25", "0, .5, 1.125000, 2.25", "0, 3, 0.000000, 0"})
  void contrastive(double similar, double distance, String exact, String printed) {
    ContrastiveLoss loss = new ContrastiveLoss().withMargin(2);
    INDArray outputs = row(0, distance);

    assertScore(values(loss, row(similar), outputs), exact, null);
    assertScore(
        values(loss.withFactor(ContrastiveFactor.ONE), row(similar), outputs), null, printed);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1, 0.000000, 0", "1, 2, 2, 1.000000, 1", "-1, 4, 5, 0.000000, 0"})
  void marginRanking(double y, double first, double second, String exact, String printed) {
    MarginRankingLoss loss = new MarginRankingLoss().withMargin(1);

    assertScore(values(loss, row(y), row(first, second)), exact, printed);
  }

  /** The hinge of one score f is that of two classes with the scores f and 0. */
  @ParameterizedTest
  @CsvSource({"2, 0.000000, 0", ".5, 0.500000, .5", "-.5, 1.500000, 1.5"})
  void hinge(double f, String exact, String printed) {
    assertScore(values(new MultiClassHinge(), row(1, 0), row(f, 0)), exact, printed);
    assertScore(values(new LossHinge(), row(1), row(f)), exact, printed);
  }

  @ParameterizedTest
  @CsvSource({".6, .3, .1, 0.026812", ".1, .8, .1, 1.084878"})
  void kullbackLeibler(double q0, double q1, double q2, String exact) {
    INDArray logits = row(Math.log(q0), Math.log(q1), Math.log(q2));

    assertScore(
        score(new KullbackLeibler(), row(.7, .2, .1), logits, new ActivationSoftmax()),
        exact,
        null);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.125", "1, 0.5", "3, 2.5", "-3, 2.5"})
  void errorsOfRealValues(double residual, double huber) {
    INDArray label = row(2);
    INDArray output = row(2 + residual);

    assertThat(values(new Huber(), label, output)).isCloseTo(huber, within(1e-12));
    assertThat(values(new LossMSE(), label, output)).isCloseTo(residual * residual, within(1e-12));
    assertThat(values(new LossMAE(), label, output)).isCloseTo(Math.abs(residual), within(1e-12));
  }

  /** The lecture prints .65 and .11 for the first and the last: slips. */
  @Test
  void softmax() {
    INDArray p = new ActivationSoftmax().getActivation(row(2.0, 1.0, 0.1), true);

    assertScore(p.getDouble(0), ".659001", null);
    assertScore(p.getDouble(1), ".242433", ".24");
    assertScore(p.getDouble(2), ".098566", null);
  }

  @Test
  void gradientAtThePreOutputIsOutputLessLabel() {
    INDArray logits = row(2.0, 1.0, 0.1);
    INDArray label = row(0, 1, 0);

    assertDifference(new CrossEntropy(), new LossMCXENT(), label, logits, new ActivationSoftmax());
    assertDifference(
        new BinaryCrossEntropy(), new LossBinaryXENT(), label, logits, new ActivationSigmoid());
    // half the squared error; LossMSE has 2 / C of it
    Huber half = new Huber().withDelta(100);
    INDArray mean = gradient(new LossMSE(), label, logits, new ActivationIdentity());
    assertThat(mean.mul(3 / 2.0)).isEqualTo(logits.sub(label));
    assertThat(gradient(half, label, logits, new ActivationIdentity()))
        .isEqualTo(logits.sub(label));
  }

  private static void assertDifference(
      ILossFunction ours,
      ILossFunction theirs,
      INDArray label,
      INDArray logits,
      IActivation activation) {
    INDArray difference = activation.getActivation(logits.dup(), true).sub(label);

    assertThat(
            gradient(ours, label, logits, activation).sub(difference).norm2Number().doubleValue())
        .isLessThan(1e-12);
    assertThat(
            gradient(theirs, label, logits, activation).sub(difference).norm2Number().doubleValue())
        .isLessThan(1e-6);
  }

  private static INDArray gradient(
      ILossFunction loss, INDArray label, INDArray output, IActivation activation) {
    return loss.computeGradient(label, output.dup(), activation, null);
  }

  private static double binary(Loss loss, double label, double probability) {
    INDArray logit = row(Math.log(probability / (1 - probability)));
    return score(loss, row(label), logit, new ActivationSigmoid());
  }

  private static double ofClass(ILossFunction loss, int right, double... probabilities) {
    double[] label = new double[probabilities.length];
    label[right] = 1;
    return score(loss, row(label), logits(probabilities), new ActivationSoftmax());
  }

  private static double ofIndex(CrossEntropy loss, int right, double... probabilities) {
    return score(
        loss.withLabelFormat(LabelFormat.CLASS_INDEX),
        row(right),
        logits(probabilities),
        new ActivationSoftmax());
  }

  private static INDArray logits(double... probabilities) {
    return row(Arrays.stream(probabilities).map(Math::log).toArray());
  }

  private static double values(ILossFunction loss, INDArray label, INDArray output) {
    return score(loss, label, output, new ActivationIdentity());
  }

  private static double score(
      ILossFunction loss, INDArray label, INDArray output, IActivation activation) {
    return loss.computeScore(label, output, activation, null, false);
  }

  private static INDArray row(double... values) {
    return Nd4j.createFromArray(new double[][] {values});
  }

  private static INDArray row(double[]... parts) {
    return row(Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray());
  }

  private static void assertScore(double actual, String exact, String printed) {
    if (exact != null) {
      assertThat(actual).as("exact").isCloseTo(number(exact), within(0.5 * lastDigit(exact)));
    }
    if (printed != null) {
      assertThat(actual).as("printed").isCloseTo(number(printed), within(lastDigit(printed)));
    }
  }

  private static double number(String text) {
    return new BigDecimal(text).doubleValue();
  }

  /** One unit of the last digit, with room for the rounding of the comparison itself. */
  private static double lastDigit(String text) {
    return new BigDecimal(text).ulp().doubleValue() * (1 + 1e-9);
  }
}
