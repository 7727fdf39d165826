package org.kinema4j.har.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * The results of all folds together.
 *
 * <p>Counts of a subject who was tested on in several folds are added before anything is computed.
 * Means and spreads are over subjects, each of whom counts as much as any other; where nobody knows
 * who moved, over folds.
 *
 * @param folds the folds, in their order, at least one
 */
public record CrossValidation(List<FoldScores> folds) {

  /**
   * Copies the list.
   *
   * @param folds the folds, at least one
   */
  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("folds must be at least one, received none");
    }
  }

  /**
   * Tells whether it is known who moved.
   *
   * @return true if every score is of a named subject
   */
  public boolean knowsSubjects() {
    return folds.stream()
        .flatMap(fold -> fold.subjects().stream())
        .noneMatch(scores -> scores.subject().isEmpty());
  }

  /**
   * Returns the scores of each subject.
   *
   * @return by subject, in natural order; none if nobody knows who moved
   */
  public Map<String, SubjectScores> perSubject() {
    Map<String, SubjectScores> subjects = new TreeMap<>(NaturalOrder.INSTANCE);
    if (knowsSubjects()) {
      for (FoldScores fold : folds) {
        fold.subjects()
            .forEach(scores -> subjects.merge(scores.subject(), scores, SubjectScores::plus));
      }
    }
    return subjects;
  }

  /**
   * Returns what mean and spread are over.
   *
   * @return scores by subject, or, where nobody knows who moved, by {@code fold 1}, {@code fold 2},
   *     ...
   */
  public Map<String, SubjectScores> rows() {
    if (knowsSubjects()) {
      return perSubject();
    }
    Map<String, SubjectScores> rows = new LinkedHashMap<>();
    folds.forEach(fold -> rows.put("fold " + fold.number(), fold.total()));
    return rows;
  }

  /**
   * Returns how a score varies over the rows that have it.
   *
   * @param score computes it; NaN where nothing is known
   * @return mean and spread of the numbers
   */
  public Spread spread(ToDoubleFunction<SubjectScores> score) {
    return Spread.of(
        rows().values().stream()
            .mapToDouble(score)
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  /**
   * Returns all counts together, in which who has more windows counts more.
   *
   * @return sums over all folds, without the name of a subject
   */
  public SubjectScores pooled() {
    return folds.stream().map(FoldScores::total).reduce(SubjectScores::plus).orElseThrow();
  }
}
