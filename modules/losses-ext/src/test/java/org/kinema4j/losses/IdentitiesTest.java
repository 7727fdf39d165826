package org.kinema4j.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.classification.AsymmetricLoss;
import org.kinema4j.losses.classification.BinaryCrossEntropy;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.kinema4j.losses.classification.GeneralizedCrossEntropy;
import org.kinema4j.losses.classification.HingeRivals;
import org.kinema4j.losses.classification.KullbackLeibler;
import org.kinema4j.losses.classification.LabelDistributionAwareMargin;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.classification.MultiClassHinge;
import org.kinema4j.losses.classification.PolyLoss;
import org.kinema4j.losses.ranking.ContrastiveFactor;
import org.kinema4j.losses.ranking.ContrastiveLoss;
import org.kinema4j.losses.ranking.CosineEmbeddingLoss;
import org.kinema4j.losses.ranking.TripletDistance;
import org.kinema4j.losses.ranking.TripletMargin;
import org.kinema4j.losses.ranking.TripletMarginLoss;
import org.kinema4j.losses.ranking.TripletSwap;
import org.kinema4j.losses.regression.GaussianConstant;
import org.kinema4j.losses.regression.GaussianNegativeLogLikelihood;
import org.kinema4j.losses.regression.Huber;
import org.kinema4j.losses.regression.LogCosh;
import org.kinema4j.losses.regression.QuantileLoss;
import org.kinema4j.losses.regression.SmoothL1;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Losses that are others for certain parameters: scores and gradients are equal up to a factor. */
class IdentitiesTest {

  private static final INDArray OUTPUTS =
      Nd4j.createFromArray(new double[][] {{0.3, -1.2, 2}, {1.5, 1.4, -0.7}, {-3, 0.1, 0.2}});
  private static final INDArray ONE_HOT =
      Nd4j.createFromArray(new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
  private static final INDArray SOFT =
      Nd4j.createFromArray(new double[][] {{0.2, 0.5, 0.3}, {0, 0.4, 0.6}, {0.9, 0.05, 0.05}});
  private static final IActivation IDENTITY = new ActivationIdentity();

  static Stream<Arguments> pairs() {
    List<Double> weights = List.of(0.5, 2.0, 1.0);
    var ldam =
        new LabelDistributionAwareMargin(
            List.of(9.0, 3.0, 1.0), 0, 1, weights, LabelFormat.DISTRIBUTION);
    return Stream.of(
        same(new FocalLoss().withGamma(0), 1, new CrossEntropy(), SOFT),
        same(new PolyLoss().withEpsilon1(0), 1, new CrossEntropy(), SOFT),
        same(
            new PolyLoss().withEpsilon1(0).withLabelSmoothing(0.1).withClassWeights(weights),
            1,
            new CrossEntropy().withLabelSmoothing(0.1).withClassWeights(weights),
            SOFT),
        same(ldam, 1, new CrossEntropy().withClassWeights(weights), ONE_HOT),
        same(new LabelDistributionAwareMargin().withMaxMargin(0), 1, new CrossEntropy(), ONE_HOT),
        same(new KullbackLeibler(), 1, new CrossEntropy(), ONE_HOT),
        same(
            new BinaryFocalLoss(0, List.of(0.5), 0.1),
            2,
            new BinaryCrossEntropy().withLabelSmoothing(0.1),
            SOFT),
        same(new BinaryFocalLoss(0, List.of(), 0), 1, new BinaryCrossEntropy(), SOFT),
        same(new AsymmetricLoss(0, 0, 0), 1, new BinaryCrossEntropy(), SOFT),
        same(new AsymmetricLoss(2, 2, 0), 0.5, new BinaryFocalLoss(2, List.of(0.5), 0), SOFT),
        same(new SmoothL1(), 1, new Huber(), SOFT),
        same(new SmoothL1().withBeta(0.4), 0.4, new Huber().withDelta(0.4), SOFT),
        same(new Huber().withDelta(1e9), 2, new LossL2(), SOFT),
        same(new SmoothL1().withBeta(0), 1, new LossL1(), SOFT),
        same(new QuantileLoss(), 2, new LossL1(), SOFT));
  }

  private static Arguments same(
      ILossFunction loss, double factor, ILossFunction other, INDArray labels) {
    return Arguments.of(loss, factor, other, labels);
  }

  @ParameterizedTest(autoCloseArguments = false) // the labels are used again
  @MethodSource("pairs")
  void isAnother(ILossFunction loss, double factor, ILossFunction other, INDArray labels) {
    assertClose(scores(loss, labels, OUTPUTS).mul(factor), scores(other, labels, OUTPUTS), 1e-12);
    assertClose(
        gradient(loss, labels, OUTPUTS).mul(factor), gradient(other, labels, OUTPUTS), 1e-12);
  }

  /** Half the absolute error of the probabilities. */
  @Test
  void generalizedCrossEntropyWithOneIsWhatIsMissingToOne() {
    INDArray probabilities = new ActivationSoftmax().getActivation(OUTPUTS.dup(), true);
    Loss loss = new GeneralizedCrossEntropy().withQ(1);

    INDArray scores = scores(loss, ONE_HOT, OUTPUTS);

    assertClose(scores, probabilities.mul(ONE_HOT).sum(true, 1).rsub(1), 1e-12);
    assertClose(scores.mul(2), scores(new LossL1(), ONE_HOT, probabilities), 1e-12);
  }

  @Test
  void generalizedCrossEntropyGoesToCrossEntropy() {
    Loss limit = new CrossEntropy();
    for (double q : new double[] {1e-2, 1e-4, 1e-6}) {
      Loss loss = new GeneralizedCrossEntropy().withQ(q);
      assertClose(scores(loss, SOFT, OUTPUTS), scores(limit, SOFT, OUTPUTS), 20 * q);
      assertClose(gradient(loss, SOFT, OUTPUTS), gradient(limit, SOFT, OUTPUTS), 20 * q);
    }
  }

  @Test
  void withoutMarginAndScaleLogitsOfClassesAreThoseOfDeeplearning4j() {
    INDArray ours = scores(new CrossEntropy(), SOFT, OUTPUTS);
    INDArray theirs =
        new LossMCXENT().computeScoreArray(SOFT, OUTPUTS.dup(), new ActivationSoftmax(), null);

    assertClose(ours, theirs.reshape(ours.shape()), 1e-9);
  }

  @Test
  void divergenceIsCrossEntropyLessEntropy() {
    INDArray zero = scores(new KullbackLeibler(), SOFT, log(SOFT.add(1e-300)));
    INDArray entropies = scores(new CrossEntropy(), SOFT, log(SOFT.add(1e-300)));

    assertClose(zero, Nd4j.zeros(DataType.DOUBLE, 3, 1), 1e-12);
    assertClose(
        scores(new KullbackLeibler(), SOFT, OUTPUTS),
        scores(new CrossEntropy(), SOFT, OUTPUTS).sub(entropies),
        1e-12);
    assertClose(
        gradient(new KullbackLeibler(), SOFT.mul(2), OUTPUTS),
        new ActivationSoftmax().getActivation(OUTPUTS.dup(), true).mul(2).sub(SOFT.mul(2)),
        1e-12);
  }

  @Test
  void bothHingesAreOneForTwoClasses() {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});
    INDArray outputs = Nd4j.createFromArray(new double[][] {{0.3, 0.1}, {2, 1.7}});
    MultiClassHinge loss = new MultiClassHinge();

    assertClose(
        scores(loss, labels, outputs),
        scores(loss.withRivals(HingeRivals.WESTON_WATKINS), labels, outputs),
        1e-12);
  }

  @Test
  void logCoshIsBetweenHalfTheSquareAndTheAbsoluteErrorLessLogTwo() {
    INDArray label = Nd4j.zeros(DataType.DOUBLE, 2, 1);
    INDArray output = Nd4j.createFromArray(new double[][] {{1e-3}, {1000}});

    INDArray scores = scores(new LogCosh(), label, output);

    assertThat(scores.getDouble(0)).isCloseTo(5e-7, within(1e-12));
    assertThat(scores.getDouble(1)).isEqualTo(1000 - Math.log(2));
  }

  /** With variance 1 and its constant it is half the squared error and half the log of 2 pi. */
  @Test
  void gaussianOfUnitVarianceIsHalfTheSquaredError() {
    INDArray labels = SOFT.dup();
    INDArray outputs = Nd4j.hstack(OUTPUTS, Nd4j.zeros(DataType.DOUBLE, 3, 3));
    Loss loss = new GaussianNegativeLogLikelihood(1e-15, GaussianConstant.INCLUDED);

    assertClose(
        scores(loss, labels, outputs),
        scores(new LossL2(), labels, OUTPUTS).mul(0.5).add(1.5 * Math.log(2 * Math.PI)),
        1e-12);
  }

  /** Of unit vectors, half the squared distance is 1 less the cosine. */
  @Test
  void cosineOfUnitVectorsIsHalfTheSquaredDistance() {
    INDArray units = OUTPUTS.divColumnVector(OUTPUTS.norm2(true, 1));
    INDArray pairs = Nd4j.hstack(units.getRows(0, 1), units.getRows(1, 2));
    INDArray similar = Nd4j.ones(DataType.DOUBLE, 2, 1);

    assertClose(
        scores(new CosineEmbeddingLoss(), similar, pairs),
        scores(new ContrastiveLoss(1, ContrastiveFactor.HALF), similar, pairs),
        1e-12);
  }

  @Test
  void softTripletIsAboveTheHardOneByAtMostLogTwo() {
    INDArray none = Nd4j.zeros(DataType.DOUBLE, 3, 1);
    TripletMarginLoss loss = new TripletMarginLoss();

    INDArray excess =
        scores(loss.withForm(TripletMargin.SOFT), none, OUTPUTS).sub(scores(loss, none, OUTPUTS));

    assertThat(excess.minNumber().doubleValue()).isPositive();
    assertThat(excess.maxNumber().doubleValue()).isLessThanOrEqualTo(Math.log(2));
  }

  @Test
  void swapNeverLowersATriplet() {
    INDArray none = Nd4j.zeros(DataType.DOUBLE, 3, 1);
    for (TripletDistance distance : TripletDistance.values()) {
      TripletMarginLoss loss = new TripletMarginLoss().withDistance(distance).withMargin(9);

      INDArray more =
          scores(loss.withSwap(TripletSwap.ON), none, OUTPUTS).sub(scores(loss, none, OUTPUTS));

      assertThat(more.minNumber().doubleValue()).isNotNegative();
    }
  }

  /** Equal and zero vectors have no direction: distances and cosines have gradient 0 there. */
  @Test
  void gradientsOfEqualAndOfZeroVectorsAreFinite() {
    INDArray none = Nd4j.zeros(DataType.DOUBLE, 2, 1);
    INDArray outputs = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1, 1}, new double[6]});
    for (TripletDistance distance : TripletDistance.values()) {
      Loss loss = new TripletMarginLoss().withDistance(distance);
      assertThat(gradient(loss, none, outputs).norm2Number().doubleValue()).isLessThan(1e-12);
      assertThat(scores(loss, none, outputs).sumNumber().doubleValue()).isGreaterThan(0.39);
    }
    Loss apart = new ContrastiveLoss();
    assertThat(scores(apart, none, outputs).sumNumber().doubleValue()).isEqualTo(1);
    assertThat(gradient(apart, none, outputs).norm2Number().doubleValue()).isZero();
  }

  private static INDArray log(INDArray p) {
    return Transforms.log(p);
  }

  private static INDArray scores(ILossFunction loss, INDArray labels, INDArray outputs) {
    INDArray scores = loss.computeScoreArray(labels, outputs.dup(), IDENTITY, null);
    return scores.reshape(outputs.size(0), 1);
  }

  private static INDArray gradient(ILossFunction loss, INDArray labels, INDArray outputs) {
    return loss.computeGradient(labels, outputs.dup(), IDENTITY, null);
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThanOrEqualTo(tolerance);
  }
}
