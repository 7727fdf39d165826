package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.motion.BadDataException;

class FoldsTest {

  /** Recordings in AnDy's names: every subject does every sequence in one of two setups. */
  private static List<FoldItem> andy(int subjects, int sequences, int trials, long seed) {
    Random random = new Random(seed);
    List<FoldItem> items = new ArrayList<>();
    for (int s = 1; s <= subjects; s++) {
      for (int q = 1; q <= sequences; q++) {
        for (int t = 1; t <= trials; t++) {
          String name =
              "Participant_%d_Setup_%s_Seq_%d_Trial_%d".formatted(s, s % 2 == 0 ? "A" : "B", q, t);
          Map<String, Integer> labels = new HashMap<>();
          for (String label : List.of("Reach", "Pick", "Idle")) {
            labels.put(label, random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(10));
          }
          items.add(new FoldItem(name, Integer.toString(s), labels));
        }
      }
    }
    return items;
  }

  private static FoldPlan plan(String text) {
    return FoldPlan.parse(text, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "loso, 9, 9",
    "subject:4, 4, 9",
    "5, 5, 9",
    "recording:7, 7, 54",
    "trial, 54, 54",
    "sequence, 3, 3",
    "sequence:2, 2, 3",
    "setup, 2, 2",
    "blocks:6, 6, 54"
  })
  void everyUnitIsTestedOnOnceAndStandsInOnePart(String text, int folds, int units) {
    for (long seed = 0; seed < 20; seed++) {
      List<FoldItem> items = andy(9, 3, 2, seed);
      List<Fold> made = Folds.of(items, FoldPlan.parse(text, seed));

      assertThat(made).hasSize(folds);
      List<String> tested = new ArrayList<>();
      for (Fold fold : made) {
        tested.addAll(fold.test());
        assertThat(fold.units()).as("all units, none twice: the parts are disjoint").hasSize(units);
        assertThat(fold.train().size() + fold.validation().size() + fold.test().size())
            .isEqualTo(units);
        assertThat(fold.test().size()).isBetween(units / folds, (units + folds - 1) / folds);
        int others = units - fold.test().size();
        assertThat(fold.validation().isEmpty()).isEqualTo(others < 2);
      }
      assertThat(tested).doesNotHaveDuplicates().hasSize(units);
      assertThat(Folds.of(items, FoldPlan.parse(text, seed))).isEqualTo(made);
    }
  }

  @Test
  void leavingOneSubjectOutValidatesAsTrainingDoes() {
    List<Fold> folds = Folds.of(andy(3, 1, 1, 1), FoldPlan.LOSO);

    assertThat(folds)
        .containsExactly(
            Fold.of(FoldUnit.SUBJECT, List.of("2"), List.of("3"), List.of("1")),
            Fold.of(FoldUnit.SUBJECT, List.of("1"), List.of("3"), List.of("2")),
            Fold.of(FoldUnit.SUBJECT, List.of("1"), List.of("2"), List.of("3")));
  }

  @Test
  void namesTellSequenceAndSetup() {
    assertThat(Folds.of(andy(4, 3, 1, 1), plan("sequence")).get(1).test()).containsExactly("Seq 2");
    assertThat(Folds.of(andy(4, 3, 1, 1), plan("setup")).get(0))
        .isEqualTo(Fold.of(FoldUnit.SETUP, List.of("Setup B"), List.of(), List.of("Setup A")));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> Folds.of(List.of(new FoldItem("s1_walk", "s1", Map.of())), plan("setup")))
        .withMessage(
            "s1_walk: expected a name like Participant_541_Setup_A_Seq_3_Trial_1 to make folds by"
                + " setup, found another name");
  }

  @Test
  void theSeedDecidesWhoComesTogether() {
    // Without labels nothing but the seed can.
    List<FoldItem> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      items.add(new FoldItem("r" + i, "s" + i, Map.of()));
    }
    assertThat(Folds.of(items, FoldPlan.parse("3", 1)))
        .isNotEqualTo(Folds.of(items, FoldPlan.parse("3", 2)));
  }

  @Test
  void tooFewUnitsAreRefused() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> Folds.of(andy(1, 2, 2, 1), FoldPlan.LOSO))
        .withMessage(
            "folds by subject: expected at least 2: each subject is tested on once, and others are"
                + " learned from, found 1 with labelled windows");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> Folds.of(andy(4, 2, 2, 1), plan("5")))
        .withMessageContaining("at least 5: each subject");
  }

  @Test
  void stratificationGivesEachFoldItsShare() {
    // Four subjects do a alone and four b alone: dealt well, each fold has one of each.
    List<FoldItem> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      items.add(new FoldItem("r" + i, "s" + i, Map.of(i < 4 ? "a" : "b", 10)));
    }
    for (long seed = 0; seed < 50; seed++) {
      for (Fold fold : Folds.of(items, FoldPlan.parse("4", seed))) {
        assertThat(fold.test()).hasSize(2);
        assertThat(fold.test().stream().filter(name -> name.compareTo("s4") < 0)).hasSize(1);
      }
    }
  }

  @Test
  void stratifiedIsNeverWorseThanDealt() {
    int better = 0;
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int units = 4 + random.nextInt(30);
      int folds = 2 + random.nextInt(3);
      List<Map<String, Integer>> counts = new ArrayList<>();
      andy(units, 1, 1, seed).forEach(item -> counts.add(item.labels()));
      int[] sizes = new int[folds];
      for (int u = 0; u < units; u++) {
        sizes[u % folds]++;
      }
      int[] dealt = Stratifier.unstratified(units, sizes, seed);
      int[] stratified = Stratifier.deal(counts, sizes, seed);

      double before = naiveImbalance(counts, sizes, dealt);
      double after = naiveImbalance(counts, sizes, stratified);
      assertThat(Stratifier.imbalance(counts, sizes, stratified)).isCloseTo(after, within(1e-12));
      assertThat(after).isLessThanOrEqualTo(before + 1e-12);
      better += after < 0.9 * before ? 1 : 0;
      for (int f = 0; f < folds; f++) {
        int fold = f;
        assertThat(Arrays.stream(stratified).filter(p -> p == fold).count()).isEqualTo(sizes[f]);
      }
    }
    assertThat(better).as("of 200").isGreaterThan(180);
  }

  /** The definition, class by class, from the labels themselves. */
  private static double naiveImbalance(List<Map<String, Integer>> units, int[] sizes, int[] parts) {
    Set<String> labels = new HashSet<>();
    units.forEach(unit -> labels.addAll(unit.keySet()));
    double sum = 0;
    for (String label : labels) {
      double all = units.stream().mapToInt(unit -> unit.get(label)).sum();
      for (int p = 0; p < sizes.length && all > 0; p++) {
        double here = 0;
        for (int u = 0; u < units.size(); u++) {
          here += parts[u] == p ? units.get(u).get(label) : 0;
        }
        sum += Math.pow(here / all - (double) sizes[p] / units.size(), 2);
      }
    }
    return sum;
  }

  @Test
  void sizesMustFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stratifier.unstratified(5, new int[] {2, 2}, 1))
        .withMessage("sizes must add up to 5 units, received [2, 2]");
  }

  @Test
  void aFoldIsDisjoint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fold.of(FoldUnit.RECORDING, List.of("a", "b"), List.of(), List.of("b")))
        .withMessage("a recording must stand in one part only, received 'b' in train and test");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fold.of(FoldUnit.SETUP, List.of(), List.of(), List.of("b")))
        .withMessage(
            "train and test must have at least one setup each, received train [] and test [b]");
  }

  @ParameterizedTest
  @CsvSource({
    "loso, loso",
    "subjects, loso",
    "5, subject:5",
    "SUBJECT:5, subject:5",
    "trial, recording",
    "recordings:3, recording:3",
    "sequence, sequence",
    "setups, setup",
    "block:4, blocks:4"
  })
  void plansAreReadAndWritten(String text, String written) {
    assertThat(plan(text).text()).isEqualTo(written);
    assertThat(plan(plan(text).text())).isEqualTo(plan(text));
    assertThat(plan(text).seed()).isEqualTo(7);
  }

  @Test
  void aPlanOfListsKeepsItsFolderToItself() {
    FoldPlan lists = plan("lists:some/Where");

    assertThat(lists.lists()).isEqualTo(Optional.of(Path.of("some/Where")));
    assertThat(lists.text()).isEqualTo("lists");
  }

  @ParameterizedTest
  @CsvSource({
    "loso:3, 'folds must be loso, a number'",
    "person, 'folds must be loso, a number'",
    "lists:, 'received ''lists:'''",
    "'', 'received '''''",
    "1, 'folds must be in [2, ∞), received 1'",
    "subject:0, 'folds must be in [2, ∞), received 0'",
    "blocks, 'folds of blocks must say how many, for example blocks:5, received blocks'"
  })
  void otherPlansAreRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(text))
        .withMessageContaining(message);
  }

  @Test
  void countsOfLabelsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldItem("r", "s", Map.of("a", -1)))
        .withMessage("counts of labels must be in [0, ∞), received {a=-1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldPlan(FoldUnit.SUBJECT, 1, 1, Optional.empty()))
        .withMessage("folds must be in [2, ∞), received 1");
  }
}
