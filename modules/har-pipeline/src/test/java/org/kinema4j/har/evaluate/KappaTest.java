package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KappaTest {

  private static final double ROUNDING = 1e-12;

  private static ConfusionMatrix matrix(long[][] counts) {
    return new ConfusionMatrix(
        IntStream.range(0, counts.length).mapToObj(Integer::toString).toList(), counts);
  }

  @Test
  void cohenScoresTheWorkedExamples() {
    // P = 35/50; the raters say 0 in 25/50 and 30/50 of the cases, so Pe = 0.3 + 0.2.
    assertThat(Kappa.cohen(matrix(new long[][] {{20, 5}, {10, 15}})).getAsDouble())
        .isCloseTo(0.4, within(ROUNDING));
    // P = 60/100 twice; Pe = 0.6 * 0.7 + 0.4 * 0.3 = 0.54, and 0.6 * 0.3 + 0.4 * 0.7 = 0.46.
    assertThat(Kappa.cohen(matrix(new long[][] {{45, 15}, {25, 15}})).getAsDouble())
        .isCloseTo(0.06 / 0.46, within(ROUNDING));
    assertThat(Kappa.cohen(matrix(new long[][] {{25, 35}, {5, 35}})).getAsDouble())
        .isCloseTo(0.14 / 0.54, within(ROUNDING));
  }

  @Test
  void cohenIsOneForTheSameAndUnknownForOneLabel() {
    assertThat(Kappa.cohen(matrix(new long[][] {{3, 0}, {0, 4}}))).hasValue(1);
    assertThat(Kappa.cohen(matrix(new long[][] {{0, 3}, {3, 0}}))).hasValue(-1);
    assertThat(Kappa.cohen(matrix(new long[][] {{7, 0}, {0, 0}}))).isEmpty();
    assertThat(Kappa.cohen(matrix(new long[][] {{0, 0}, {0, 0}}))).isEmpty();
  }

  @Test
  void fleissScoresTheExampleOfTheTextbooks() {
    // Fourteen raters, ten things, five labels; published as 0.210, of P 0.378 and Pe 0.213.
    long[][] ratings = {
      {0, 0, 0, 0, 14},
      {0, 2, 6, 4, 2},
      {0, 0, 3, 5, 6},
      {0, 3, 9, 2, 0},
      {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0},
      {3, 2, 6, 3, 0},
      {2, 5, 3, 2, 2},
      {6, 5, 2, 1, 0},
      {0, 2, 2, 3, 7}
    };
    assertThat(Kappa.fleiss(ratings).getAsDouble()).isCloseTo(0.210, within(0.0005));
  }

  @Test
  void fleissLeavesOutThingsThatOneRaterOrNobodyRated() {
    // P = (1 + 1/3) / 2; of five ratings four are 0: Pe = 0.64 + 0.04.
    long[][] ratings = {{2, 0}, {2, 1}, {0, 1}, {0, 0}};
    double p = (1 + 1 / 3.0) / 2;
    assertThat(Kappa.fleiss(ratings).getAsDouble()).isCloseTo((p - 0.68) / 0.32, within(ROUNDING));
    assertThat(Kappa.fleiss(new long[][] {{1, 0}, {0, 1}})).isEmpty();
    assertThat(Kappa.fleiss(new long[][] {{3, 0}, {2, 0}})).isEmpty();
    assertThat(Kappa.fleiss(new long[0][])).isEmpty();
  }

  @Test
  void agreesWithCountingPairsOfRaters() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      int raters = 2 + random.nextInt(4);
      List<int[]> things = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int truth = random.nextInt(3);
        things.add(
            IntStream.range(0, raters)
                .map(r -> random.nextDouble() < 0.6 ? truth : random.nextInt(3))
                .toArray());
      }
      assertThat(Kappa.fleiss(counts(things)).getAsDouble())
          .isCloseTo(naiveFleiss(things), within(ROUNDING));
    }
  }

  private static long[][] counts(List<int[]> things) {
    long[][] counts = new long[things.size()][3];
    for (int i = 0; i < counts.length; i++) {
      for (int label : things.get(i)) {
        counts[i][label]++;
      }
    }
    return counts;
  }

  /** Chance draws two of all ratings with replacement; agreement two raters of one thing. */
  private static double naiveFleiss(List<int[]> things) {
    int equal = 0;
    int pairs = 0;
    List<Integer> all = new ArrayList<>();
    for (int[] thing : things) {
      for (int a = 0; a < thing.length; a++) {
        all.add(thing[a]);
        for (int b = 0; b < a; b++) {
          pairs++;
          equal += thing[a] == thing[b] ? 1 : 0;
        }
      }
    }
    int alike = 0;
    for (int a : all) {
      for (int b : all) {
        alike += a == b ? 1 : 0;
      }
    }
    double chance = (double) alike / (all.size() * all.size());
    return ((double) equal / pairs - chance) / (1 - chance);
  }

  @Test
  void rejectsRaggedAndNegativeCounts() {
    assertThatThrownBy(() -> Kappa.fleiss(new long[][] {{1, 1}, {1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ratings must have 2 counts in [0, ∞) of each thing, received [1]");
    assertThatThrownBy(() -> Kappa.fleiss(new long[][] {{1, -1}}))
        .hasMessageContaining("received [1, -1]");
  }
}
