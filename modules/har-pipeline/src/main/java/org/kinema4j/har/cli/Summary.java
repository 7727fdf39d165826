package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.kinema4j.har.Judgement;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.Evaluation;

/** The result of a training or an evaluation, for people at a terminal. */
final class Summary {

  private Summary() {}

  static void print(PrintWriter out, Judgement judgement, Path folder) {
    Evaluation evaluation = judgement.evaluation();
    out.printf(
        Locale.ROOT,
        "accuracy %.3f of %d windows, macro-F1 %.3f%s%n",
        evaluation.windows().accuracy(),
        evaluation.windows().total(),
        evaluation.windows().macroF1(),
        ofRecordings(evaluation));
    judgement.smoothed().ifPresent(smoothed -> out.println(smoothed(smoothed)));
    out.println();
    int width = evaluation.windows().labels().stream().mapToInt(String::length).max().orElse(5);
    out.printf("%-" + width + "s  precision  recall     F1  windows%n", "");
    for (ClassScore score : evaluation.windows().perClass()) {
      out.printf(
          Locale.ROOT,
          "%-" + width + "s      %.3f   %.3f  %.3f  %7d%n",
          score.label(),
          score.precision(),
          score.recall(),
          score.f1(),
          score.support());
    }
    out.printf("%nreport: %s%n", folder.resolve(OutputFolder.REPORT));
  }

  private static String smoothed(SmoothedEvaluation smoothed) {
    return "smoothed by "
        + smoothed.decoder().method().label()
        + ofRecordings(smoothed.evaluation());
  }

  /** Windows that came without recordings have no frames and segments to score. */
  private static String ofRecordings(Evaluation evaluation) {
    return evaluation.recordings().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "; frames %.3f; segments F1@50 %.3f",
            evaluation.frames().accuracy(),
            evaluation.segments().f1At50());
  }
}
