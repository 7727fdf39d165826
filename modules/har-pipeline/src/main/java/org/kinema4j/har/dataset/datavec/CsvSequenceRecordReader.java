package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.datavec.api.conf.Configuration;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.csv.CsvReader;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;

/**
 * Hands recordings in generic CSV ({@link CsvReader}) to DataVec, with or without labels.
 *
 * <p>There is always the column {@code missing}, before the channels: 1 at frames for which the
 * file has no values within the longest gap that is interpolated; {@link SlidingWindowSplit} keeps
 * them out of windows. Frames begin with the first row of the file, so {@code time} begins with 0
 * whatever the file's clock says. Labels are those of {@code <same stem>.labels.csv} beside the
 * file ({@link SpanCsv}), in the file's clock; a recording without any is refused.
 *
 * <p>A split of a folder must not hold the files of labels; {@link
 * org.kinema4j.har.io.csv.RecordingFolder} tells the two apart.
 *
 * <p><b>Configuration.</b> {@link #MAX_GAP_MILLIS}, besides what {@link
 * RecordingSequenceRecordReader} knows.
 */
public final class CsvSequenceRecordReader extends RecordingSequenceRecordReader {

  /** Key of the longest gap that is interpolated, in whole milliseconds. */
  public static final String MAX_GAP_MILLIS = NAME_SPACE + ".csv.maxGapMillis";

  private static final long serialVersionUID = 1L;

  /** The longest gap that is interpolated. */
  private Duration maxGap;

  /** Creates a reader without labels that interpolates {@link CsvReader#DEFAULT_MAX_GAP}. */
  public CsvSequenceRecordReader() {
    this(FirstColumn.NONE, LastColumn.NONE, CsvReader.DEFAULT_MAX_GAP);
  }

  /**
   * Creates a reader.
   *
   * @param firstColumn what stands before all other columns
   * @param lastColumn what stands after the channels
   * @param maxGap the longest gap that is interpolated, 0 or more
   */
  public CsvSequenceRecordReader(FirstColumn firstColumn, LastColumn lastColumn, Duration maxGap) {
    super(firstColumn, lastColumn);
    this.maxGap = checked(maxGap);
  }

  private static Duration checked(Duration maxGap) {
    if (maxGap.isNegative()) {
      throw new IllegalArgumentException("maxGap must be in [0, \u221e), received " + maxGap);
    }
    return maxGap;
  }

  @Override
  protected MotionClip read(Path file) throws IOException {
    return new CsvReader(maxGap).read(file).recording().clip();
  }

  @Override
  protected MotionClip read(Path name, InputStream stream) throws IOException {
    return new CsvReader(maxGap).read(name, stream).recording().clip();
  }

  @Override
  protected MotionClip readLabelled(Path file) throws IOException {
    String name = RecordingName.of(file).name() + SpanCsv.SUFFIX;
    Path labels = file.resolveSibling(name);
    if (!Files.exists(labels)) {
      throw new BadDataException(file, "", "labels beside it, in " + name, "none");
    }
    CsvRecording content = new CsvReader(maxGap).read(file);
    MotionClip clip = content.recording().clip();
    return clip.withLabels(
        SpanCsv.place(
                labels,
                SpanCsv.read(labels),
                content.firstSeconds(),
                clip.frames(),
                content.clockRateHz())
            .track());
  }

  @Override
  protected boolean marksMissing() {
    return true;
  }

  @Override
  void configure(Configuration configuration) {
    Duration gap =
        checked(Duration.ofMillis(configuration.getLong(MAX_GAP_MILLIS, maxGap.toMillis())));
    super.configure(configuration);
    maxGap = gap;
  }

  @Override
  void describe(Configuration configuration) {
    super.describe(configuration);
    configuration.set(MAX_GAP_MILLIS, Long.toString(maxGap.toMillis()));
  }
}
