package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.motion.BadDataException;

/**
 * Hands labels of spans, {@code start,end,label} ({@link SpanCsv}), to DataVec, at the frame rate
 * of the recordings: one column, {@code label}, empty where no span is.
 *
 * <p>Frame 0 is at second 0 of the labels' clock; use {@link CsvSequenceRecordReader} with {@link
 * LastColumn#LABEL} where recordings begin at another time. What lies before frame 0 is cut. The
 * sequence ends with the last span, which may be earlier or later than the end of the recording:
 * align their starts.
 *
 * <p><b>Configuration.</b> {@link #FRAME_RATE_HZ}, {@link #FIRST_COLUMN}.
 */
public final class SpanSequenceRecordReader extends LabelSequenceRecordReader {

  private static final long serialVersionUID = 1L;

  /** Creates a reader of labels at {@value #DEFAULT_FRAME_RATE_HZ} Hz. */
  public SpanSequenceRecordReader() {
    this(DEFAULT_FRAME_RATE_HZ, FirstColumn.NONE);
  }

  /**
   * Creates a reader.
   *
   * @param rateHz frames a second of the recordings that the labels belong to, in (0, &infin;)
   * @param firstColumn what stands before the labels
   */
  public SpanSequenceRecordReader(double rateHz, FirstColumn firstColumn) {
    super(rateHz, firstColumn);
  }

  @Override
  List<Opinion> opinions(Path file, double rateHz) throws IOException {
    List<TimeSpan> spans = SpanCsv.read(file);
    double end = spans.isEmpty() ? 0 : spans.get(spans.size() - 1).endSeconds();
    int frames = frames(file, end, rateHz);
    if (frames < 1) {
      throw new BadDataException(
          file,
          "",
          "spans after second 0",
          spans.isEmpty() ? "none" : "labels up to " + end + " s");
    }
    return List.of(
        new Opinion(
            RecordingSequenceRecordReader.LABEL,
            SpanCsv.place(file, spans, 0, frames, rateHz).track()));
  }
}
