package org.kinema4j.losses;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.classification.BinaryCrossEntropy;
import org.kinema4j.losses.classification.BinaryFocalLoss;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.LabelDistributionAwareMargin;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.classification.MultiClassHinge;
import org.kinema4j.losses.ranking.ContrastiveLoss;
import org.kinema4j.losses.ranking.CosineEmbeddingLoss;
import org.kinema4j.losses.ranking.MarginRankingLoss;
import org.kinema4j.losses.ranking.TripletMarginLoss;
import org.kinema4j.losses.regression.GaussianNegativeLogLikelihood;
import org.kinema4j.losses.regression.Huber;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is said of labels and outputs that do not go with a loss. */
class LossInputTest {

  @Test
  void shapes() {
    assertRefused(
        new Huber(),
        labels(2, 3),
        "labels and preOutput must have the same shape, received labels [2, 3] and preOutput"
            + " [2, 4]; did you set nOut to the number of classes?");
    assertRefused(
        new GaussianNegativeLogLikelihood(),
        labels(2, 4),
        "labels must have 2 columns, one column a mean, received labels [2, 4] and preOutput"
            + " [2, 4]");
    assertRefused(
        new TripletMarginLoss(),
        labels(2, 1),
        "preOutput must have 3 parts of equal width, anchor | positive | negative, received"
            + " preOutput [2, 4]");
    assertRefused(
        new MarginRankingLoss(),
        labels(2, 1),
        "preOutput must have 2 columns, first score | second score, received preOutput [2, 4]");
    assertRefused(
        new ContrastiveLoss(),
        labels(2, 2),
        "labels must be a column [N, 1] of 1 for similar, 0 for dissimilar, received labels"
            + " [2, 2]");
    assertRefusedOutput(
        new ContrastiveLoss(),
        labels(2, 1),
        Nd4j.ones(2, 3),
        "preOutput must have 2 parts of equal width, a | b, received preOutput [2, 3]");
    assertRefusedOutput(
        new CrossEntropy(),
        labels(2, 1),
        Nd4j.ones(2, 1),
        "preOutput must have at least 2 columns, one a class, received preOutput [2, 1]");
  }

  @Test
  void valuesForEachClass() {
    assertRefused(
        new LabelDistributionAwareMargin().withClassCounts(List.of(1.0, 2.0)),
        labels(2, 4),
        "classCounts must have one value a class, received 2 values and preOutput [2, 4]");
    assertRefused(
        new BinaryCrossEntropy().withPositiveWeights(List.of(1.0, 3.0)),
        labels(2, 4),
        "positiveWeights must have one value a class, received 2 values and preOutput [2, 4]");
    assertRefused(
        new BinaryFocalLoss().withAlpha(List.of(0.2, 0.3)),
        labels(2, 4),
        "alpha must have one value a class, received 2 values and preOutput [2, 4]");
    assertThatThrownBy(() -> new LabelDistributionAwareMargin().withClassCounts(List.of(5.0, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classCounts[1] must be in (0, ∞), received 0.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, Double.NaN})
  void labelsOfPairs(double label) {
    INDArray labels = labels(2, 1);
    labels.putScalar(1, 0, label);

    assertRefused(
        new ContrastiveLoss(),
        labels,
        "labels[1] must be 1 for similar, 0 for dissimilar, received " + label);
    labels.putScalar(0, 0, 1);
    assertRefused(
        new CosineEmbeddingLoss(),
        labels,
        "labels[1] must be 1 for similar, -1 for dissimilar, received " + label);
    assertRefusedOutput(
        new MarginRankingLoss(),
        labels,
        Nd4j.ones(2, 2),
        "labels[1] must be 1 for the first score, -1 for the second, received " + label);
    assertMaskedIsTaken(new ContrastiveLoss(), labels);
    assertMaskedIsTaken(new CosineEmbeddingLoss(), labels);
  }

  @Test
  void indicesAndOneHotLabels() {
    INDArray soft = Nd4j.createFromArray(new double[][] {{0, 1, 0, 0}, {0.5, 0.5, 0, 0}});
    INDArray twice = Nd4j.createFromArray(new double[][] {{0, 1, 0, 0}, {1, 0, 0, 1}});
    INDArray index = Nd4j.createFromArray(new double[][] {{3}, {4}});
    CrossEntropy byIndex = new CrossEntropy().withLabelFormat(LabelFormat.CLASS_INDEX);

    assertRefused(
        new MultiClassHinge(), soft, "labels[1] must be one-hot, received [0.5, 0.5, 0.0, 0.0]");
    assertRefused(
        new MultiClassHinge(), twice, "labels[1] must be one-hot, received [1.0, 0.0, 0.0, 1.0]");
    assertRefused(
        byIndex, index, "labels[1] must be a class index, an integer in [0, 4), received 4.0");
    assertMaskedIsTaken(new MultiClassHinge(), soft);
    assertMaskedIsTaken(byIndex, index);
  }

  private static INDArray labels(int rows, int columns) {
    return Nd4j.zeros(rows, columns).castTo(DataType.DOUBLE);
  }

  private static void assertRefused(Loss loss, INDArray labels, String message) {
    assertRefusedOutput(loss, labels, Nd4j.ones(2, 4), message);
  }

  private static void assertRefusedOutput(
      Loss loss, INDArray labels, INDArray outputs, String message) {
    LossInput input = new LossInput(labels, outputs, new ActivationIdentity(), null);
    assertThatThrownBy(() -> loss.evaluate(input, Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Nothing is asked of a row that the mask drops. */
  private static void assertMaskedIsTaken(Loss loss, INDArray labels) {
    INDArray mask = Nd4j.createFromArray(new double[][] {{1}, {0}});
    LossInput input = new LossInput(labels, Nd4j.ones(2, 4), new ActivationIdentity(), mask);
    assertThatCode(() -> loss.evaluate(input, Want.SCORES)).doesNotThrowAnyException();
  }
}
