package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import java.util.Locale;

/**
 * Engines side by side, for people.
 *
 * @param rounds what was measured
 * @param results what was found
 */
record ComparisonTable(Rounds rounds, Results results) {

  private static final String ROW = "%-10s %6s  %-14s %12s %21s %12s %10s%n";

  String text() {
    StringBuilder text = new StringBuilder();
    Engine first = rounds.engines().get(0);
    text.append(
        String.format(
            Locale.ROOT,
            ROW,
            "task",
            "batch",
            "engine",
            "windows/s",
            "least to most",
            "ms a batch",
            "to " + first));
    for (Task task : Task.values()) {
      for (Shape shape : rounds.shapes()) {
        rounds.engines().forEach(engine -> text.append(row(task, shape, engine, first)));
      }
    }
    text.append(legend());
    return text.toString();
  }

  private String row(Task task, Shape shape, Engine engine, Engine first) {
    Spread speed = results.speed(engine, shape, task);
    double ratio = speed.median() / results.speed(first, shape, task).median();
    return String.format(
        Locale.ROOT,
        ROW,
        task,
        shape.batch(),
        engine,
        number(speed.median()),
        number(speed.min()) + " to " + number(speed.max()),
        number(results.millis(engine, shape, task).median()),
        number(ratio) + " x");
  }

  /** Three digits, at least. */
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private String legend() {
    StringBuilder text = new StringBuilder("\n");
    for (Engine engine : rounds.engines()) {
      List<Measurement> all = results.of(engine, rounds.shapes().get(0));
      text.append(
          String.format(
              Locale.ROOT, "%-14s %s; %s%n", engine, engine.description(), all.get(0).facts()));
    }
    if (rounds.engines().size() > 1) {
      text.append(
          String.format(
              Locale.ROOT,
              "Predictions from equal weights differ by at most %.1e.%n",
              results.largestDifference()));
    }
    return text.toString();
  }
}
