package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * One row of a prediction.
 *
 * @param start first moment, in seconds of the recording's clock
 * @param end moment after the last one
 * @param label what happens
 * @param confidence mean probability of the label over the frames
 */
record PredictedSpan(double start, double end, String label, double confidence) {

  /** From here on four decimals do not tell the frames apart. */
  private static final double HIGH_RATE_HZ = 1000;

  /** What a model says of a recording whose first frame is at a time of its own clock. */
  static List<PredictedSpan> of(
      FrameVote vote, LabelTrack track, double rateHz, CsvRecording recording) {
    List<PredictedSpan> spans = new ArrayList<>();
    for (LabelSpan span : track.spans()) {
      spans.add(
          new PredictedSpan(
              recording.clock(span.start() / rateHz),
              recording.clock(span.end() / rateHz),
              span.label(),
              vote.confidence(span)));
    }
    return spans;
  }

  /** The table, which can be read as labels again. */
  static String csv(List<PredictedSpan> spans, double rateHz) {
    String time = rateHz > HIGH_RATE_HZ ? "%.7f" : "%.4f";
    StringBuilder text = new StringBuilder("start,end,label,confidence\n");
    for (PredictedSpan span : spans) {
      text.append(
          String.format(
              Locale.ROOT,
              time + "," + time + ",%s,%.4f\n",
              span.start,
              span.end,
              field(span.label),
              span.confidence));
    }
    return text.toString();
  }

  private static String field(String label) {
    boolean plain = label.indexOf(',') < 0 && label.indexOf('"') < 0;
    return plain ? label : '"' + label.replace("\"", "\"\"") + '"';
  }
}
