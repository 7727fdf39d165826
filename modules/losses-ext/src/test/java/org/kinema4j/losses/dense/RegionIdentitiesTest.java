package org.kinema4j.losses.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.dense.RegionCase.Regional;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Losses of regions that are the same for certain parameters, and what empty classes give. */
class RegionIdentitiesTest {

  static Stream<Arguments> identities() {
    return Stream.of(
        Arguments.of(
            new TverskyLoss().withAlpha(0.5).withBeta(0.5).withSmoothing(0.2),
            new DiceLoss().withSmoothing(0.4)),
        Arguments.of(
            new FocalTverskyLoss().withGamma(1).withAlpha(0.1).withBeta(2).withSmoothing(0.2),
            new TverskyLoss(0.1, 2, 0.2, Background.INCLUDE)));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void theOneIsTheOther(RegionLoss one, RegionLoss other) {
    Regional batch = new Regional(3, 8, 3, 1);

    LossResult first = evaluate(one, batch);
    LossResult second = evaluate(other, batch);

    assertThat(first.scores().equalsWithEps(second.scores(), 1e-12)).isTrue();
    assertThat(first.gradient().equalsWithEps(second.gradient(), 1e-12)).isTrue();
  }

  @Test
  void tverskyWithBothWeightsOneIsTheJaccardLoss() {
    Regional batch = new Regional(1, 4, 1, 1);
    batch.labels[0] = new double[][] {{1}, {1}, {0}, {0}};
    batch.probabilities[0] = new double[][] {{1}, {0}, {1}, {0}};

    assertThat(
            evaluate(new TverskyLoss(1, 1, 1e-12, Background.INCLUDE), batch).scores().getDouble(0))
        .isCloseTo(2.0 / 3, org.assertj.core.api.Assertions.within(1e-9)); // 1 of 3 in both
  }

  @Test
  void aClassWithoutPixelsCostsWhatIsPredictedOfIt() {
    Regional batch = new Regional(1, 2, 2, 1);
    batch.labels[0] = new double[][] {{1, 0}, {1, 0}};
    batch.probabilities[0] = new double[][] {{1, 0}, {1, 0}};
    assertThat(evaluate(new DiceLoss(), batch).scores().getDouble(0)).isZero();

    batch.probabilities[0] = new double[][] {{1, 0.5}, {1, 0}};

    assertThat(evaluate(new DiceLoss(), batch).scores().getDouble(0))
        .isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void withoutForegroundAGraphGivesZero() {
    Regional batch = new Regional(2, 3, 1, 1);
    SameDiff graph = SameDiff.create();
    INDArray probabilities = batch.input(DataType.DOUBLE).probabilities();
    SDVariable output = graph.var("output", probabilities);
    SDVariable labels = graph.constant(batch.input(DataType.DOUBLE).labels());
    new DiceLoss()
        .withBackground(Background.EXCLUDE)
        .defineRegions("loss", labels, output, null, LossReduce.SUM);
    graph.setLossVariables("loss");

    assertThat(graph.outputSingle(Map.of(), "loss").getDouble(0)).isZero();
    assertThat(graph.calculateGradients(Map.of(), "output").get("output"))
        .isEqualTo(probabilities.like());
  }

  @Test
  void oneOfAlphaAndBetaIsPositive() {
    String message = "alpha or beta must be positive, received alpha 0.0 and beta 0.0";

    assertThatThrownBy(() -> new TverskyLoss(0, 0, 1, Background.INCLUDE)).hasMessage(message);
    assertThatThrownBy(() -> new FocalTverskyLoss(0, 0, 1, 1, Background.INCLUDE))
        .hasMessage(message);
  }

  @Test
  void copiesDifferInOneParameter() {
    assertThat(new DiceLoss().withDenominator(DiceLoss.Denominator.SQUARED))
        .isEqualTo(new DiceLoss(1e-5, DiceLoss.Denominator.SQUARED, Background.INCLUDE));
    assertThat(new DiceLoss().withBackground(Background.EXCLUDE).background())
        .isEqualTo(Background.EXCLUDE);
    assertThat(new TverskyLoss().withBackground(Background.EXCLUDE).background())
        .isEqualTo(Background.EXCLUDE);
    assertThat(new FocalTverskyLoss().withBackground(Background.EXCLUDE).background())
        .isEqualTo(Background.EXCLUDE);
    assertThat(new FocalTverskyLoss().gamma()).isEqualTo(4.0 / 3);
  }

  private static LossResult evaluate(RegionLoss loss, Regional batch) {
    return RegionEvaluation.evaluate(loss, batch.input(DataType.DOUBLE), Want.SCORES_AND_GRADIENT);
  }
}
