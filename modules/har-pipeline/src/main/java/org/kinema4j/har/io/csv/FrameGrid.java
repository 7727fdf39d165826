package org.kinema4j.har.io.csv;

import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/**
 * Where rows lie on a recording's equally spaced frames.
 *
 * <p>If all rows are within {@value #NEAR} of a frame, each row is a frame; else rows lie between
 * frames, and values must be interpolated.
 */
final class FrameGrid {

  /** How far from its frame a row may be, in frames, and still be taken as that frame. */
  static final double NEAR = 0.25;

  private static final double SLOWEST_HZ = 1;
  private static final double FASTEST_HZ = 100_000;

  /** Any recording may be filled up to so many numbers, 4 MB. */
  private static final long HARMLESS_NUMBERS = 1_000_000;

  /** Beyond it a recording is not to be filled to more than twice its size, 400 MB. */
  private static final long MANY_NUMBERS = 100_000_000;

  private static final int MOST_FILLING = 100;
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;
  private static final double TOLD_ROUNDING = 1e-3;
  private static final String UNIT_REMEDY =
      "; if the times are in milliseconds, name the column time_ms";

  private final double[] times;
  private final FrameRate rate;
  private final double phase;
  private final double deviation;
  private final int frames;

  private FrameGrid(double[] times, FrameRate rate, double phase, double deviation, int frames) {
    this.times = times;
    this.rate = rate;
    this.phase = phase;
    this.deviation = deviation;
    this.frames = frames;
  }

  /**
   * Finds the frames of a recording.
   *
   * @param header of the file
   * @param times time of each row, ascending, at least two
   * @throws BadDataException if the rate is no rate of a recording, or most frames have no row
   */
  static FrameGrid of(CsvHeader header, double[] times) {
    FrameRate rate = FrameRate.of(times);
    checkRate(header, rate.measuredHz());
    checkSize(header, times, rate.gridHz());
    double least = 0;
    double most = 0;
    for (double time : times) {
      double position = (time - times[0]) * rate.gridHz();
      double off = position - Math.rint(position);
      least = Math.min(least, off);
      most = Math.max(most, off);
    }
    double phase = (least + most) / 2;
    double deviation = (most - least) / 2;
    FrameGrid grid = new FrameGrid(times, rate, phase, deviation, 0);
    int frames = (int) Math.floor(grid.position(times.length - 1)) + 1;
    return new FrameGrid(times, rate, phase, deviation, frames);
  }

  private static void checkRate(CsvHeader header, double hz) {
    if (!(hz >= SLOWEST_HZ && hz <= FASTEST_HZ)) {
      String remedy = hz < SLOWEST_HZ && header.timeUnit().isEmpty() ? UNIT_REMEDY : "";
      throw new BadDataException(
          header.source(),
          "column " + header.name(0),
          "1 to 100000 rows a second",
          Texts.number(hz) + remedy);
    }
  }

  private static void checkSize(CsvHeader header, double[] times, double hz) {
    long width = header.channels().size();
    long numbers = times.length * width;
    double filled = (times[times.length - 1] - times[0]) * hz * width;
    long most = Math.min(MOST_FILLING * numbers, Math.max(MANY_NUMBERS, 2 * numbers));
    if (filled > Math.min(MOST_NUMBERS - 2 * width, Math.max(HARMLESS_NUMBERS, most))) {
      int jump = longestStep(times);
      throw new BadDataException(
          header.source(),
          "column " + header.name(0),
          "one recording without long pauses",
          "%d rows at %s a second over %s s; time jumps from %s to %s s"
              .formatted(
                  times.length,
                  Texts.number(hz),
                  Texts.number(times[times.length - 1] - times[0]),
                  times[jump],
                  times[jump + 1]));
    }
  }

  /** Whole numbers one by one count frames or milliseconds more often than seconds. */
  private boolean isCounter() {
    if (rate.measuredHz() > SLOWEST_HZ) {
      return false;
    }
    for (double time : times) {
      if (time != Math.rint(time)) {
        return false;
      }
    }
    return true;
  }

  private static int longestStep(double[] times) {
    int longest = 0;
    for (int i = 1; i < times.length - 1; i++) {
      if (times[i + 1] - times[i] > times[longest + 1] - times[longest]) {
        longest = i;
      }
    }
    return longest;
  }

  /** Frames a second. */
  double rateHz() {
    return rate.hz();
  }

  /** Frames in a second of the clock that wrote the times. */
  double clockRateHz() {
    return rate.gridHz();
  }

  /** Number of frames. */
  int frames() {
    return frames;
  }

  /** Tells whether each row is a frame. */
  boolean isEven() {
    return deviation <= NEAR;
  }

  /** Tells whether the rows are the frames, one after the other. */
  boolean isComplete() {
    if (!isEven() || frames != times.length) {
      return false;
    }
    for (int row = 0; row < frames; row++) {
      if (position(row) != row) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns where a row lies.
   *
   * @param row its number
   * @return its frame, or a place between two
   */
  double position(int row) {
    double position = (times[row] - times[0]) * rate.gridHz();
    return isEven() ? Math.rint(position - phase) : position;
  }

  /**
   * Tells what a user should know.
   *
   * @param header of the file
   * @param log takes it
   */
  void tell(CsvHeader header, IrregularityLog log) {
    if (header.timeUnit().isEmpty() && isCounter()) {
      log.add(
          Kind.RATE_UNCERTAIN,
          -1,
          "the times are whole numbers, one by one; taken as seconds. Name the column time_ms if they"
              + " are milliseconds, and give times if they count frames");
    }
    if (Math.abs(rate.hz() / rate.measuredHz() - 1) > TOLD_ROUNDING) {
      log.add(
          Kind.RATE_ROUNDED,
          -1,
          "by its times the recording has %s frames a second; taken as %s"
              .formatted(Texts.number(rate.measuredHz()), Texts.number(rate.hz())));
    }
    if (!isEven()) {
      log.add(
          Kind.TIME_UNEVEN,
          -1,
          ("rows are up to %s frames off an even %s frames a second; values were interpolated"
                  + " linearly")
              .formatted(Texts.number(deviation), Texts.number(rate.hz())));
    }
  }
}
