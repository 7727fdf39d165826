package org.kinema4j.har.evaluate;

import java.util.List;
import java.util.Objects;

/**
 * The result of one fold of a cross-validation.
 *
 * @param number which fold, from 1
 * @param tested the units that were tested on
 * @param subjects scores of each subject among them, at least one; a single one without a name if
 *     nobody knows who moved
 * @param segments segment scores of all recordings tested on
 */
public record FoldScores(
    int number, List<String> tested, List<SubjectScores> subjects, SegmentScores segments) {

  /**
   * Copies the lists.
   *
   * @param number which fold, from 1
   * @param tested the units that were tested on
   * @param subjects scores of each subject among them, at least one
   * @param segments segment scores of all recordings tested on
   */
  public FoldScores {
    tested = List.copyOf(tested);
    subjects = List.copyOf(subjects);
    Objects.requireNonNull(segments, "segments");
    if (number < 1 || subjects.isEmpty()) {
      throw new IllegalArgumentException(
          "a fold must have a number from 1 and at least one subject, received number %d and %s"
              .formatted(number, subjects));
    }
  }

  /**
   * Returns the scores of all subjects of the fold together.
   *
   * @return sums of the counts, without the name of a subject
   */
  public SubjectScores total() {
    SubjectScores sum = subjects.stream().reduce(SubjectScores::plus).orElseThrow();
    return new SubjectScores("", sum.windows(), sum.frames());
  }
}
