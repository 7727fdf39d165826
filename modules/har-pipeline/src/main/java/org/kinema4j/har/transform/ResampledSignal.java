package org.kinema4j.har.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * A signal at its new frame rate, filled frame by frame.
 *
 * <p>The old values are kept less the straight line from first to last, so that they begin and end
 * at 0 and go on beyond the ends as their own point reflection without a step.
 */
final class ResampledSignal {

  /** Below this length the mean of unit quaternions has no direction worth normalizing. */
  private static final double NO_DIRECTION = 1e-3;

  private final Signal source;
  private final int width;
  private final boolean flags;
  private final List<Integer> quaternions;
  private final double[] start;
  private final double[] slope;
  private final float[] residual;
  private final float[] result;
  private final double[] sums;

  /**
   * Prepares a signal.
   *
   * @param source values at the old rate, at least one frame
   * @param newFrames frames at the new rate
   */
  ResampledSignal(Signal source, int newFrames) {
    this.source = source;
    this.width = source.width();
    this.flags = source.name().equals(XsensSignal.FOOT_CONTACTS.tag());
    this.quaternions = quaternions(source.channels());
    this.start = new double[width];
    this.slope = new double[width];
    this.sums = new double[width];
    this.residual = source.values().clone();
    this.result = new float[Math.multiplyExact(newFrames, width)];
    quaternions.forEach(this::alignSigns);
    for (int c = 0; c < width; c++) {
      detrend(c);
    }
  }

  /**
   * Finds quaternions: four neighboring channels of one item that end in w, x, y, z.
   *
   * @param channels the channels of a signal
   * @return the column of each scalar part
   */
  static List<Integer> quaternions(List<Channel> channels) {
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c + 3 < channels.size(); c++) {
      String name = channels.get(c).name();
      String item = name.substring(0, Math.max(0, name.length() - 1));
      if (name.endsWith("_w")
          && channels.get(c + 1).name().equals(item + "x")
          && channels.get(c + 2).name().equals(item + "y")
          && channels.get(c + 3).name().equals(item + "z")) {
        found.add(c);
      }
    }
    return found;
  }

  /**
   * Computes a new frame.
   *
   * @param frame the new frame
   * @param time when it is, in old frames
   * @param first the old frame of the first weight; may lie before the start
   * @param weights weights of consecutive old frames, sum 1
   */
  void fill(int frame, double time, int first, double[] weights) {
    if (flags) {
      copyNearest(frame, time, 0, width);
      return;
    }
    for (int c = 0; c < width; c++) {
      sums[c] = start[c] + slope[c] * time;
    }
    for (int i = 0; i < weights.length; i++) {
      addReflected(first + i, weights[i]);
    }
    for (int c = 0; c < width; c++) {
      result[frame * width + c] = (float) sums[c];
    }
    for (int column : quaternions) {
      normalize(frame, time, column);
    }
  }

  /**
   * Returns the signal.
   *
   * @return all new frames; nothing may be filled any more
   */
  Signal toSignal() {
    return new Signal(source.name(), source.channels(), result);
  }

  private void addReflected(int place, double weight) {
    int period = Math.max(1, 2 * (source.frames() - 1));
    int inPeriod = Math.floorMod(place, period);
    boolean mirrored = inPeriod >= source.frames();
    int row = (mirrored ? period - inPeriod : inPeriod) * width;
    double factor = mirrored ? -weight : weight;
    for (int c = 0; c < width; c++) {
      sums[c] += factor * residual[row + c];
    }
  }

  private void normalize(int frame, double time, int column) {
    int at = frame * width + column;
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      squares += sums[column + i] * sums[column + i];
    }
    double norm = Math.sqrt(squares);
    if (norm < NO_DIRECTION) {
      copyNearest(frame, time, column, 4);
      return;
    }
    for (int i = 0; i < 4; i++) {
      result[at + i] = (float) (sums[column + i] / norm);
    }
  }

  private void copyNearest(int frame, double time, int column, int count) {
    int nearest = Math.min(source.frames() - 1, (int) Math.rint(time));
    System.arraycopy(
        source.values(), nearest * width + column, result, frame * width + column, count);
  }

  private void alignSigns(int column) {
    for (int at = width + column; at < residual.length; at += width) {
      double dot = 0;
      for (int i = 0; i < 4; i++) {
        dot += (double) residual[at + i] * residual[at - width + i];
      }
      if (dot < 0) {
        for (int i = 0; i < 4; i++) {
          residual[at + i] = -residual[at + i];
        }
      }
    }
  }

  private void detrend(int channel) {
    double[] values = new double[source.frames()];
    Arrays.setAll(values, f -> residual[f * width + channel]);
    double turn = fullTurn(source.channels().get(channel));
    if (turn > 0) {
      Angles.unwrapInPlace(values, turn);
    }
    int last = values.length - 1;
    start[channel] = values[0];
    slope[channel] = last == 0 ? 0 : (values[last] - values[0]) / last;
    for (int f = 0; f <= last; f++) {
      residual[f * width + channel] = (float) (values[f] - start[channel] - slope[channel] * f);
    }
  }

  private static double fullTurn(Channel channel) {
    return switch (channel.unit()) {
      case "deg" -> 360;
      case "rad" -> 2 * Math.PI;
      default -> 0;
    };
  }
}
