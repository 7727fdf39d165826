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
 * @param seconds time of each row on the clock of the video, ascending, at least two
 * @param labels label of each row; empty where nobody had an opinion
 * @param shares part of the row's opinions that its label got, in (0, 1]; 0 without a label
 * @param agreement how far the annotators agree
 */
public record MergedAnnotations(
    Path source,
    List<Double> seconds,
    List<Optional<Action>> labels,
    List<Double> shares,
    AnnotatorAgreement agreement) {

  /**
   * Copies the lists and checks that they fit together.
   *
   * @param source the file
   * @param seconds time of each row
   * @param labels label of each row, or empty
   * @param shares part of the opinions that each label got
   * @param agreement how far the annotators agree
   */
  public MergedAnnotations {
    seconds = List.copyOf(seconds);
    labels = List.copyOf(labels);
    shares = List.copyOf(shares);
    if (seconds.size() < 2 || labels.size() != seconds.size() || shares.size() != seconds.size()) {
      throw new IllegalArgumentException(
          "labels, shares and seconds must have the same number of rows, two or more, received %d,"
                  .formatted(labels.size())
              + " %d and %d".formatted(shares.size(), seconds.size()));
    }
    for (int i = 0; i < labels.size(); i++) {
      double share = shares.get(i);
      if (!(labels.get(i).isPresent() ? share > 0 && share <= 1 : share == 0)) {
        throw new IllegalArgumentException(
            "shares must be in (0, 1] with a label and 0 without, received %s at row %d"
                .formatted(share, i));
      }
    }
  }

  /**
   * Labels on the frames of a recording, and how the annotation lies on it.
   *
   * @param track the labels with their shares
   * @param rowsBefore rows that end at or before the start of the recording, and are cut
   * @param rowsAfter rows that begin at or after its end, and are cut
   * @param startGapSeconds when the annotation starts, in seconds from the start of the recording;
   *     negative if it starts before
   * @param endGapSeconds when the annotation ends, in seconds from the end of the recording;
   *     negative if it ends before
   */
  public record Placed(
      LabelTrack track,
      int rowsBefore,
      int rowsAfter,
      double startGapSeconds,
      double endGapSeconds) {

    /**
     * Returns how much of the annotation lies after the end of the recording.
     *
     * @return seconds, 0 if it ends in time
     */
    public double secondsCut() {
      return Math.max(0, endGapSeconds);
    }
  }

  /**
   * Returns the time at which the last row ends: it lasts as long as the median step between rows.
   *
   * @return end of the annotation in seconds of the video
   */
  public double endSeconds() {
    return seconds.get(seconds.size() - 1) + Annotations.medianStep(seconds);
  }

  /**
   * Puts the labels on the frames of a recording that starts when the video does.
   *
   * @param frames number of frames of the recording
   * @param frameRateHz its rate
   * @return the labels of its frames
   * @see #place(int, double, double)
   */
  public Placed place(int frames, double frameRateHz) {
    return place(frames, frameRateHz, 0);
  }

  /**
   * Puts the labels on the frames of a recording, whatever the rates of video and recording.
   *
   * <pre>
   *   row i labels the frames [round((t_i - offset) * rate), round((t_(i+1) - offset) * rate))
   * </pre>
   *
   * <p>Frames before the first row and in rows without a label have none. What lies before the
   * first frame or after the last one is cut. Each frame has the share of its row.
   *
   * @param frames number of frames of the recording
   * @param frameRateHz its rate
   * @param offsetSeconds time of the video at which the recording starts: positive if the video
   *     started before
   * @return the labels of its frames
   */
  public Placed place(int frames, double frameRateHz, double offsetSeconds) {
    if (!Double.isFinite(offsetSeconds)) {
      throw new IllegalArgumentException("offsetSeconds must be finite, received " + offsetSeconds);
    }
    List<LabelSpan> spans = new ArrayList<>();
    float[] frameShares = new float[frames];
    int rowsBefore = 0;
    int rowsAfter = 0;
    long start = Math.round((seconds.get(0) - offsetSeconds) * frameRateHz);
    for (int i = 0; i < labels.size(); i++) {
      double endTime = i + 1 < labels.size() ? seconds.get(i + 1) : endSeconds();
      long end = Math.round((endTime - offsetSeconds) * frameRateHz);
      rowsBefore += end <= 0 ? 1 : 0;
      rowsAfter += start >= frames ? 1 : 0;
      int first = within(start, frames);
      int last = within(end, frames);
      if (last > first && labels.get(i).isPresent()) {
        append(spans, new LabelSpan(first, last, labels.get(i).get().label()));
        Arrays.fill(frameShares, first, last, shares.get(i).floatValue());
      }
      start = end;
    }
    return new Placed(
        new LabelTrack(frames, spans).withShares(frameShares),
        rowsBefore,
        rowsAfter,
        seconds.get(0) - offsetSeconds,
        endSeconds() - offsetSeconds - frames / frameRateHz);
  }

  private static int within(long frame, int frames) {
    return (int) Math.max(0, Math.min(frames, frame));
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
