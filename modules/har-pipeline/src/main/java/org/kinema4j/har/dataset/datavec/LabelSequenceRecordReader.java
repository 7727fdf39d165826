package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.datavec.api.conf.Configuration;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.metadata.StringMetaData;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelTrack;

/**
 * Hands files of labels to DataVec, at the frame rate of the recordings that they belong to: one
 * file is one sequence, one frame one time step, one opinion one column of texts, empty where there
 * is none. Frame 0 is the first of the recording, so that steps of both go together by their
 * numbers; the last frame is that at which the labels end, be the recording longer or shorter.
 */
abstract class LabelSequenceRecordReader extends FrameSequenceRecordReader {

  /** Key of the frame rate in hertz. */
  public static final String FRAME_RATE_HZ = NAME_SPACE + ".labels.frameRateHz";

  /** Key of the name of a {@link FirstColumn}, the same as that of recordings. */
  public static final String FIRST_COLUMN = RecordingSequenceRecordReader.FIRST_COLUMN;

  /** The rate if nothing else is said: that of AnDy's recordings, in hertz. */
  public static final double DEFAULT_FRAME_RATE_HZ = 240;

  private static final long serialVersionUID = 1L;

  /** More than eleven hours at 240 Hz; each frame becomes a row of objects. */
  private static final int MAX_FRAMES = 10_000_000;

  /** Frames a second. */
  private double rateHz;

  /** What stands before the labels. */
  private FirstColumn firstColumn;

  /**
   * One column of labels.
   *
   * @param column its name
   * @param track its labels
   */
  record Opinion(String column, LabelTrack track) {}

  LabelSequenceRecordReader(double rateHz, FirstColumn firstColumn) {
    this.rateHz = checkedRate(rateHz);
    this.firstColumn = Objects.requireNonNull(firstColumn, "firstColumn");
  }

  private static double checkedRate(double rateHz) {
    if (!(rateHz > 0 && Double.isFinite(rateHz))) {
      throw new IllegalArgumentException("rateHz must be in (0, \u221e), received " + rateHz);
    }
    return rateHz;
  }

  /** Returns how many frames there are up to a time. */
  static int frames(Path file, double endSeconds, double rateHz) {
    double frames = Math.rint(endSeconds * rateHz);
    if (!(frames <= MAX_FRAMES)) {
      throw new BadDataException(
          file,
          "",
          "labels that end within %d frames of %s Hz".formatted(MAX_FRAMES, rateHz),
          "labels up to " + endSeconds + " s");
    }
    return (int) frames;
  }

  /** Reads a file: at least one opinion, all of the same number of frames. */
  abstract List<Opinion> opinions(Path file, double rateHz) throws IOException;

  @Override
  final FrameTable table(Path file) throws IOException {
    List<Opinion> opinions = opinions(file, rateHz);
    return new FrameTable(schema(opinions), rateHz, rows(opinions));
  }

  @Override
  final FrameTable table(Path name, InputStream stream) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " reads files only, received a stream for " + name);
  }

  private SequenceSchema schema(List<Opinion> opinions) {
    List<ColumnMetaData> columns = new ArrayList<>();
    firstColumn.metaData().ifPresent(columns::add);
    opinions.forEach(opinion -> columns.add(new StringMetaData(opinion.column())));
    return new SequenceSchema(columns);
  }

  private List<List<Writable>> rows(List<Opinion> opinions) {
    int frames = opinions.get(0).track().frames();
    List<List<Writable>> rows = new ArrayList<>(frames);
    for (int frame = 0; frame < frames; frame++) {
      List<Writable> row = new ArrayList<>(1 + opinions.size());
      firstColumn.at(frame, rateHz).ifPresent(row::add);
      for (Opinion opinion : opinions) {
        row.add(RecordingColumns.label(Optional.of(opinion.track()), frame));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  void configure(Configuration configuration) {
    double rate = rate(configuration);
    firstColumn = Settings.choice(configuration, FIRST_COLUMN, firstColumn);
    rateHz = rate;
  }

  private double rate(Configuration configuration) {
    String text = configuration.get(FRAME_RATE_HZ);
    try {
      return text == null ? rateHz : checkedRate(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number, received '%s'".formatted(FRAME_RATE_HZ, text), e);
    }
  }

  @Override
  void describe(Configuration configuration) {
    configuration.set(FRAME_RATE_HZ, Double.toString(rateHz));
    configuration.set(FIRST_COLUMN, firstColumn.name());
  }
}
