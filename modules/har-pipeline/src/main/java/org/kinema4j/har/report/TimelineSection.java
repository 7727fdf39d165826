package org.kinema4j.har.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.evaluate.RecordingResult;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/** Draws true and predicted actions of recordings over time. */
final class TimelineSection {

  /** How many recordings are drawn; more would make the file slow to open. */
  static final int MAX_RECORDINGS = 6;

  private static final double WIDTH = 1040;
  private static final double LEFT = 74;
  private static final double RIGHT = 12;
  private static final double STRIP = 30;
  private static final double TRUE_TOP = 2;
  private static final double PREDICTED_TOP = 36;
  private static final double ERROR_TOP = 72;
  private static final double ERROR_STRIP = 10;
  private static final double AXIS = 88;
  private static final double HEIGHT = 110;
  private static final int TICKS = 12;

  /** Width of a letter of the labels, generously. */
  private static final double LETTER = 6.6;

  private static final String WRONG = "wrong";
  private static final String UNSCORED = "not scored";

  private final Evaluation evaluation;
  private final Palette palette;

  TimelineSection(Evaluation evaluation, Palette palette) {
    this.evaluation = evaluation;
    this.palette = palette;
  }

  void write(Markup html) {
    html.open("section", "id", "timeline").leaf("h2", "True and predicted actions over time");
    List<RecordingResult> recordings = evaluation.recordings();
    if (recordings.isEmpty()) {
      html.leaf("p", "The windows came without recordings, so there is no timeline.").close();
      return;
    }
    html.leaf("p", explanation(recordings.size()), "class", "how");
    legend(html);
    recordings.stream().limit(MAX_RECORDINGS).forEach(result -> recording(html, result));
    html.close();
  }

  private String explanation(int recordings) {
    String text =
        "Upper strip: what happened. Middle strip: what the model says, frame by frame. Red below:"
            + " where the two differ; gray: frames without a label or outside every window, which"
            + " are not scored. Rest the pointer on a segment for its name and time.";
    return recordings > MAX_RECORDINGS
        ? text
            + " The first %s of %s test recordings are drawn."
                .formatted(Numbers.count(MAX_RECORDINGS), Numbers.count(recordings))
        : text;
  }

  private void legend(Markup html) {
    html.open("p", "class", "legend");
    for (String label : palette.labels()) {
      html.open("span", "class", "key");
      html.leaf("span", "", "class", "swatch", "style", "background:" + palette.color(label));
      html.text(label).close().text(" ");
    }
    html.close();
  }

  private void recording(Markup html, RecordingResult result) {
    LabelledRecording recording = result.recording();
    long scored = result.scoredFrames();
    html.open("div", "class", "plot").open("h3").text(shortName(recording));
    html.leaf(
        "span",
        " subject %s, %s"
            .formatted(
                recording.subject(),
                scored == 0
                    ? "no frame scored"
                    : Numbers.percent((double) result.correctFrames() / scored)
                        + " of frames right"),
        "class",
        "detail");
    html.close();
    Scale scale = new Scale(recording.frameRateHz(), result.predicted().frames());
    html.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(Numbers.plain(WIDTH), Numbers.plain(HEIGHT)),
        "role",
        "img",
        "aria-label",
        "Timeline of " + shortName(recording));
    name(html, "true", TRUE_TOP + STRIP / 2);
    strip(html, scale, recording.labels(), TRUE_TOP);
    name(html, "predicted", PREDICTED_TOP + STRIP / 2);
    strip(html, scale, result.predicted(), PREDICTED_TOP);
    name(html, "errors", ERROR_TOP + ERROR_STRIP / 2);
    errors(html, scale, result);
    axis(html, scale);
    html.close().close();
  }

  /** Recordings of one name are told apart by their folders, which are nobody else's business. */
  private static String shortName(LabelledRecording recording) {
    return recording.name().substring(recording.name().lastIndexOf('/') + 1);
  }

  private static void name(Markup svg, String name, double y) {
    svg.leaf("text", name, "x", LEFT - 8, "y", y, "class", "strip-name");
  }

  private void strip(Markup svg, Scale scale, LabelTrack track, double top) {
    new Box(LEFT, top, WIDTH - RIGHT - LEFT, STRIP).draw(svg, "class", "strip");
    for (LabelSpan span : track.spans()) {
      double x = scale.x(span.start());
      double width = scale.x(span.end()) - x;
      svg.open("g").leaf("title", tooltip(span, scale));
      new Box(x, top, width, STRIP).draw(svg, "fill", palette.color(span.label()));
      if (span.label().length() * LETTER + 6 < width) {
        svg.leaf(
            "text",
            span.label(),
            "x",
            x + width / 2,
            "y",
            top + STRIP / 2,
            "style",
            "fill:" + palette.ink(span.label()),
            "class",
            "inside");
      }
      svg.close();
    }
  }

  private static String tooltip(LabelSpan span, Scale scale) {
    return String.format(
        Locale.ROOT,
        "%s, %.2f to %.2f s",
        span.label(),
        span.start() / scale.rateHz,
        span.end() / scale.rateHz);
  }

  private static void errors(Markup svg, Scale scale, RecordingResult result) {
    List<String> states = new ArrayList<>(scale.frames);
    for (int f = 0; f < scale.frames; f++) {
      String truth = result.truthAt(f).orElse(null);
      boolean right = truth != null && truth.equals(result.predictedAt(f).orElse(null));
      states.add(truth == null ? UNSCORED : right ? null : WRONG);
    }
    for (LabelSpan span : LabelTrack.ofFrames(states).spans()) {
      double x = scale.x(span.start());
      double width = Math.max(0.5, scale.x(span.end()) - x);
      svg.open("g").leaf("title", tooltip(span, scale));
      new Box(x, ERROR_TOP, width, ERROR_STRIP)
          .draw(svg, "class", span.label().equals(WRONG) ? "wrong" : "unscored");
      svg.close();
    }
  }

  private static void axis(Markup svg, Scale scale) {
    // A recording without frames still has an axis, and ticks that come to an end.
    double seconds = Math.max(1, scale.frames) / scale.rateHz;
    double step = Numbers.tickStep(seconds, TICKS);
    new Box(LEFT, AXIS, WIDTH - RIGHT - LEFT, 1).draw(svg, "class", "axis");
    for (int i = 0; i * step <= seconds * (1 + 1e-9); i++) {
      double x = scale.x(i * step * scale.rateHz);
      svg.empty("line", "x1", x, "x2", x, "y1", AXIS, "y2", AXIS + 4, "class", "tick");
      svg.leaf(
          "text",
          Numbers.tick(i * step, step) + (i == 0 ? " s" : ""),
          "x",
          x,
          "y",
          AXIS + 16,
          "class",
          "tick-label");
    }
  }

  /** Where a rectangle lies. */
  private record Box(double x, double y, double width, double height) {

    void draw(Markup svg, String attribute, String value) {
      svg.empty("rect", "x", x, "y", y, "width", width, "height", height, attribute, value);
    }
  }

  /** Turns frames into horizontal positions. */
  private record Scale(double rateHz, int frames) {

    double x(double frame) {
      return LEFT + (WIDTH - LEFT - RIGHT) * frame / Math.max(1, frames);
    }
  }
}
