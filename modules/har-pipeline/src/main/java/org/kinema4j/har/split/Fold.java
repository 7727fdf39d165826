package org.kinema4j.har.split;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * One way to divide data into whole units to learn from, to validate on and to test on.
 *
 * @param unit what is never divided
 * @param train units to learn from, at least one
 * @param validation units that decide when to stop; may be empty
 * @param test units that the result is reported on, at least one
 */
public record Fold(
    FoldUnit unit, SortedSet<String> train, SortedSet<String> validation, SortedSet<String> test) {

  /**
   * Brings each part into {@link NaturalOrder} and checks that no unit stands in two.
   *
   * @param unit what is never divided
   * @param train units to learn from, at least one
   * @param validation units that decide when to stop; may be empty
   * @param test units that the result is reported on, at least one
   */
  public Fold {
    Objects.requireNonNull(unit, "unit");
    train = ordered(train);
    validation = ordered(validation);
    test = ordered(test);
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "train and test must have at least one %s each, received train %s and test %s"
              .formatted(unit, train, test));
    }
    requireDisjoint(unit, train, validation, "train", "validation");
    requireDisjoint(unit, train, test, "train", "test");
    requireDisjoint(unit, validation, test, "validation", "test");
  }

  /**
   * Creates a fold from lists.
   *
   * @param unit what is never divided
   * @param train units to learn from, at least one
   * @param validation units that decide when to stop; may be empty
   * @param test units that the result is reported on, at least one
   * @return the fold
   * @throws IllegalArgumentException if a unit is in two parts, or train or test is empty
   */
  public static Fold of(
      FoldUnit unit,
      Collection<String> train,
      Collection<String> validation,
      Collection<String> test) {
    return new Fold(unit, ordered(train), ordered(validation), ordered(test));
  }

  /**
   * Makes a fold of a split by subject.
   *
   * @param split who belongs where
   * @return the same parts
   */
  public static Fold of(SubjectSplit split) {
    return new Fold(FoldUnit.SUBJECT, split.train(), split.validation(), split.test());
  }

  /**
   * Returns the units of all parts.
   *
   * @return train, validation and test together, in natural order
   */
  public SortedSet<String> units() {
    return ordered(Stream.of(train, validation, test).flatMap(Collection::stream).toList());
  }

  private static SortedSet<String> ordered(Collection<String> units) {
    SortedSet<String> set = new TreeSet<>(NaturalOrder.INSTANCE);
    set.addAll(units);
    return Collections.unmodifiableSortedSet(set);
  }

  private static void requireDisjoint(
      FoldUnit unit,
      SortedSet<String> one,
      SortedSet<String> other,
      String oneName,
      String otherName) {
    for (String name : one) {
      if (other.contains(name)) {
        throw new IllegalArgumentException(
            "a %s must stand in one part only, received '%s' in %s and %s"
                .formatted(unit, name, oneName, otherName));
      }
    }
  }
}
