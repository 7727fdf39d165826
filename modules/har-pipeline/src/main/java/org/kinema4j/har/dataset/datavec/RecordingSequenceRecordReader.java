package org.kinema4j.har.dataset.datavec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.datavec.api.conf.Configuration;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * Hands recordings to DataVec, whatever their format: one file is one sequence, one frame one time
 * step, one channel one column of doubles.
 *
 * <p>All files of a split must have the same columns and, to a thousandth, the same rate; a file
 * that differs is refused with {@link BadDataException}. {@link #schema()} describes the columns,
 * {@link #frameRateHz()} tells the rate.
 *
 * <p><b>Configuration.</b> {@link #FIRST_COLUMN} and {@link #LAST_COLUMN} in the {@code
 * Configuration} replace what the constructor was given, and {@link #getConf()} states what is in
 * force, so that it can initialize another reader alike.
 *
 * <p><b>For a format of your own</b> write {@link #read(Path)} and {@link #readLabelled}, and what
 * else the format knows.
 */
public abstract class RecordingSequenceRecordReader extends FrameSequenceRecordReader {

  /** Key of the name of a {@link FirstColumn}. */
  public static final String FIRST_COLUMN = NAME_SPACE + ".recording.firstColumn";

  /** Key of the name of a {@link LastColumn}. */
  public static final String LAST_COLUMN = NAME_SPACE + ".recording.lastColumn";

  /** Name of the column of labels. */
  public static final String LABEL = "label";

  private static final long serialVersionUID = 1L;

  /** What stands before the channels. */
  private FirstColumn firstColumn;

  /** What stands after the channels. */
  private LastColumn lastColumn;

  /**
   * Creates a reader.
   *
   * @param firstColumn what stands before the channels
   * @param lastColumn what stands after the channels
   */
  protected RecordingSequenceRecordReader(FirstColumn firstColumn, LastColumn lastColumn) {
    this.firstColumn = Objects.requireNonNull(firstColumn, "firstColumn");
    this.lastColumn = Objects.requireNonNull(lastColumn, "lastColumn");
  }

  /**
   * Reads a recording.
   *
   * @param file the file
   * @return the recording
   * @throws IOException if the file is missing or cannot be read
   */
  protected abstract MotionClip read(Path file) throws IOException;

  /**
   * Reads a recording from a stream.
   *
   * @param name name of the recording in messages, from which its subject is taken; need not exist
   * @param stream the content; need not be closed
   * @return the recording
   * @throws IOException if the stream cannot be read
   * @throws UnsupportedOperationException unless the format is read from streams
   */
  protected MotionClip read(Path name, InputStream stream) throws IOException {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " reads files only, received a stream for " + name);
  }

  /**
   * Reads a recording and its labels, wherever the format has those. Called where a column of
   * labels is asked for.
   *
   * @param file the file of the recording
   * @return the recording with its labels
   * @throws IOException if the file or its labels are missing or cannot be read
   */
  protected abstract MotionClip readLabelled(Path file) throws IOException;

  /**
   * Chooses the signals whose channels become columns.
   *
   * @param clip a recording
   * @return all its signals, unless the format says otherwise
   */
  protected List<Signal> signals(MotionClip clip) {
    return clip.signals();
  }

  /**
   * Tells whether recordings of the format can miss frames, so that a column must mark those.
   *
   * @return false, unless the format says otherwise; a recording with missing frames is then
   *     refused
   */
  protected boolean marksMissing() {
    return false;
  }

  @Override
  final FrameTable table(Path file) throws IOException {
    return table(file, lastColumn == LastColumn.LABEL ? readLabelled(file) : read(file));
  }

  @Override
  final FrameTable table(Path name, InputStream stream) throws IOException {
    if (lastColumn == LastColumn.LABEL) {
      throw new UnsupportedOperationException(
          "labels are found near files, received a stream for " + name);
    }
    return table(name, read(name, stream));
  }

  private FrameTable table(Path file, MotionClip clip) {
    if (!marksMissing() && !clip.missing().isEmpty()) {
      throw new BadDataException(
          file, "", "a recording without gaps", "%d gaps".formatted(clip.missing().size()));
    }
    return new RecordingColumns(firstColumn, marksMissing(), lastColumn).table(clip, signals(clip));
  }

  @Override
  void configure(Configuration configuration) {
    FirstColumn first = Settings.choice(configuration, FIRST_COLUMN, firstColumn);
    lastColumn = Settings.choice(configuration, LAST_COLUMN, lastColumn);
    firstColumn = first;
  }

  @Override
  void describe(Configuration configuration) {
    configuration.set(FIRST_COLUMN, firstColumn.name());
    configuration.set(LAST_COLUMN, lastColumn.name());
  }
}
