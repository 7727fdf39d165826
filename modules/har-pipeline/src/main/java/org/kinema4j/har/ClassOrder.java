package org.kinema4j.har;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.kinema4j.har.motion.Action;

/** The order of the classes: known actions as the course numbers them, then all others by name. */
public final class ClassOrder {

  private static final Comparator<String> ORDER =
      Comparator.<String>comparingInt(
              label -> Action.parse(label).map(Enum::ordinal).orElse(Integer.MAX_VALUE))
          .thenComparing(Comparator.naturalOrder());

  private ClassOrder() {}

  /**
   * Sorts labels.
   *
   * @param labels labels, in any order, repeated or not
   * @return each of them once
   */
  public static List<String> of(Collection<String> labels) {
    return labels.stream().distinct().sorted(ORDER).toList();
  }
}
