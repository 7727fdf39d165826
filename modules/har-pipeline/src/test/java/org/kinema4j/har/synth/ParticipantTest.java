package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParticipantTest {

  private static final Difficulty ALIKE = new Difficulty(0, 1, 0, 0, 0);
  private static final Difficulty POPULATION = new Difficulty(1, 1, 0, 0, 0);

  @Test
  void dependsOnNumberAndSeedOnly() {
    Participant first = Participant.of(541, 42, Difficulty.DEFAULT);

    assertThat(Participant.of(541, 42, Difficulty.DEFAULT)).isEqualTo(first);
    assertThat(Participant.of(909, 42, Difficulty.DEFAULT).size()).isNotEqualTo(first.size());
    assertThat(Participant.of(541, 43, Difficulty.DEFAULT).size()).isNotEqualTo(first.size());
  }

  @Test
  void withoutStyleSpreadPeopleDifferInHandednessOnly() {
    Participant one = Participant.of(541, 42, ALIKE);
    for (int id = 0; id < 50; id++) {
      Participant other = Participant.of(id, 42, ALIKE);
      assertThat(other.size()).isEqualTo(one.size());
      assertThat(other.timing()).isEqualTo(one.timing());
      assertThat(other.carriage()).isEqualTo(one.carriage());
      assertThat(other.habits()).isEqualTo(one.habits());
    }
  }

  @Test
  void populationIsHuman() {
    Participant[] people =
        IntStream.range(0, 400)
            .mapToObj(id -> Participant.of(id, 1, POPULATION))
            .toArray(Participant[]::new);

    double[] statures =
        IntStream.range(0, 400).mapToDouble(i -> people[i].size().stature()).toArray();
    assertThat(Arrays.stream(statures).min().orElseThrow()).isGreaterThanOrEqualTo(1.57 - 1e-9);
    assertThat(Arrays.stream(statures).max().orElseThrow()).isLessThanOrEqualTo(1.89 + 1e-9);
    // Mean of 400 draws of deviation 0.08 m: standard error 4 mm.
    assertThat(Arrays.stream(statures).average().orElseThrow()).isBetween(1.71, 1.75);
    assertThat(people).allMatch(p -> p.habits().crouch() >= 0 && p.habits().crouch() <= 1);
  }

  @Test
  void twoOfThirteenAreLeftHanded() {
    assertThat(AndyRoster.ENTRIES)
        .filteredOn(
            entry -> Participant.of(entry.participant(), 1, POPULATION).dominant() == Hand.LEFT)
        .extracting(AndyRoster.Entry::participant)
        .containsExactly(909, 8410);
  }
}
