package org.kinema4j.har.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in a file that may say who was recorded, when or where: names of elements,
 * attributes and columns, never what stood in them.
 *
 * @param counts how often each was found, in the order of the file; for example {@code recDate of
 *     <subject>}
 */
public record Redactions(Map<String, Integer> counts) {

  private static final int MOST_NAMES = 100;
  private static final String OTHERS = "others";

  /**
   * Copies the map, whose order is kept.
   *
   * @param counts how often each was found, in the order of the file
   */
  public Redactions {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * Tells whether there was nothing.
   *
   * @return true if nothing was found
   */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /**
   * Says it in one line.
   *
   * @return for example {@code recDate of <subject> 1, ms of <frame> 540}; {@code nothing} if
   *     nothing was found
   */
  public String describe() {
    return isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  /** Counts while a file is read. */
  public static final class Log {

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Creates an empty log. */
    public Log() {}

    /**
     * Counts one.
     *
     * @param what name of the element, attribute or column
     */
    public void add(String what) {
      // A file may have any number of names of its own.
      String key = counts.containsKey(what) || counts.size() < MOST_NAMES ? what : OTHERS;
      counts.merge(key, 1, Integer::sum);
    }

    /**
     * Returns what was counted.
     *
     * @return the counts, in the order in which they began
     */
    public Redactions all() {
      return new Redactions(counts);
    }
  }
}
