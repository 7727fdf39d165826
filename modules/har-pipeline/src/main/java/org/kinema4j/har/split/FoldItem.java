package org.kinema4j.har.split;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kinema4j.har.window.Window;

/**
 * What a split must know of a recording, or of a stretch of one.
 *
 * @param recording its name
 * @param subject who moves in it
 * @param labels how many labelled windows it has of each class; a class with none may be missing
 */
public record FoldItem(String recording, String subject, Map<String, Integer> labels) {

  /**
   * Copies the counts.
   *
   * @param recording its name
   * @param subject who moves in it
   * @param labels how many labelled windows it has of each class
   */
  public FoldItem {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(subject, "subject");
    labels = Map.copyOf(labels);
    if (labels.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "counts of labels must be in [0, \u221e), received " + labels);
    }
  }

  /**
   * Counts the windows of each recording.
   *
   * @param windows windows, of which those without a label are not counted
   * @return an item a recording, in the order in which the recordings first occur
   */
  public static List<FoldItem> of(Collection<Window> windows) {
    Map<String, String> subjects = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Window window : windows) {
      String name = window.clip().name();
      subjects.put(name, window.subject());
      Map<String, Integer> labels = counts.computeIfAbsent(name, key -> new LinkedHashMap<>());
      window.label().ifPresent(label -> labels.merge(label, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(entry -> new FoldItem(entry.getKey(), subjects.get(entry.getKey()), entry.getValue()))
        .toList();
  }
}
