package org.kinema4j.losses.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What losses are composed of: the records that the losses of the catalog hold by default. */
final class LossParts {

  private LossParts() {}

  /**
   * Returns the parts of a kind.
   *
   * @param kind a class or an interface
   * @return one of each class, with the parameters that the first loss to hold it has by default
   */
  static List<Record> of(Class<?> kind) {
    Map<Class<?>, Record> found = new LinkedHashMap<>();
    Losses.all().forEach(entry -> collect(entry.defaults(), found));
    List<Record> parts = new ArrayList<>(found.values());
    parts.removeIf(part -> !kind.isInstance(part));
    return parts;
  }

  private static void collect(Object value, Map<Class<?>, Record> found) {
    if (value instanceof Record part) {
      found.putIfAbsent(part.getClass(), part);
      RecordBinding.values(part).values().forEach(inner -> collect(inner, found));
    }
  }
}
