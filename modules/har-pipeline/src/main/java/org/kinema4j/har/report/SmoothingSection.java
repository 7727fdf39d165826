package org.kinema4j.har.report;

import java.util.function.ToDoubleFunction;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.evaluate.Evaluation;

/** The part of the report that shows what smoothing does, and what it costs in time. */
final class SmoothingSection {

  private SmoothingSection() {}

  static void write(Markup html, Evaluation before, SmoothedEvaluation smoothed) {
    html.open("section", "id", "smoothing").leaf("h2", "Smoothing: frames before and after");
    html.leaf(
        "p",
        "Smoothed by "
            + smoothed.describe()
            + ". The delay is how far ahead of a frame the method looks; a live system is that"
            + " late. The timeline below is drawn after smoothing; all other figures are before"
            + " it.",
        "class",
        "how");
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    html.leaf("th", "score", "class", "label").leaf("th", "before").leaf("th", "after");
    html.close().close().open("tbody");
    Evaluation after = smoothed.evaluation();
    boolean frames = before.frames().total() > 0;
    boolean segments = before.segments().recordings() > 0;
    row(html, "Frame accuracy", frames, before, after, e -> e.frames().accuracy());
    row(html, "Frame macro-F1", frames, before, after, e -> e.frames().macroF1());
    row(html, "Edit score", segments, before, after, e -> e.segments().edit());
    row(html, "Segment F1@10", segments, before, after, e -> e.segments().f1At10());
    row(html, "Segment F1@25", segments, before, after, e -> e.segments().f1At25());
    row(html, "Segment F1@50", segments, before, after, e -> e.segments().f1At50());
    html.close().close().close().close();
  }

  private static void row(
      Markup html,
      String name,
      boolean known,
      Evaluation before,
      Evaluation after,
      ToDoubleFunction<Evaluation> score) {
    html.open("tr").leaf("th", name, "class", "label");
    for (Evaluation each : new Evaluation[] {before, after}) {
      String text = known ? Numbers.score(score.applyAsDouble(each)) : Numbers.UNKNOWN;
      html.leaf("td", text, "class", "sum");
    }
    html.close();
  }
}
