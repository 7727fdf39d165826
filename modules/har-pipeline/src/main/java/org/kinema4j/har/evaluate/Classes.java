package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What several scores need to know of classes. */
final class Classes {

  private Classes() {}

  /** Returns the position of the greatest value in a range of an array, relative to its start. */
  static int argMax(double[] values, int from, int length) {
    int best = 0;
    for (int c = 1; c < length; c++) {
      if (values[from + c] > values[from + best]) {
        best = c;
      }
    }
    return best;
  }

  /** Returns a quotient of counts, 0 if there is nothing to divide by. */
  static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Checks that a window was scored by a model with these classes. */
  static void requireSize(List<String> classes, WindowPrediction window) {
    if (window.classes() != classes.size()) {
      throw new IllegalArgumentException(
          "probabilities must have one value for each of the %d classes %s, received %d for %s"
              .formatted(classes.size(), classes, window.classes(), window.recording()));
    }
  }

  /** Returns the classes, then in natural order the labels that are not among them. */
  static List<String> union(List<String> classes, Collection<String> labels) {
    TreeSet<String> others = new TreeSet<>(labels);
    classes.forEach(others::remove);
    List<String> union = new ArrayList<>(classes);
    union.addAll(others);
    return List.copyOf(union);
  }

  /** Returns the position of each label. */
  static Map<String, Integer> indices(List<String> labels) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    for (String label : labels) {
      if (indices.putIfAbsent(label, indices.size()) != null) {
        throw new IllegalArgumentException("labels must be distinct, received " + label + " twice");
      }
    }
    return indices;
  }
}
