package org.kinema4j.benchmarks.losses;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What several losses found, over the seeds.
 *
 * @param rare label of the rare class
 * @param outcomes by the loss, one a seed; the first loss is what the others are compared with
 */
record ImbalanceTable(String rare, Map<String, List<ImbalanceTrial.Outcome>> outcomes) {

  /** A line a loss: means and standard deviations, then the recall of each seed. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-24s  %-15s  %-15s  %-15s  %-15s  %s%n"
            .formatted(
                rare + ", mean ± deviation",
                "recall",
                "precision",
                "accuracy",
                "macro-F1",
                "recalls (gain)"));
    List<ImbalanceTrial.Outcome> base = outcomes.values().iterator().next();
    outcomes.forEach(
        (loss, runs) ->
            text.append(
                "%-24s  %-15s  %-15s  %-15s  %-15s  %s%n"
                    .formatted(
                        loss,
                        spread(runs, run -> run.rareClass().recall()),
                        spread(runs, run -> run.rareClass().precision()),
                        spread(runs, run -> run.windows().accuracy()),
                        spread(runs, run -> run.windows().macroF1()),
                        recalls(runs, base))));
    return text.toString();
  }

  private static String spread(
      List<ImbalanceTrial.Outcome> runs, ToDoubleFunction<ImbalanceTrial.Outcome> score) {
    double mean = runs.stream().mapToDouble(score).average().orElseThrow();
    double squares =
        runs.stream().mapToDouble(score).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = runs.size() == 1 ? 0 : Math.sqrt(squares / (runs.size() - 1));
    return String.format(Locale.ROOT, "%.3f ± %.3f", mean, deviation);
  }

  private static String recalls(
      List<ImbalanceTrial.Outcome> runs, List<ImbalanceTrial.Outcome> base) {
    double gain = 0;
    for (int i = 0; i < runs.size(); i++) {
      gain += (runs.get(i).rareClass().recall() - base.get(i).rareClass().recall()) / runs.size();
    }
    return runs.stream()
        .map(run -> String.format(Locale.ROOT, "%.3f", run.rareClass().recall()))
        .collect(Collectors.joining(" ", "", String.format(Locale.ROOT, " (%+.3f)", gain)));
  }
}
