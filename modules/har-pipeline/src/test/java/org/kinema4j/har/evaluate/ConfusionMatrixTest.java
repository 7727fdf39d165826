package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final List<String> ABC = List.of("a", "b", "c");
  private static final double ROUNDING = 1e-12;

  /** Supports 7, 5, 4; predicted 6, 5, 5; 12 of 16 right. */
  private static final ConfusionMatrix WORKED =
      new ConfusionMatrix(ABC, new long[][] {{5, 2, 0}, {1, 3, 1}, {0, 0, 4}});

  @Test
  void scoresTheWorkedExample() {
    assertThat(WORKED.total()).isEqualTo(16);
    assertThat(WORKED.correct()).isEqualTo(12);
    assertThat(WORKED.accuracy()).isEqualTo(0.75);
    assertThat(WORKED.balancedAccuracy()).isCloseTo((5 / 7.0 + 3 / 5.0 + 1) / 3, within(ROUNDING));
    assertThat(WORKED.macroF1()).isCloseTo((10 / 13.0 + 6 / 10.0 + 8 / 9.0) / 3, within(ROUNDING));
    // (12*16 - 7*6 - 5*5 - 4*5) / sqrt((256 - 36 - 25 - 25) * (256 - 49 - 25 - 16))
    assertThat(WORKED.mcc()).isCloseTo(105 / Math.sqrt(170 * 166), within(ROUNDING));
    assertThat(WORKED.perClass())
        .containsExactly(
            new ClassScore("a", 5 / 6.0, 5 / 7.0, 10 / 13.0, 7),
            new ClassScore("b", 3 / 5.0, 3 / 5.0, 6 / 10.0, 5),
            new ClassScore("c", 4 / 5.0, 1, 8 / 9.0, 4));
  }

  @Test
  void agreesWithLoopsOverTheLabelsThemselves() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<String> truth = new ArrayList<>();
      List<String> predicted = new ArrayList<>();
      int size = 1 + random.nextInt(60);
      for (int i = 0; i < size; i++) {
        truth.add(ABC.get(random.nextInt(3)));
        predicted.add(random.nextBoolean() ? truth.get(i) : ABC.get(random.nextInt(3)));
      }
      ConfusionMatrix matrix = ConfusionMatrix.of(ABC, truth, predicted);
      assertThat(matrix.accuracy()).isCloseTo(naiveAccuracy(truth, predicted), within(ROUNDING));
      assertThat(matrix.mcc()).isCloseTo(naiveMcc(truth, predicted), within(1e-9));
      for (ClassScore score : matrix.perClass()) {
        assertThat(score.f1()).isCloseTo(harmonicMean(score), within(ROUNDING));
        assertThat(score.recall())
            .isCloseTo(share(truth, predicted, score.label()), within(ROUNDING));
        assertThat(score.precision())
            .isCloseTo(share(predicted, truth, score.label()), within(ROUNDING));
      }
    }
  }

  private static double naiveAccuracy(List<String> truth, List<String> predicted) {
    double hits = 0;
    for (int i = 0; i < truth.size(); i++) {
      hits += truth.get(i).equals(predicted.get(i)) ? 1 : 0;
    }
    return hits / truth.size();
  }

  /** Among the positions where one list says the label, the share where the other one does too. */
  private static double share(List<String> one, List<String> other, String label) {
    double count = 0;
    double both = 0;
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).equals(label)) {
        count++;
        both += other.get(i).equals(label) ? 1 : 0;
      }
    }
    return count == 0 ? 0 : both / count;
  }

  private static double harmonicMean(ClassScore score) {
    double sum = score.precision() + score.recall();
    return sum == 0 ? 0 : 2 * score.precision() * score.recall() / sum;
  }

  /** Gorodkin's definition: correlation of the indicator variables, summed over the classes. */
  private static double naiveMcc(List<String> truth, List<String> predicted) {
    double both = covariance(truth, predicted);
    double scale = Math.sqrt(covariance(truth, truth) * covariance(predicted, predicted));
    return scale < 1e-15 ? 0 : both / scale;
  }

  private static double covariance(List<String> x, List<String> y) {
    double sum = 0;
    for (String label : ABC) {
      double meanX = x.stream().filter(label::equals).count() / (double) x.size();
      double meanY = y.stream().filter(label::equals).count() / (double) y.size();
      for (int i = 0; i < x.size(); i++) {
        sum +=
            ((x.get(i).equals(label) ? 1 : 0) - meanX) * ((y.get(i).equals(label) ? 1 : 0) - meanY);
      }
    }
    return sum / x.size();
  }

  @Test
  void isMatthewsCoefficientForTwoClasses() {
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("+", "-"), new long[][] {{6, 2}, {1, 3}});
    // Matthews 1975 with TP 6, FN 2, FP 1, TN 3.
    assertThat(matrix.mcc())
        .isCloseTo((6 * 3 - 1 * 2) / Math.sqrt(7.0 * 8 * 4 * 5), within(ROUNDING));
  }

  @Test
  void perfectPredictionsScoreExactlyOne() {
    ConfusionMatrix matrix =
        new ConfusionMatrix(ABC, new long[][] {{7, 0, 0}, {0, 5, 0}, {0, 0, 3}});
    assertThat(matrix.accuracy()).isEqualTo(1);
    assertThat(matrix.balancedAccuracy()).isEqualTo(1);
    assertThat(matrix.macroF1()).isEqualTo(1);
    assertThat(matrix.mcc()).isEqualTo(1);
    assertThat(matrix.mostConfused(3)).isEmpty();
  }

  @Test
  void leavesClassesOutOfMeansThatNothingIsKnownOf() {
    // b neither occurs nor is predicted; c does not occur and is predicted once.
    ConfusionMatrix matrix =
        new ConfusionMatrix(ABC, new long[][] {{3, 0, 1}, {0, 0, 0}, {0, 0, 0}});
    assertThat(matrix.balancedAccuracy()).isEqualTo(0.75);
    assertThat(matrix.macroF1()).isCloseTo((6 / 7.0 + 0) / 2, within(ROUNDING));
    assertThat(matrix.mcc()).isZero();
  }

  @Test
  void scoresNothingAsZero() {
    ConfusionMatrix matrix = ConfusionMatrix.of(ABC, List.of(), List.of());
    assertThat(matrix.accuracy()).isZero();
    assertThat(matrix.balancedAccuracy()).isZero();
    assertThat(matrix.macroF1()).isZero();
    assertThat(matrix.mcc()).isZero();
    assertThat(matrix.perClass()).allMatch(score -> score.f1() == 0 && score.support() == 0);
  }

  @Test
  void namesTheMostFrequentErrorsFirst() {
    assertThat(WORKED.mostConfused(2))
        .containsExactly(
            new ConfusionMatrix.Confusion("a", "b", 2, 7),
            new ConfusionMatrix.Confusion("b", "a", 1, 5));
    assertThat(WORKED.mostConfused(9)).hasSize(3);
  }

  @Test
  void addsMatricesWithDifferentLabels() {
    ConfusionMatrix other = new ConfusionMatrix(List.of("c", "aa"), new long[][] {{1, 2}, {3, 4}});
    ConfusionMatrix sum = WORKED.plus(other);
    assertThat(sum.labels()).containsExactly("a", "b", "c", "aa");
    assertThat(sum.counts())
        .isDeepEqualTo(new long[][] {{5, 2, 0, 0}, {1, 3, 1, 0}, {0, 0, 5, 2}, {0, 0, 3, 4}});
    assertThat(WORKED.plus(WORKED).mcc()).isCloseTo(WORKED.mcc(), within(ROUNDING));
  }

  @Test
  void copiesItsCounts() {
    long[][] counts = {{1, 0}, {0, 1}};
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), counts);
    counts[0][1] = 9;
    matrix.counts()[1][0] = 9;
    ConfusionMatrix same = new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 0}, {0, 1}});
    assertThat(matrix)
        .isEqualTo(same)
        .hasSameHashCodeAs(same)
        .hasToString("[a, b] [[1, 0], [0, 1]]");
    assertThat(matrix).isNotEqualTo(WORKED);
  }

  @Test
  void rejectsWhatIsNoConfusionMatrix() {
    assertThatThrownBy(() -> new ConfusionMatrix(ABC, new long[][] {{1, 2}, {3, 4}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must have 3 rows of 3 columns, received [[1, 2], [3, 4]]");
    assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"), new long[][] {{-1}}))
        .hasMessage("counts must be in [0, ∞), received [[-1]]");
    assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "a"), new long[2][2]))
        .hasMessage("labels must be distinct, received a twice");
    assertThatThrownBy(() -> ConfusionMatrix.of(ABC, List.of("d"), List.of("a")))
        .hasMessage("labels must hold every label that occurs, received d with labels [a, b, c]");
    assertThatThrownBy(() -> ConfusionMatrix.of(ABC, List.of("a"), List.of()))
        .hasMessage("truth and predicted must have the same size, received 1 and 0");
  }

  @Test
  void backgroundIsLeftOutOfTruthButNotOfPredictions() {
    ConfusionMatrix matrix =
        new ConfusionMatrix(ABC, new long[][] {{6, 2, 0}, {1, 3, 0}, {4, 0, 40}});
    // Of the 12 of a and b 9 are right. F1 of a: 12 / (8 + 11), for c taken for a counts; of b:
    // 6/9.
    assertThat(matrix.accuracyWithout(Set.of("c"))).isEqualTo(0.75);
    assertThat(matrix.macroF1Without(Set.of("c")))
        .isCloseTo((12 / 19.0 + 6 / 9.0) / 2, within(1e-12));
    assertThat(matrix.accuracyWithout(Set.of())).isEqualTo(matrix.accuracy());
    assertThat(matrix.macroF1Without(Set.of())).isEqualTo(matrix.macroF1());
    assertThat(matrix.accuracyWithout(Set.copyOf(ABC))).isZero();
    assertThat(matrix.macroF1Without(Set.copyOf(ABC))).isZero();
    assertThat(matrix.predictions(0)).isEqualTo(11);
  }
}
