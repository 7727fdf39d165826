package org.kinema4j.har.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final double ROUNDING = 1e-12;

  private static SubjectTally subject(String name, long right, long wrong) {
    ConfusionMatrix windows =
        new ConfusionMatrix(List.of("a", "b"), new long[][] {{right, wrong}, {0, 0}});
    return new SubjectTally(
        name,
        windows,
        new ConfusionMatrix(List.of("a", "b"), new long[2][2]),
        new SegmentTally(List.of(), 0, 0, 0, 0, 0),
        BoundaryErrors.NONE,
        Calibration.of(List.of("a", "b"), List.of()));
  }

  @Test
  void twoSubjectsHaveThreeDifferentSamples() {
    // Accuracies 0, 0.5, 1 with probabilities 1/4, 1/2, 1/4: the 95 % reach from end to end, the
    // middle 40 % lie within the middle value.
    List<SubjectTally> subjects = List.of(subject("1", 10, 0), subject("2", 0, 10));
    assertThat(Bootstrap.DEFAULT.intervals(subjects).get(ScoreKind.ACCURACY))
        .isEqualTo(new ScoreInterval(0, 1));
    assertThat(new Bootstrap(1000, 0.4, 7).intervals(subjects).get(ScoreKind.ACCURACY))
        .isEqualTo(new ScoreInterval(0.5, 0.5));
  }

  @Test
  void countsOfASubjectStayTogether() {
    // One subject with 90 windows, one with 10: joint counts, not means of the two accuracies.
    List<SubjectTally> subjects = List.of(subject("1", 90, 0), subject("2", 0, 10));
    assertThat(new Bootstrap(1000, 0.4, 7).intervals(subjects).get(ScoreKind.ACCURACY))
        .isEqualTo(new ScoreInterval(0.9, 0.9));
  }

  @Test
  void agreesWithAllSamplesOfThreeSubjects() {
    // All 27 samples are equally probable; with enough draws the quantiles are theirs.
    long[][] counts = {{9, 1}, {10, 30}, {50, 10}};
    double[] scores = new double[27];
    for (int i = 0; i < 27; i++) {
      int[] drawn = {i % 3, i / 3 % 3, i / 9};
      double right = Arrays.stream(drawn).mapToLong(s -> counts[s][0]).sum();
      double wrong = Arrays.stream(drawn).mapToLong(s -> counts[s][1]).sum();
      scores[i] = right / (right + wrong);
    }
    Arrays.sort(scores);
    List<SubjectTally> subjects =
        IntStream.range(0, 3).mapToObj(s -> subject("s" + s, counts[s][0], counts[s][1])).toList();
    // Of the probability 0.1 below the interval the third sample is hit: 2/27 < 0.1 < 3/27.
    ScoreInterval interval =
        new Bootstrap(20_000, 0.8, 1).intervals(subjects).get(ScoreKind.ACCURACY);
    assertThat(interval.low()).isCloseTo(scores[2], within(ROUNDING));
    assertThat(interval.high()).isCloseTo(scores[24], within(ROUNDING));
  }

  @Test
  void isTheSameForTheSameSeed() {
    List<SubjectTally> subjects =
        IntStream.range(0, 9).mapToObj(i -> subject("s" + i, 10 + 7 * i, 5 + i * i)).toList();
    Map<ScoreKind, ScoreInterval> once = Bootstrap.DEFAULT.intervals(subjects);
    assertThat(Bootstrap.DEFAULT.intervals(subjects)).isEqualTo(once);
    assertThat(new Bootstrap(1000, 0.95, 43).intervals(subjects)).isNotEqualTo(once);
    ScoreInterval accuracy = once.get(ScoreKind.ACCURACY);
    double point = ScoreKind.ACCURACY.of(SubjectTally.sum("all", subjects)).getAsDouble();
    assertThat(accuracy.low()).isLessThan(point);
    assertThat(accuracy.high()).isGreaterThan(point);
    // Nothing is known of frames, segments and boundaries.
    assertThat(once).doesNotContainKeys(ScoreKind.FRAME_ACCURACY, ScoreKind.EDIT, ScoreKind.BRIER);
  }

  @Test
  void oneSubjectHasNoInterval() {
    assertThat(Bootstrap.DEFAULT.intervals(List.of(subject("1", 5, 5)))).isEmpty();
    assertThat(Bootstrap.DEFAULT.intervals(List.of())).isEmpty();
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThatThrownBy(() -> new Bootstrap(1, 0.95, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resamples must be in [2, ∞), received 1");
    assertThatThrownBy(() -> new Bootstrap(2, 1, 0))
        .hasMessage("level must be in (0, 1), received 1.0");
    assertThatThrownBy(() -> new Bootstrap(2, Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ScoreInterval(1, Double.NaN))
        .hasMessage("low must be at most high, received 1.0 and NaN");
    assertThatThrownBy(() -> SubjectTally.sum("none", List.of()))
        .hasMessage("parts must not be empty");
  }
}
