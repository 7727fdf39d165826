package org.kinema4j.har.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubjectSplitTest {

  private static final List<String> FIVE = List.of("2193", "541", "10000", "909", "541", "3327");

  private static SortedSet<String> set(String... subjects) {
    return new TreeSet<>(Arrays.asList(subjects));
  }

  @Test
  void withoutAWishTheLastInNaturalOrderIsTestedOn() {
    SubjectSplit split = SubjectSplit.holdOut(FIVE, List.of());
    assertThat(split.test()).containsExactly("10000");
    assertThat(split.validation()).containsExactly("3327");
    assertThat(split.train()).containsExactly("541", "909", "2193");
  }

  @Test
  void testSubjectsAreTheOnesAskedFor() {
    SubjectSplit split = SubjectSplit.holdOut(FIVE, List.of("10000", "541"));
    assertThat(split.test()).containsExactly("541", "10000");
    assertThat(split.validation()).containsExactly("3327");
    assertThat(split.train()).containsExactly("909", "2193");
  }

  @Test
  void ofTheTrainingSubjectsSomeValidateWhereTheTestIsGiven() {
    List<String> train = IntStream.rangeClosed(1, 21).mapToObj(Integer::toString).toList();
    SubjectSplit split = SubjectSplit.givenTest(train, List.of("30"), 7);

    // 0.15 of 21 is 3.15.
    assertThat(split.validation()).hasSize(3);
    assertThat(split.train()).hasSize(18).doesNotContainAnyElementsOf(split.validation());
    assertThat(split.test()).containsExactly("30");
    assertThat(SubjectSplit.givenTest(train, List.of("30"), 7)).isEqualTo(split);
    assertThat(SubjectSplit.givenTest(train, List.of("30"), 8)).isNotEqualTo(split);
  }

  @Test
  void ofTwoTrainingSubjectsOneValidatesAndASingleOneIsTrainedOn() {
    SubjectSplit two = SubjectSplit.givenTest(List.of("1", "2"), List.of("3"), 1);
    assertThat(two.train()).hasSize(1);
    assertThat(two.validation()).hasSize(1);
    assertThat(SubjectSplit.givenTest(List.of("1", "1"), List.of("3"), 1))
        .isEqualTo(new SubjectSplit(set("1"), set(), set("3")));
  }

  @Test
  void oneSubjectIsAlwaysLeftToTrainOn() {
    SubjectSplit two = SubjectSplit.holdOut(List.of("a", "b"), List.of());
    assertThat(two).isEqualTo(new SubjectSplit(set("a"), set(), set("b")));
    SubjectSplit three = SubjectSplit.holdOut(List.of("a", "b", "c"), List.of());
    assertThat(three).isEqualTo(new SubjectSplit(set("a"), set("b"), set("c")));
    SubjectSplit oneOfThree = SubjectSplit.holdOut(List.of("a", "b", "c"), List.of("a", "b"));
    assertThat(oneOfThree).isEqualTo(new SubjectSplit(set("c"), set(), set("a", "b")));
  }

  @Test
  void impossibleSplitsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubjectSplit.holdOut(List.of("a", "a"), List.of()))
        .withMessage(
            "subjects must be at least 2 so that one can be held out for testing, received [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubjectSplit.holdOut(FIVE, List.of("541", "542")))
        .withMessage("test subjects must be among [541, 909, 2193, 3327, 10000], received '542'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubjectSplit.holdOut(List.of("a", "b"), List.of("b", "a")))
        .withMessage(
            "test subjects must leave at least one of [a, b] to train on, received all of them");
  }

  @Test
  void leavesOutEachSubjectOnce() {
    List<SubjectSplit> splits = SubjectSplit.leaveOneOut(FIVE);
    assertThat(splits).hasSize(5);
    assertThat(splits.stream().map(split -> split.test().first()))
        .containsExactly("541", "909", "2193", "3327", "10000");
    assertThat(splits).allMatch(split -> split.train().size() == 3);
  }

  @Test
  void partsAreDisjointAndNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubjectSplit(set("a"), set("b"), set("b")))
        .withMessage("a subject must stand in one part only, received 'b' in validation and test");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubjectSplit(set(), set(), set("b")))
        .withMessageContaining("at least one subject each, received train [] and test [b]");
  }

  @Test
  void partsCannotBeChanged() {
    SortedSet<String> train = set("a");
    SubjectSplit split = new SubjectSplit(train, set(), set("b"));
    train.add("z");
    assertThat(split.train()).containsExactly("a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> split.train().add("z"));
  }
}
