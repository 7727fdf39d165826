package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.ElementLoss.Coupling;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.contract.LossCase.Level;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What holds for every loss of the catalog, in the form for Deeplearning4j. */
final class LossContractTest {

  private static final int EXAMPLES = 12;
  private static final long SEED = 20;
  private static final double DOUBLE = 1e-10;
  private static final double FLOAT = 2e-5;

  static Stream<LossCase> cases() {
    return LossCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAreThoseOfTheNaiveLoop(LossCase tested) {
    for (Level level : Level.values()) {
      Batch batch = tested.batch(EXAMPLES, level, SEED);
      double[] expected = Naives.scores(tested, batch, null);

      INDArray scores = evaluate(tested, batch, null).scores();

      assertThat(scores.shape()).containsExactly(EXAMPLES, 1);
      Naives.assertClose(scores, expected, DOUBLE, tested + " " + level);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void floatsGiveWhatDoublesGive(LossCase tested) {
    for (Level level : Level.values()) {
      Batch batch = tested.batch(EXAMPLES, level, SEED).asFloats();
      LossResult exact = evaluate(tested, batch, null);

      LossResult result =
          tested
              .loss()
              .evaluate(
                  batch.input(DataType.FLOAT, tested.activation(), null), Want.SCORES_AND_GRADIENT);

      assertThat(result.scores().dataType()).isEqualTo(DataType.FLOAT);
      Naives.assertClose(result.scores(), Naives.flat(exact.scores()), FLOAT, "scores " + level);
      Naives.assertClose(
          result.gradient(), Naives.flat(exact.gradient()), FLOAT, "gradient " + level);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientIsThatOfTheNaiveLoop(LossCase tested) {
    for (Level level : Level.values()) {
      Batch batch = tested.batch(EXAMPLES, level, SEED);
      assertGradient(tested, batch, null, level + "");
      for (double[][] mask : masks(tested)) {
        assertGradient(tested, batch, mask, level + " masked " + mask[0].length);
      }
    }
  }

  private static void assertGradient(
      LossCase tested, Batch batch, double[][] mask, String description) {
    INDArray gradient = evaluate(tested, batch, mask).gradient();

    Naives.assertClose(gradient, Naives.gradient(tested, batch, mask), 2e-6, description);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masksWeighScores(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    for (double[][] mask : masks(tested)) {
      double[] expected = Naives.scores(tested, batch, mask);

      assertThat(expected).contains(0.0);
      Naives.assertClose(evaluate(tested, batch, mask).scores(), expected, DOUBLE, "masked");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void maskedScoresAreThoseOfTheSubset(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    int[] kept = {0, 2, 3, 5, 8, 9, 11};
    double[][] mask = new double[EXAMPLES][1];
    Arrays.stream(kept).forEach(i -> mask[i][0] = 1);

    LossResult whole = evaluate(tested, batch, mask);
    LossResult subset = evaluate(tested, batch.rows(kept), null);

    for (int k = 0; k < kept.length; k++) {
      assertThat(whole.scores().getDouble(kept[k], 0))
          .isCloseTo(subset.scores().getDouble(k, 0), within(DOUBLE));
      for (int c = 0; c < tested.width(); c++) {
        assertThat(whole.gradient().getDouble(kept[k], c))
            .isCloseTo(subset.gradient().getDouble(k, c), within(DOUBLE));
      }
    }
    for (int i : new int[] {1, 4, 6, 7, 10}) {
      assertThat(whole.scores().getDouble(i, 0)).isZero();
      assertThat(whole.gradient().getRow(i).amaxNumber().doubleValue()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void permutingExamplesPermutesScores(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    int[] reversed = IntStream.range(0, EXAMPLES).map(i -> EXAMPLES - 1 - i).toArray();

    INDArray scores = evaluate(tested, batch, null).scores();
    INDArray permuted = evaluate(tested, batch.rows(reversed), null).scores();

    for (int i = 0; i < EXAMPLES; i++) {
      assertThat(permuted.getDouble(i, 0))
          .isCloseTo(scores.getDouble(reversed[i], 0), within(DOUBLE));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sumAndAverageAndGradientBelongToTheScores(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossInput in = batch.input(DataType.DOUBLE, tested.activation(), null);
    Loss loss = tested.loss();
    LossResult result = loss.evaluate(in, Want.SCORES_AND_GRADIENT);
    double sum = result.scores().sumNumber().doubleValue();

    assertThat(sum).as("a batch that tests something").isNotZero();
    assertThat(loss.computeScore(in.labels(), in.preOutput(), in.activation(), null, false))
        .isCloseTo(sum, within(DOUBLE));
    assertThat(loss.computeScore(in.labels(), in.preOutput(), in.activation(), null, true))
        .isCloseTo(sum / EXAMPLES, within(DOUBLE));
    assertThat(loss.computeScoreArray(in.labels(), in.preOutput(), in.activation(), null))
        .isEqualTo(result.scores());
    assertThat(loss.computeGradient(in.labels(), in.preOutput(), in.activation(), null))
        .isEqualTo(result.gradient());
    var both =
        loss.computeGradientAndScore(in.labels(), in.preOutput(), in.activation(), null, true);
    assertThat(both.getFirst()).isCloseTo(sum / EXAMPLES, within(DOUBLE));
    assertThat(both.getSecond()).isEqualTo(result.gradient());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inputsAndEarlierResultsAreUnchanged(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.EXTREME, SEED);
    double[][] mask = masks(tested).get(0);
    LossInput in = batch.input(DataType.DOUBLE, tested.activation(), mask);
    LossResult first = tested.loss().evaluate(in, Want.SCORES_AND_GRADIENT);
    double[] scores = Naives.flat(first.scores());
    double[] gradient = Naives.flat(first.gradient());

    evaluate(tested, tested.batch(EXAMPLES, Level.ORDINARY, SEED + 1), null);

    assertThat(Naives.flat(in.labels())).isEqualTo(Naives.flat(batch.labels));
    assertThat(Naives.flat(in.preOutput())).isEqualTo(Naives.flat(batch.outputs));
    assertThat(Naives.flat(in.mask())).isEqualTo(Naives.flat(mask));
    assertThat(Naives.flat(first.scores())).isEqualTo(scores);
    assertThat(Naives.flat(first.gradient())).isEqualTo(gradient);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void viewsInColumnOrderAreJudgedAlike(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossInput in = batch.input(DataType.DOUBLE, tested.activation(), null);
    INDArray wide = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, 2L * tested.width()).dup('f');
    INDArray view =
        wide.get(NDArrayIndex.all(), NDArrayIndex.interval(tested.width(), 2L * tested.width()));
    view.assign(in.preOutput());

    LossResult result =
        tested
            .loss()
            .evaluate(
                new LossInput(in.labels().dup('f'), view, in.activation(), null),
                Want.SCORES_AND_GRADIENT);

    LossResult expected = evaluate(tested, batch, null);
    Naives.assertClose(result.scores(), Naives.flat(expected.scores()), DOUBLE, "scores");
    Naives.assertClose(result.gradient(), Naives.flat(expected.gradient()), DOUBLE, "gradient");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void arraysInColumnOrderAreJudgedAlikeEachTime(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossInput in = batch.input(DataType.DOUBLE, tested.activation(), null);
    double[] expected = Naives.flat(evaluate(tested, batch, null).scores());
    LossInput columns =
        new LossInput(in.labels().dup('f'), in.preOutput().dup('f'), in.activation(), null);

    for (int i = 0; i < 3; i++) {
      INDArray scores = tested.loss().evaluate(columns, Want.SCORES).scores();
      Naives.assertClose(scores, expected, DOUBLE, "scores, time " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twoThreadsGetWhatOneGets(LossCase tested) throws Exception {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossResult expected = evaluate(tested, batch, null);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<LossResult> task = () -> evaluate(tested, batch, null);
      for (var future : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(future.get().scores()).isEqualTo(expected.scores());
        assertThat(future.get().gradient()).isEqualTo(expected.gradient());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchesWithoutExamplesGiveZero(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.EXTREME, SEED);
    LossInput none =
        new LossInput(
            Nd4j.create(DataType.DOUBLE, 0, batch.labels[0].length),
            Nd4j.create(DataType.DOUBLE, 0, tested.width()),
            tested.activation(),
            null);

    assertThat(tested.loss().evaluate(none, Want.SCORES_AND_GRADIENT).gradient().shape())
        .containsExactly(0, tested.width());
    assertThat(
            tested
                .loss()
                .computeScore(none.labels(), none.preOutput(), none.activation(), null, true))
        .isZero();
    LossResult masked = evaluate(tested, batch, new double[EXAMPLES][1]);
    assertThat(masked.scores().amaxNumber().doubleValue()).isZero();
    assertThat(masked.gradient().amaxNumber().doubleValue()).isZero();
  }

  static Stream<LossCase> casesOfValues() {
    return LossCases.all().filter(tested -> tested.activation() instanceof ActivationIdentity);
  }

  @ParameterizedTest
  @MethodSource("casesOfValues")
  void valuesMayComeFromAnyActivation(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossCase afterTanh =
        new LossCase(
            tested.name(),
            tested.loss(),
            tested.width(),
            tested.labels(),
            tested.outputs(),
            (labels, outputs) -> tested.naive().losses(labels, Naives.tanh(outputs)));

    LossResult result =
        tested
            .loss()
            .evaluate(
                batch.input(DataType.DOUBLE, new ActivationTanH(), null), Want.SCORES_AND_GRADIENT);

    Naives.assertClose(result.scores(), Naives.scores(afterTanh, batch, null), DOUBLE, "scores");
    Naives.assertClose(
        result.gradient(), Naives.gradient(afterTanh, batch, null), 2e-6, "gradient");
  }

  /** Masks of examples, weights of examples and, where it makes sense, masks of outputs. */
  private static List<double[][]> masks(LossCase tested) {
    double[][] examples = new double[EXAMPLES][1];
    double[][] weights = new double[EXAMPLES][1];
    double[][] outputs = new double[EXAMPLES][tested.width()];
    for (int i = 0; i < EXAMPLES; i++) {
      examples[i][0] = i % 3 == 1 ? 0 : 1;
      weights[i][0] = i % 4 * 0.5;
      for (int c = 0; c < tested.width(); c++) {
        outputs[i][c] = i == 0 || (i + c) % 2 == 0 ? 0 : 1;
      }
    }
    if (!(tested.loss() instanceof ElementLoss element)) {
      return List.<double[][]>of(
          examples); // a batch has examples or has not; they cannot be weighed
    }
    return element.coupling() == Coupling.SEPARATE_OUTPUTS
        ? List.of(examples, weights, outputs)
        : List.of(examples, weights);
  }

  private static LossResult evaluate(LossCase tested, Batch batch, double[][] mask) {
    return tested
        .loss()
        .evaluate(
            batch.input(DataType.DOUBLE, tested.activation(), mask), Want.SCORES_AND_GRADIENT);
  }
}
