package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kinema4j.har.window.Window;

/**
 * Windows divided into three parts that have no subject, recording or frame in common.
 *
 * @param train windows to learn from
 * @param validation windows that decide when to stop; may be empty
 * @param test windows that the result is reported on
 */
public record Partition(List<Window> train, List<Window> validation, List<Window> test) {

  /**
   * Copies the lists and runs the {@link LeakageCheck}.
   *
   * @param train windows to learn from
   * @param validation windows that decide when to stop; may be empty
   * @param test windows that the result is reported on
   */
  public Partition {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    LeakageCheck.check(train, validation, test);
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
