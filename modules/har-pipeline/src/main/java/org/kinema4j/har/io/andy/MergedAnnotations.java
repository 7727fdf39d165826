package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * One label for each annotated frame of the video, merged from all annotators.
 *
 * @param source the file that the annotations come from
 * @param seconds time of each row, ascending, at least two
 * @param labels label of each row; empty where nobody had an opinion
 * @param agreement how far the annotators agree
 */
public record MergedAnnotations(
    Path source,
    List<Double> seconds,
    List<Optional<Action>> labels,
    AnnotatorAgreement agreement) {

  /**
   * Copies the lists.
   *
   * @param source the file
   * @param seconds time of each row
   * @param labels label of each row, or empty
   * @param agreement how far the annotators agree
   */
  public MergedAnnotations {
    seconds = List.copyOf(seconds);
    labels = List.copyOf(labels);
    if (seconds.size() < 2 || labels.size() != seconds.size()) {
      throw new IllegalArgumentException(
          "labels and seconds must have the same number of rows, two or more, received %d and %d"
              .formatted(labels.size(), seconds.size()));
    }
  }

  /**
   * Labels on the frames of a recording, and what did not fit on it.
   *
   * @param track the labels
   * @param rowsCut rows that begin at or after the end of the recording
   * @param secondsCut time of the annotation after the end of the recording, in seconds
   */
  public record Placed(LabelTrack track, int rowsCut, double secondsCut) {}

  /**
   * Returns the time at which the last row ends: it lasts as long as the median step between rows.
   *
   * @return end of the annotation in seconds
   */
  public double endSeconds() {
    double[] steps = new double[seconds.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = seconds.get(i + 1) - seconds.get(i);
    }
    Arrays.sort(steps);
    int middle = steps.length / 2;
    double median = steps.length % 2 == 1 ? steps[middle] : (steps[middle - 1] + steps[middle]) / 2;
    return seconds.get(seconds.size() - 1) + median;
  }

  /**
   * Puts the labels on the frames of a recording that starts when the video does.
   *
   * <pre>
   *   row i labels the frames [round(t_i * rate), round(t_(i+1) * rate))
   * </pre>
   *
   * <p>Frames before the first row and in rows without a label have none. What lies after the last
   * frame is cut.
   *
   * @param frames number of frames of the recording
   * @param frameRateHz its rate
   * @return the labels of its frames
   */
  public Placed place(int frames, double frameRateHz) {
    List<LabelSpan> spans = new ArrayList<>();
    int rowsCut = 0;
    for (int i = 0; i < labels.size(); i++) {
      double endTime = i + 1 < labels.size() ? seconds.get(i + 1) : endSeconds();
      int start = frameAt(seconds.get(i), frames, frameRateHz);
      int end = frameAt(endTime, frames, frameRateHz);
      rowsCut += start >= frames ? 1 : 0;
      if (end > start && labels.get(i).isPresent()) {
        append(spans, new LabelSpan(start, end, labels.get(i).get().label()));
      }
    }
    double secondsCut = Math.max(0, endSeconds() - frames / frameRateHz);
    return new Placed(new LabelTrack(frames, spans), rowsCut, secondsCut);
  }

  private static int frameAt(double time, int frames, double frameRateHz) {
    return (int) Math.min(frames, Math.round(time * frameRateHz));
  }

  private static void append(List<LabelSpan> spans, LabelSpan span) {
    LabelSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null && last.end() == span.start() && last.label().equals(span.label())) {
      spans.set(spans.size() - 1, new LabelSpan(last.start(), span.end(), span.label()));
    } else {
      spans.add(span);
    }
  }
}
