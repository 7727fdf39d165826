package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

  /** Share of the subjects that validates where the test subjects are given. */
  public static final double VALIDATION_SHARE = HeldOutBlocks.SHARE;

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
   * Holds subjects out for validation where the test subjects are given. Of two or more subjects to
   * train on, {@value #VALIDATION_SHARE} of them, one at least, are for validation; a single one is
   * trained on and there is no validation.
   *
   * @param train subjects to learn from and to validate on, at least one; repetitions count once
   * @param test subjects to test on, at least one
   * @param seed decides who validates; equal seeds choose the same subjects
   * @return the split
   * @throws IllegalArgumentException if a subject is in both, or there is none
   */
  public static SubjectSplit givenTest(
      Collection<String> train, Collection<String> test, long seed) {
    SortedSet<String> all = ordered(train);
    List<String> drawn = new ArrayList<>(all);
    Collections.shuffle(drawn, new Random(seed));
    long held = all.size() < 2 ? 0 : Math.max(1, Math.round(all.size() * VALIDATION_SHARE));
    SortedSet<String> validation = ordered(drawn.subList(0, (int) held));
    return new SubjectSplit(difference(all, validation), validation, ordered(test));
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

  /**
   * Creates a split from lists.
   *
   * @param train subjects to learn from, at least one
   * @param validation subjects that decide when to stop; may be empty
   * @param test subjects that the result is reported on, at least one
   * @return the split
   * @throws IllegalArgumentException if a subject is in two parts, or train or test is empty
   */
  public static SubjectSplit of(
      Collection<String> train, Collection<String> validation, Collection<String> test) {
    return new SubjectSplit(ordered(train), ordered(validation), ordered(test));
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
