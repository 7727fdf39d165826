package org.kinema4j.har.split;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * Which subjects a model is trained, validated and tested on.
 *
 * @param train subjects to learn from, at least one
 * @param validation subjects that decide when to stop; may be empty
 * @param test subjects that the result is reported on, at least one
 */
public record SubjectSplit(
    SortedSet<String> train, SortedSet<String> validation, SortedSet<String> test) {

  /**
   * Brings each part into {@link NaturalOrder} and checks that no subject stands in two.
   *
   * @param train subjects to learn from, at least one
   * @param validation subjects that decide when to stop; may be empty
   * @param test subjects that the result is reported on, at least one
   */
  public SubjectSplit {
    train = ordered(train);
    validation = ordered(validation);
    test = ordered(test);
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "train and test must have at least one subject each, received train %s and test %s"
              .formatted(train, test));
    }
    requireDisjoint(train, validation, "train", "validation");
    requireDisjoint(train, test, "train", "test");
    requireDisjoint(validation, test, "validation", "test");
  }

  /**
   * Holds subjects out for testing. If two or more remain, the last of them in natural order is for
   * validation; if only one remains, it is trained on and there is no validation.
   *
   * @param subjects all subjects, at least two; repetitions count once
   * @param testSubjects subjects to test on; if empty, the last one in natural order
   * @return the split
   * @throws IllegalArgumentException if there are fewer than two subjects, a test subject is not
   *     among them, or no subject would be left to train on
   */
  public static SubjectSplit holdOut(Collection<String> subjects, Collection<String> testSubjects) {
    SortedSet<String> all = ordered(subjects);
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          "subjects must be at least 2 so that one can be held out for testing, received " + all);
    }
    SortedSet<String> test = ordered(testSubjects.isEmpty() ? List.of(all.last()) : testSubjects);
    for (String subject : test) {
      if (!all.contains(subject)) {
        throw new IllegalArgumentException(
            "test subjects must be among %s, received '%s'".formatted(all, subject));
      }
    }
    SortedSet<String> train = difference(all, test);
    if (train.isEmpty()) {
      throw new IllegalArgumentException(
          "test subjects must leave at least one of %s to train on, received all of them"
              .formatted(all));
    }
    SortedSet<String> validation = ordered(train.size() > 1 ? List.of(train.last()) : List.of());
    return new SubjectSplit(difference(train, validation), validation, test);
  }

  /**
   * Returns the splits of a leave-one-subject-out cross-validation.
   *
   * @param subjects all subjects, at least two
   * @return one split for each subject, in natural order, in which it alone is tested on
   * @throws IllegalArgumentException if there are fewer than two subjects
   */
  public static List<SubjectSplit> leaveOneOut(Collection<String> subjects) {
    return ordered(subjects).stream().map(subject -> holdOut(subjects, List.of(subject))).toList();
  }

  private static SortedSet<String> ordered(Collection<String> subjects) {
    SortedSet<String> set = new TreeSet<>(NaturalOrder.INSTANCE);
    set.addAll(subjects);
    return Collections.unmodifiableSortedSet(set);
  }

  private static SortedSet<String> difference(SortedSet<String> all, SortedSet<String> without) {
    return ordered(all.stream().filter(subject -> !without.contains(subject)).toList());
  }

  private static void requireDisjoint(
      SortedSet<String> one, SortedSet<String> other, String oneName, String otherName) {
    for (String subject : one) {
      if (other.contains(subject)) {
        throw new IllegalArgumentException(
            "a subject must stand in one part only, received '%s' in %s and %s"
                .formatted(subject, oneName, otherName));
      }
    }
  }
}
