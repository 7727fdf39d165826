package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kinema4j.har.window.Window;

/**
 * Windows divided into three parts that have no frame in common, and no recording and no subject
 * unless the unit of the division allows it.
 *
 * @param train windows to learn from
 * @param validation windows that decide when to stop; may be empty
 * @param test windows that the result is reported on
 * @param unit what is never divided
 */
public record Partition(
    List<Window> train, List<Window> validation, List<Window> test, FoldUnit unit) {

  /**
   * Copies the lists and runs the {@link LeakageCheck}.
   *
   * @param train windows to learn from
   * @param validation windows that decide when to stop; may be empty
   * @param test windows that the result is reported on
   * @param unit what is never divided
   */
  public Partition {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    LeakageCheck.check(train, validation, test, unit);
  }

  /**
   * Takes parts that have no subject, recording or frame in common.
   *
   * @param train windows to learn from
   * @param validation windows that decide when to stop; may be empty
   * @param test windows that the result is reported on
   */
  public Partition(List<Window> train, List<Window> validation, List<Window> test) {
    this(train, validation, test, FoldUnit.SUBJECT);
  }

  /**
   * Divides windows by a fold.
   *
   * @param windows windows, in any order; those of units that are in no part are left out
   * @param fold which unit belongs where
   * @return the parts, each in the order in which the windows were given
   */
  public static Partition of(Collection<Window> windows, Fold fold) {
    return new Partition(
        part(windows, fold, fold.train()),
        part(windows, fold, fold.validation()),
        part(windows, fold, fold.test()),
        fold.unit());
  }

  private static List<Window> part(Collection<Window> windows, Fold fold, Set<String> units) {
    return windows.stream()
        .filter(window -> units.contains(fold.unit().of(window.clip().name(), window.subject())))
        .toList();
  }

  /**
   * Divides windows by subject.
   *
   * @param windows windows of subjects of the split, in any order
   * @param split who belongs where
   * @return the parts, each in the order in which the windows were given
   * @throws IllegalArgumentException if a window's subject is in no part of the split
   */
  public static Partition of(Collection<Window> windows, SubjectSplit split) {
    List<Window> train = new ArrayList<>();
    List<Window> validation = new ArrayList<>();
    List<Window> test = new ArrayList<>();
    for (Window window : windows) {
      if (split.train().contains(window.subject())) {
        train.add(window);
      } else if (split.validation().contains(window.subject())) {
        validation.add(window);
      } else if (split.test().contains(window.subject())) {
        test.add(window);
      } else {
        throw new IllegalArgumentException(
            "the subject of every window must be in the split, received '%s' of recording %s"
                .formatted(window.subject(), window.clip().name()));
      }
    }
    return new Partition(train, validation, test);
  }
}
