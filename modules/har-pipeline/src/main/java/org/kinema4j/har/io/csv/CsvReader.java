package org.kinema4j.har.io.csv;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.internal.CsvLines;
import org.kinema4j.har.io.internal.InputFiles;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

/**
 * Reads recordings of any sensor from comma-separated text, plain or compressed with gzip.
 *
 * <pre>
 *   time,acc_x,acc_y,acc_z
 *   s,m/s^2,m/s^2,m/s^2
 *   0.000,0.12,-0.03,9.81
 *   0.010,0.13,-0.02,9.80
 * </pre>
 *
 * <ul>
 *   <li>The first line names the columns, each once. The first is the time, named {@code time},
 *       {@code timestamp}, {@code timestamps} or {@code t} in upper or lower case, if one likes
 *       with its unit: {@code time_s}, {@code time (s)}, {@code time [ms]}. All others are
 *       channels; there are at most {@value #MOST_COLUMNS} columns in all.
 *   <li>A second line may give units; it is one if the time's is {@code s} or {@code ms}, written
 *       out or in brackets or not. Milliseconds are converted. Channels without a unit have unit 1.
 *   <li>Times increase from row to row. They may begin anywhere, also below 0.
 *   <li>A cell that is empty, or {@code NaN}, {@code NA} or {@code N/A} in upper or lower case, is
 *       a missing value. Blank lines, and rows in which all cells are empty, are passed over.
 *   <li>Text is UTF-8 with or without byte order mark, lines end in LF, CR LF or CR, fields may
 *       stand in double quotes. Semicolons, tabs and decimal commas are refused with what to do.
 * </ul>
 *
 * <p><b>Frames.</b> The rate is that of the time column, found in spite of times that are rounded
 * or unsteady and of rows that are missing, and must be in [1, 100 000] Hz. It is rounded to as few
 * decimals as the times allow, so that 120 Hz in milliseconds is 120 Hz. If every row lies within a
 * quarter of a frame of its place, rows are frames and their values pass unchanged; else values are
 * interpolated linearly onto frames that begin with the first row. Channels of different rates
 * stand in one file with empty cells, which are filled like gaps.
 *
 * <p><b>Gaps.</b> Where a channel has no value for at most a given time, {@value
 * #DEFAULT_MAX_GAP_MILLIS} ms by default, values are interpolated linearly. Frames in longer gaps,
 * and before a channel's first or after its last value, are {@linkplain MotionClip#missing()
 * missing}. A linear interpolation over a time h errs by at most h<sup>2</sup>/8 times the second
 * derivative: with 0.1 s by 5 % of the amplitude of a movement that repeats once a second, by 20 %
 * of one that repeats twice, which is about the fastest of walking; more would be made up.
 *
 * <p>Memory is needed for the numbers, twice for a moment, and for little else. Immutable and safe
 * for use by several threads.
 */
public final class CsvReader {

  /** Name of the one signal of the clips: all channels in the order of the columns. */
  public static final String SIGNAL = "channels";

  /** The longest gap that is interpolated unless one says otherwise, in milliseconds. */
  public static final long DEFAULT_MAX_GAP_MILLIS = 100;

  /** The longest gap that is interpolated unless one says otherwise. */
  public static final Duration DEFAULT_MAX_GAP = Duration.ofMillis(DEFAULT_MAX_GAP_MILLIS);

  /** How many columns a file may have, with that of the time. */
  public static final int MOST_COLUMNS = 10_000;

  private final double maxGapSeconds;

  /** Creates a reader that interpolates gaps of up to {@link #DEFAULT_MAX_GAP}. */
  public CsvReader() {
    this(DEFAULT_MAX_GAP);
  }

  /**
   * Creates a reader.
   *
   * @param maxGap the longest gap that is interpolated, itself included: frames without a value
   *     between two with one, divided by the rate; 0 or more
   */
  public CsvReader(Duration maxGap) {
    if (maxGap.isNegative()) {
      throw new IllegalArgumentException("maxGap must be in [0, \u221e), received " + maxGap);
    }
    this.maxGapSeconds = maxGap.toSeconds() + maxGap.toNanosPart() / 1e9;
  }

  /**
   * Reads a file whose subject is found by the rule of {@link RecordingName#of(Path)}.
   *
   * @param file the file
   * @return the recording
   * @throws InputUnavailableException if the file is missing or cannot be read
   * @throws BadDataException if the content is not as described above
   */
  public CsvRecording read(Path file) throws InputUnavailableException {
    return read(file, RecordingName.ANDY_PARTICIPANT);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param subjectPattern as {@link RecordingName#of(Path, Pattern)} takes it
   * @return the recording
   * @throws InputUnavailableException if the file is missing or cannot be read
   * @throws BadDataException if the content is not as described above
   */
  public CsvRecording read(Path file, Pattern subjectPattern) throws InputUnavailableException {
    Objects.requireNonNull(subjectPattern, "subjectPattern");
    return read(file, subjectPattern, InputFiles.open(file));
  }

  /**
   * Reads a stream.
   *
   * @param file name of the recording in messages, from which its subject is taken; need not exist
   * @param stream the content, plain or compressed; is closed
   * @return the recording
   * @throws InputUnavailableException if the stream cannot be read
   * @throws BadDataException if the content is not as described above
   */
  public CsvRecording read(Path file, InputStream stream) throws InputUnavailableException {
    return read(file, RecordingName.ANDY_PARTICIPANT, stream);
  }

  private CsvRecording read(Path file, Pattern subjectPattern, InputStream stream)
      throws InputUnavailableException {
    try (CsvLines lines = CsvLines.open(file, stream)) {
      CsvHeader header = header(lines);
      RowStore rows = CsvRows.read(header, lines);
      if (rows.rows() < 2) {
        throw new BadDataException(file, "", "at least two rows of numbers", rows.rows() + "");
      }
      return recording(RecordingName.of(file, subjectPattern), header, rows);
    }
  }

  /** Reads the header and goes to the first row. */
  private static CsvHeader header(CsvLines lines) throws InputUnavailableException {
    requireRow(lines, "a header row and rows of numbers", "only blank lines");
    CsvHeader header = CsvHeader.of(lines);
    requireRow(lines, "at least two rows of numbers", "only a header");
    Optional<CsvHeader> united = header.withUnits(lines);
    if (united.isPresent()) {
      requireRow(lines, "at least two rows of numbers", "only a header and units");
    }
    return united.orElse(header);
  }

  private static void requireRow(CsvLines lines, String expected, String found)
      throws InputUnavailableException {
    if (!lines.next()) {
      throw new BadDataException(lines.source(), "", expected, found);
    }
  }

  private CsvRecording recording(RecordingName name, CsvHeader header, RowStore rows) {
    double[] times = rows.times();
    FrameGrid grid = FrameGrid.of(header, times);
    IrregularityLog log = new IrregularityLog();
    grid.tell(header, log);
    MotionClip clip;
    if (grid.isComplete() && !rows.hasHoles()) {
      clip = clip(name, header, grid, rows.drain());
    } else {
      GapFiller filler = GapFiller.fill(header, grid, rows, maxGapSeconds);
      filler.tell(log);
      clip = clip(name, header, grid, filler.values()).withMissing(filler.missing());
    }
    return new CsvRecording(new Recording(clip, log.all(), false), times[0], grid.clockRateHz());
  }

  private static MotionClip clip(
      RecordingName name, CsvHeader header, FrameGrid grid, float[] values) {
    Signal signal = new Signal(SIGNAL, header.channels(), values);
    return new MotionClip(name.name(), name.subject(), grid.rateHz(), List.of(signal));
  }
}
