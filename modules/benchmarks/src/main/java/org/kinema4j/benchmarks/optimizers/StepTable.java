package org.kinema4j.benchmarks.optimizers;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What steps cost.
 *
 * @param micros microseconds of each round, by optimizer; the first is what the others are compared
 *     with
 */
record StepTable(Map<String, List<Double>> micros) {

  /** A line an optimizer. */
  String text() {
    List<Double> base = micros.values().iterator().next();
    StringBuilder text = new StringBuilder();
    text.append("%-18s %12s  %s%n".formatted("", "\u00b5s a step", "ratio to Adam (range)"));
    micros.forEach((name, rounds) -> text.append(line(name, rounds, base)));
    return text.toString();
  }

  private static String line(String name, List<Double> rounds, List<Double> base) {
    List<Double> ratios =
        IntStream.range(0, rounds.size()).mapToObj(i -> rounds.get(i) / base.get(i)).toList();
    return String.format(
        Locale.ROOT,
        "%-18s %12.0f  %.2f (%.2f to %.2f)%n",
        name,
        median(rounds),
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
