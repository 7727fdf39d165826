package org.kinema4j.har.io.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kinema4j.har.io.Irregularity.Kind;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.FrameSpan;

/**
 * Puts rows on frames. Between two rows in which a channel has a value, its values are interpolated
 * linearly:
 *
 * <pre>
 *   v(f) = v_a + (v_b - v_a) * (f - a) / (b - a),   a &lt; f &lt; b in frames
 * </pre>
 *
 * <p>If more frames than are allowed lie between the rows, or there is no row on one side, which
 * gives the nearest value, the frames are missing. A channel without any value is 0.
 */
final class GapFiller {

  /** What remains of a quotient that should be a whole number of frames. */
  private static final double ROUNDING = 1e-6;

  /** Rows that are unevenly spaced are no gaps until almost a frame is missing. */
  private static final double GAP = 0.75;

  private final FrameGrid grid;
  private final CsvHeader header;
  private final double maxGap;
  private final int width;
  private final float[] values;
  private final double[] lastPosition;
  private final float[] lastValue;
  private final BitSet interpolated = new BitSet();
  private final BitSet missing = new BitSet();
  private final Longest longestInterpolated = new Longest();
  private final Longest longestMissing = new Longest();

  /** The longest gap of a kind. */
  private static final class Longest {

    private double frames;
    private int start;
    private int channel;

    void take(double gap, int from, int inChannel) {
      if (gap > frames) {
        frames = gap;
        start = from;
        channel = inChannel;
      }
    }
  }

  private GapFiller(CsvHeader header, FrameGrid grid, double maxGapSeconds) {
    this.header = header;
    this.grid = grid;
    this.maxGap = maxGapSeconds * grid.rateHz() + ROUNDING;
    this.width = header.channels().size();
    this.values = new float[grid.frames() * width];
    this.lastPosition = new double[width];
    this.lastValue = new float[width];
    Arrays.fill(lastPosition, Double.NEGATIVE_INFINITY);
  }

  /**
   * Puts rows on frames.
   *
   * @param header names the channels
   * @param grid where the rows lie
   * @param rows the rows; are used up
   * @param maxGapSeconds longest time that is interpolated, the limit included
   */
  static GapFiller fill(CsvHeader header, FrameGrid grid, RowStore rows, double maxGapSeconds) {
    GapFiller filler = new GapFiller(header, grid, maxGapSeconds);
    rows.drain(filler::row);
    filler.end();
    return filler;
  }

  /** All numbers, frame after frame. */
  float[] values() {
    return values;
  }

  /** The frames at which a channel has no value. */
  List<FrameSpan> missing() {
    List<FrameSpan> spans = new ArrayList<>();
    for (int start = missing.nextSetBit(0); start >= 0; ) {
      int end = missing.nextClearBit(start);
      spans.add(new FrameSpan(start, end));
      start = missing.nextSetBit(end);
    }
    return spans;
  }

  /** Tells what a user should know. */
  void tell(IrregularityLog log) {
    interpolated.andNot(missing);
    if (!interpolated.isEmpty()) {
      log.add(
          Kind.GAP_INTERPOLATED,
          -1,
          "values of %s are missing and were interpolated linearly; the longest gap, %s"
              .formatted(described(interpolated), described(longestInterpolated)));
    }
    if (!missing.isEmpty()) {
      log.add(
          Kind.GAP_LEFT,
          longestMissing.start,
          "values of %s are missing, at an end or too many in a row; the longest gap, %s"
              .formatted(described(missing), described(longestMissing)));
    }
  }

  private String described(BitSet frames) {
    int count = frames.cardinality();
    return "%d %s (%s)".formatted(count, count == 1 ? "frame" : "frames", seconds(count));
  }

  private String described(Longest gap) {
    String from = seconds(gap.start);
    return "%s from %s on, is in channel %s"
        .formatted(seconds(gap.frames), from, header.name(gap.channel + 1));
  }

  private String seconds(double frames) {
    return Texts.number(Math.rint(frames / grid.rateHz() * 1000) / 1000) + " s";
  }

  private void row(int row, float[] block, int offset) {
    double position = grid.position(row);
    for (int c = 0; c < width; c++) {
      float value = block[offset + c];
      if (!Float.isNaN(value)) {
        between(c, position, value);
        lastPosition[c] = position;
        lastValue[c] = value;
      }
    }
  }

  private void between(int channel, double position, float value) {
    double before = lastPosition[channel];
    int end = (int) Math.floor(position);
    if (before == Double.NEGATIVE_INFINITY) {
      hold(channel, 0, end + 1, value);
      leave(channel, 0, (int) Math.ceil(position));
      return;
    }
    int start = (int) Math.floor(before) + 1;
    double slope = ((double) value - lastValue[channel]) / (position - before);
    for (int frame = start; frame <= end; frame++) {
      values[frame * width + channel] =
          frame == position ? value : (float) (lastValue[channel] + slope * (frame - before));
    }
    double gap = position - before - 1;
    int inside = (int) Math.ceil(position);
    if (gap > Math.max(maxGap, GAP)) {
      leave(channel, start, inside);
    } else if (gap >= GAP) {
      interpolated.set(start, inside);
      longestInterpolated.take(gap, start, channel);
    }
  }

  private void end() {
    for (int c = 0; c < width; c++) {
      int start = (int) Math.max(-1, Math.floor(lastPosition[c])) + 1;
      hold(c, start, grid.frames(), lastValue[c]);
      leave(c, start, grid.frames());
    }
  }

  private void hold(int channel, int start, int end, float value) {
    for (int frame = start; frame < end; frame++) {
      values[frame * width + channel] = value;
    }
  }

  private void leave(int channel, int start, int end) {
    if (start < end) {
      missing.set(start, end);
      longestMissing.take(end - start, start, channel);
    }
  }
}
