package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.split.HeldOutBlocks.Stretch;

class HeldOutBlocksTest {

  @ParameterizedTest
  @ValueSource(ints = {28, 29, 60, 100, 2400, 7352})
  void noNeighborOfAValidationWindowIsTrainedOn(int windows) {
    for (long seed = 0; seed < 100; seed++) {
      HeldOutBlocks blocks = HeldOutBlocks.of(windows, seed);
      Set<Integer> validation = members(blocks.validation());
      Set<Integer> train = members(blocks.train());

      assertThat(blocks.validation()).as("seed %d", seed).hasSize(HeldOutBlocks.BLOCKS);
      // Each window is in one part, or is left out next to a validation window.
      Set<Integer> others =
          IntStream.range(0, windows)
              .filter(i -> IntStream.rangeClosed(i - 1, i + 1).noneMatch(validation::contains))
              .boxed()
              .collect(Collectors.toSet());
      assertThat(train.equals(others)).as("seed %d", seed).isTrue();
      assertThat(train.size() + validation.size()).isBetween(windows - 8, windows);
    }
  }

  @Test
  void holdsOutTheShareEvenlySpread() {
    HeldOutBlocks blocks = HeldOutBlocks.of(2400, 42);

    // 0.15 of 600 windows in each quarter.
    for (int b = 0; b < HeldOutBlocks.BLOCKS; b++) {
      Stretch block = blocks.validation().get(b);
      assertThat(block.end() - block.start()).isEqualTo(90);
      assertThat(block.start()).isBetween(600 * b, 600 * b + 510);
    }
  }

  @Test
  void theSeedDecides() {
    assertThat(HeldOutBlocks.of(2400, 1)).isEqualTo(HeldOutBlocks.of(2400, 1));
    assertThat(HeldOutBlocks.of(2400, 1)).isNotEqualTo(HeldOutBlocks.of(2400, 2));
  }

  @Test
  void aShortSequenceIsTrainedOnWhole() {
    // 0.15 of 6 is less than one window.
    assertThat(HeldOutBlocks.of(24, 1))
        .isEqualTo(new HeldOutBlocks(List.of(new Stretch(0, 24)), List.of()));
  }

  @Test
  void refusesAnEmptyStretch() {
    assertThatThrownBy(() -> new Stretch(3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stretch must satisfy 0 <= start < end, received [3, 3)");
  }

  private static Set<Integer> members(List<Stretch> stretches) {
    Set<Integer> members = new HashSet<>();
    int size = 0;
    for (Stretch stretch : stretches) {
      Set<Integer> more =
          IntStream.range(stretch.start(), stretch.end()).boxed().collect(Collectors.toSet());
      assertThat(members.addAll(more)).isTrue();
      size += more.size();
    }
    assertThat(members).hasSize(size);
    return members;
  }
}
