package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  private static final SegmentScores SEGMENTS = new SegmentScores(1, 1, 1, 0.5, 2);

  private static SubjectScores scores(String subject, long right, long wrong) {
    ConfusionMatrix windows =
        new ConfusionMatrix(List.of("a", "b"), new long[][] {{right, wrong}, {0, 0}});
    return new SubjectScores(
        subject, windows, new ConfusionMatrix(List.of("a"), new long[][] {{0}}));
  }

  private static double accuracy(SubjectScores scores) {
    return scores.windows().accuracy();
  }

  @Test
  void spreadByHand() {
    // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, 26 / 2 = 13.
    Spread spread = Spread.of(2, 4, 9);

    assertThat(spread.mean()).isEqualTo(5);
    assertThat(spread.sd()).isCloseTo(Math.sqrt(13), within(1e-12));
    assertThat(spread)
        .extracting(Spread::count, Spread::min, Spread::max)
        .containsExactly(3, 2.0, 9.0);
    assertThat(Spread.of(7)).isEqualTo(new Spread(1, 7, Double.NaN, 7, 7));
    assertThat(Spread.of().mean()).isNaN();
  }

  @Test
  void countsOfASubjectAreAddedAndSubjectsCountAlike() {
    CrossValidation result =
        new CrossValidation(
            List.of(
                new FoldScores(
                    1,
                    List.of("r1", "r2"),
                    List.of(scores("10", 1, 1), scores("9", 3, 1)),
                    SEGMENTS),
                new FoldScores(2, List.of("r3"), List.of(scores("9", 5, 1)), SEGMENTS)));

    assertThat(result.knowsSubjects()).isTrue();
    assertThat(result.perSubject()).containsOnlyKeys("9", "10");
    assertThat(result.perSubject().keySet()).containsExactly("9", "10");
    assertThat(accuracy(result.perSubject().get("9"))).isEqualTo(0.8);
    // Over subjects: (0.8 + 0.5) / 2; over windows: 9 of 12.
    assertThat(result.spread(CrossValidationTest::accuracy).mean()).isCloseTo(0.65, within(1e-12));
    assertThat(accuracy(result.pooled())).isEqualTo(0.75);
    assertThat(accuracy(result.folds().get(0).total())).isCloseTo(4.0 / 6, within(1e-12));
  }

  @Test
  void withoutSubjectsFoldsAreCompared() {
    CrossValidation result =
        new CrossValidation(
            List.of(
                new FoldScores(1, List.of("x"), List.of(scores("", 1, 1)), SEGMENTS),
                new FoldScores(2, List.of("y"), List.of(scores("", 1, 0)), SEGMENTS)));

    assertThat(result.knowsSubjects()).isFalse();
    assertThat(result.perSubject()).isEmpty();
    assertThat(result.rows().keySet()).containsExactly("fold 1", "fold 2");
    assertThat(result.spread(CrossValidationTest::accuracy).mean()).isEqualTo(0.75);
    // Nobody's frames are known.
    assertThat(result.spread(scores -> Double.NaN).count()).isZero();
  }

  @Test
  void somethingMustBeThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossValidation(List.of()))
        .withMessage("folds must be at least one, received none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldScores(0, List.of(), List.of(scores("", 1, 0)), SEGMENTS))
        .withMessageStartingWith("a fold must have a number from 1 and at least one subject");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldScores(1, List.of(), List.of(), SEGMENTS));
  }
}
