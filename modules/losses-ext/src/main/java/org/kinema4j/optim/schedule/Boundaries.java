package org.kinema4j.optim.schedule;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;

/** Steps at which something changes, in ascending order. */
final class Boundaries {

  private Boundaries() {}

  /** Checks that each is after the one before, and the first after 0. */
  static List<Integer> ascending(String name, List<Integer> values) {
    List<Integer> copy = List.copyOf(Arguments.present(name, values));
    int before = 0;
    for (int i = 0; i < copy.size(); i++) {
      before = Arguments.atLeast(name + "[" + i + "]", copy.get(i), before + 1);
    }
    return copy;
  }

  /** How many have come at a time. */
  static int reached(List<Integer> ascending, int time) {
    int count = 0;
    while (count < ascending.size() && ascending.get(count) <= time) {
      count++;
    }
    return count;
  }
}
