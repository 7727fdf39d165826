package org.kinema4j.benchmarks.ucihar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.model.Backend;

/**
 * What came out, as text and as JSON.
 *
 * @param config configuration of the network, the seed aside
 * @param data what was learned from and judged by
 * @param runs the network, a training a seed
 * @param regression test accuracy of the logistic regression
 */
record UciHarResult(RunConfig config, InertialData data, List<NetworkRun> runs, double regression) {

  double mean() {
    return runs.stream().mapToDouble(NetworkRun::testAccuracy).average().orElseThrow();
  }

  /** A table: the trainings, their mean, and the regression. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%d training windows, %d test windows of %d frames",
        data.train().windows(),
        data.test().windows(),
        data.test().windowFrames());
    line(text, "");
    line(text, "%-28s  %-10s  %10s  %8s  %7s", "model", "epochs", "validation", "test", "seconds");
    for (NetworkRun run : runs) {
      line(
          text,
          "%-28s  %-10s  %10.4f  %8.4f  %7.1f",
          config.network() + ", seed " + run.seed(),
          run.bestEpoch() + " of " + run.epochs(),
          run.validationAccuracy(),
          run.testAccuracy(),
          run.seconds());
    }
    line(text, "%-28s  %-10s  %10s  %8.4f", config.network() + ", mean", "", "", mean());
    line(text, "%-28s  %-10s  %10s  %8.4f", "logistic regression", "", "", regression);
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  /** The same with everything that was set. */
  Map<String, Object> json() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("trainWindows", data.train().windows());
    content.put("testWindows", data.test().windows());
    content.put("windowFrames", data.test().windowFrames());
    content.put("network", config.network());
    content.put("training", config.training());
    content.put("runs", runs);
    content.put("meanTestAccuracy", mean());
    Map<String, Object> linear = new LinkedHashMap<>();
    linear.put("testAccuracy", regression);
    linear.put("steps", LogisticRegression.STEPS);
    linear.put("learningRate", LogisticRegression.RATE);
    linear.put("l2", LogisticRegression.L2);
    linear.put("features", WindowFeatures.names());
    content.put("logisticRegression", linear);
    content.put("backend", Backend.describe());
    return content;
  }
}
