package org.kinema4j.losses.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.losses.dense.RegionCase.Regional;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What holds for every loss of regions, one region an example. Their form for rows goes through the
 * contract of all losses.
 */
final class RegionContractTest {

  private static final int REGIONS = 4;
  private static final int PIXELS = 12;
  private static final int CLASSES = 3;
  private static final double STEP = 1e-5;

  @TempDir private Path folder;

  static Stream<RegionCase> cases() {
    return RegionCase.all();
  }

  private static Regional batch() {
    return new Regional(REGIONS, PIXELS, CLASSES, 3);
  }

  static List<Regional> batches() {
    return List.of(batch(), batch().withPixelMask(), batch().withExampleMask().withPixelMask());
  }

  private static LossResult evaluate(RegionCase tested, Regional batch) {
    return RegionEvaluation.evaluate(
        tested.loss(), batch.input(DataType.DOUBLE), Want.SCORES_AND_GRADIENT);
  }

  @Test
  void everyDenseLossOfTheCatalogIsTested() {
    assertThat(cases().map(tested -> tested.loss().name()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Losses.all().stream()
                .filter(entry -> entry.family() == LossFamily.DENSE)
                .map(LossEntry::name)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAreThoseOfTheNaiveLoop(RegionCase tested) {
    for (Regional batch : batches()) {
      INDArray scores = evaluate(tested, batch).scores();

      assertThat(scores.shape()).containsExactly(REGIONS, 1);
      assertThat(scores.data().asDouble()).containsExactly(tested.scores(batch), within(1e-10));
      assertThat(
              RegionEvaluation.evaluate(tested.loss(), batch.input(DataType.DOUBLE), Want.SCORES)
                  .scores())
          .isEqualTo(scores);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientIsThatOfTheNaiveLoop(RegionCase tested) {
    for (Regional batch : batches()) {
      INDArray gradient = evaluate(tested, batch).gradient();

      for (int i = 0; i < REGIONS; i++) {
        for (int t = 0; t < PIXELS; t++) {
          for (int c = 0; c < CLASSES; c++) {
            assertThat(gradient.getDouble(i, c, t))
                .isCloseTo(difference(tested, batch, i, t, c), within(1e-8));
          }
        }
      }
    }
  }

  private static double difference(RegionCase tested, Regional batch, int i, int t, int c) {
    double[] pixel = batch.probabilities[i][t];
    double value = pixel[c];
    pixel[c] = value + STEP;
    double above = tested.scores(batch)[i];
    pixel[c] = value - STEP;
    double below = tested.scores(batch)[i];
    pixel[c] = value;
    return (above - below) / (2 * STEP);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void floatsGiveWhatDoublesGive(RegionCase tested) {
    Regional batch = batch().withPixelMask();

    LossResult result =
        RegionEvaluation.evaluate(
            tested.loss(), batch.input(DataType.FLOAT), Want.SCORES_AND_GRADIENT);

    LossResult exact = evaluate(tested, batch);
    assertThat(result.scores().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(result.scores().castTo(DataType.DOUBLE).equalsWithEps(exact.scores(), 1e-5))
        .isTrue();
    assertThat(result.gradient().castTo(DataType.DOUBLE).equalsWithEps(exact.gradient(), 1e-5))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void maskedPixelsMightAsWellNotBeThere(RegionCase tested) {
    Regional whole = batch();
    for (double[] row : whole.pixels) {
      Arrays.fill(row, PIXELS - 4, PIXELS, 0);
    }
    Regional part = new Regional(REGIONS, PIXELS - 4, CLASSES, 0);
    for (int i = 0; i < REGIONS; i++) {
      for (int t = 0; t < PIXELS - 4; t++) {
        part.labels[i][t] = whole.labels[i][t];
        part.probabilities[i][t] = whole.probabilities[i][t];
      }
    }

    LossResult masked = evaluate(tested, whole);
    LossResult subset = evaluate(tested, part);

    assertThat(masked.scores().equalsWithEps(subset.scores(), 1e-12)).isTrue();
    for (int t = 0; t < PIXELS; t++) {
      double expected = t < PIXELS - 4 ? subset.gradient().getDouble(2, 1, t) : 0;
      assertThat(masked.gradient().getDouble(2, 1, t)).isCloseTo(expected, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void examplesAndPixelsMayComeInAnyOrder(RegionCase tested) {
    Regional batch = batch();
    double[] expected = evaluate(tested, batch).scores().data().asDouble();
    for (int i = 0; i < REGIONS / 2; i++) {
      swap(batch.labels, i, REGIONS - 1 - i);
      swap(batch.probabilities, i, REGIONS - 1 - i);
    }
    swap(batch.labels[1], 2, 7);
    swap(batch.probabilities[1], 2, 7);

    double[] scores = evaluate(tested, batch).scores().data().asDouble();

    for (int i = 0; i < REGIONS; i++) {
      assertThat(scores[i]).isCloseTo(expected[REGIONS - 1 - i], within(1e-12));
    }
  }

  private static <T> void swap(T[] array, int i, int j) {
    T kept = array[i];
    array[i] = array[j];
    array[j] = kept;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rightPredictionsAndEmptyClassesAndNoPixelsGiveZero(RegionCase tested) {
    Regional batch = batch();
    for (int i = 0; i < REGIONS; i++) {
      for (int t = 0; t < PIXELS; t++) {
        batch.labels[i][t] = new double[] {0, 1, 0}; // classes 0 and 2 have no pixel
        batch.probabilities[i][t] = new double[] {0, 1, 0};
      }
    }
    assertThat(evaluate(tested, batch).scores().amaxNumber().doubleValue()).isZero();
    assertThat(evaluate(tested, batch).gradient().isNaN().any()).isFalse();
    Regional nothing = batch();
    for (double[] row : nothing.pixels) {
      Arrays.fill(row, 0);
    }

    LossResult masked = evaluate(tested, nothing);

    assertThat(masked.scores().amaxNumber().doubleValue()).isZero();
    assertThat(masked.gradient().amaxNumber().doubleValue()).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inputsAreUnchanged(RegionCase tested) {
    RegionEvaluation.Input input = batch().withPixelMask().withExampleMask().input(DataType.DOUBLE);
    INDArray labels = input.labels().dup();
    INDArray probabilities = input.probabilities().dup();
    INDArray pixels = input.pixels().dup();

    RegionEvaluation.evaluate(tested.loss(), input, Want.SCORES_AND_GRADIENT);

    assertThat(input.labels()).isEqualTo(labels);
    assertThat(input.probabilities()).isEqualTo(probabilities);
    assertThat(input.pixels()).isEqualTo(pixels);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void regionsOfOnePixelAreJudged(RegionCase tested) {
    Regional batch = new Regional(1, 1, 2, 5);

    assertThat(evaluate(tested, batch).scores().getDouble(0))
        .isCloseTo(tested.scores(batch)[0], within(1e-10));
    assertThat(evaluate(tested, batch).gradient().shape()).containsExactly(1, 2, 1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneClassIsJudgedUnlessItIsTheBackground(RegionCase tested) {
    Regional batch = new Regional(2, PIXELS, 1, 6);
    if (tested.loss().background() == Background.INCLUDE) {
      assertThat(evaluate(tested, batch).scores().data().asDouble())
          .containsExactly(tested.scores(batch), within(1e-10));
      return;
    }
    assertThatThrownBy(() -> evaluate(tested, batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "output must have at least 2 classes where the background is excluded,"
                + " received [2, 1, 12]");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void graphsGiveTheSameAndSurviveSaving(RegionCase tested) {
    SameDiff graph = graph(tested);
    File file = folder.resolve("graph.fb").toFile();
    graph.save(file, true);
    SameDiff back = SameDiff.load(file, true);
    back.setLossVariables("loss");
    Regional batch = batch().withPixelMask();
    RegionEvaluation.Input in = batch.input(DataType.DOUBLE);
    Map<String, INDArray> values =
        Map.of("y", in.labels(), "p", in.probabilities(), "m", in.pixels());
    LossResult expected = evaluate(tested, batch);

    for (SameDiff each : List.of(graph, back)) {
      QuietGradients.create(each, "p");
      assertThat(each.outputSingle(values, "each")).isEqualTo(expected.scores());
      assertThat(each.outputSingle(values, "loss").getDouble(0))
          .isCloseTo(expected.scores().meanNumber().doubleValue(), within(1e-12));
      assertThat(
              each.calculateGradients(values, "p")
                  .get("p")
                  .mul(REGIONS)
                  .equalsWithEps(expected.gradient(), 1e-12))
          .isTrue();
      assertThat(each.outputSingle(values, "unmasked"))
          .isEqualTo(evaluate(tested, batch()).scores());
    }
  }

  private static SameDiff graph(RegionCase tested) {
    SameDiff graph = SameDiff.create();
    var y = graph.placeHolder("y", DataType.DOUBLE, -1, -1, -1);
    var p = graph.placeHolder("p", DataType.DOUBLE, -1, -1, -1);
    var m = graph.placeHolder("m", DataType.DOUBLE, -1, 1, -1);
    RegionLoss loss = tested.loss();
    loss.defineRegions("each", y, p, m, LossReduce.NONE);
    loss.defineRegions("unmasked", y, p, null, LossReduce.NONE);
    loss.defineRegions("loss", y, p, m, LossReduce.MEAN_BY_WEIGHT);
    graph.setLossVariables("loss");
    return graph;
  }
}
