package org.kinema4j.benchmarks.optimizers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kinema4j.benchmarks.optimizers.Comparison.Result;
import org.kinema4j.benchmarks.optimizers.Surface.Point;

/** Results as tables of Markdown, and as CSV. */
final class ResultTables {

  private static final double MILLIS = 1e3;

  private ResultTables() {}

  /** A line an optimizer. */
  static String network(List<Result> results) {
    StringBuilder text =
        new StringBuilder(
            "| optimizer | of | rate | held-out accuracy | test accuracy by seed | mean ±"
                + " deviation | epochs | ms a step |\n|---|---|---|---|---|---|---|---|\n");
    for (Result result : results) {
      List<Trial> tests = result.tests();
      text.append(
          "| `%s` | %s | %s%s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  result.optimizer().name(),
                  result.optimizer().ours() ? "Kinema4J" : "DL4J",
                  number(result.rate()),
                  result.atEdge() ? " (edge)" : "",
                  share(result.choice().accuracy()),
                  tests.stream()
                      .map(test -> share(test.accuracy()))
                      .collect(Collectors.joining(", ")),
                  spread(tests.stream().mapToDouble(Trial::accuracy).toArray()),
                  fixed("%.1f", tests.stream().mapToDouble(Trial::epochs).average().orElseThrow()),
                  fixed("%.2f", millis(tests))));
    }
    return text.toString();
  }

  private static double millis(List<Trial> trials) {
    double seconds = trials.stream().mapToDouble(Trial::seconds).sum();
    return seconds * MILLIS / trials.stream().mapToInt(Trial::steps).sum();
  }

  /** A line a trial. */
  static String csv(List<Trial> trials) {
    StringBuilder text =
        new StringBuilder(
            "optimizer,part,seed,accuracy,loss,epochs,steps,seconds,last_training_loss,"
                + "parameters,setup\n");
    for (Trial trial : trials) {
      List<Double> losses = trial.losses();
      text.append(
          "%s,%s,%d,%s,%s,%s,%d,%s,%s,%s,%s%n"
              .formatted(
                  trial.key().optimizer(),
                  trial.key().part(),
                  trial.key().seed(),
                  trial.accuracy(),
                  trial.loss(),
                  trial.epochs(),
                  trial.steps(),
                  trial.seconds(),
                  losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1),
                  quoted(trial.key().parameters()),
                  quoted(trial.key().setup())));
    }
    return text.toString();
  }

  /** A line an optimizer, a column pair a surface. */
  static String surfaces(List<List<Descent>> byOptimizer) {
    StringBuilder text = new StringBuilder("| optimizer |");
    for (Surface surface : Surface.values()) {
      text.append(" %s: rate | value at the end | there |".formatted(surface.title()));
    }
    text.append("\n|---|").append("---|---|---|".repeat(Surface.values().length)).append('\n');
    for (List<Descent> descents : byOptimizer) {
      text.append("| `%s` |".formatted(descents.get(0).optimizer().name()));
      for (Descent descent : descents) {
        Point last = descent.last();
        text.append(
            String.format(
                Locale.ROOT,
                " %s | %.1e | %.3f, %.3f |",
                number(descent.rate()),
                descent.end(),
                last.x(),
                last.y()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String spread(double... values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    return Double.isNaN(mean)
        ? "diverged"
        : String.format(Locale.ROOT, "%.3f ± %.3f", mean, deviation);
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "diverged" : fixed("%.3f", value);
  }

  private static String fixed(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String number(double rate) {
    return Double.isNaN(rate)
        ? "none"
        : BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }
}
