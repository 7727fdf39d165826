package org.kinema4j.har.io.mvnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * The numbers of one element over all frames while a file is read. They are gathered in blocks and
 * joined at the end, block by block let go, so that reading needs little more than the arrays that
 * it returns.
 */
final class SignalColumn {

  private static final int MOST_BLOCK_FRAMES = 1024;
  // Lists of thousands of items would make blocks of so many frames huge.
  private static final int MOST_BLOCK_NUMBERS = 1 << 18;
  // The longest array that every JVM can make.
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final XsensSignal signal;
  private final List<String> labels;
  private final List<Integer> widths;
  private final int blockFrames;
  private final List<float[]> blocks = new ArrayList<>();
  private int width;
  private int frames;

  /**
   * Creates an empty column.
   *
   * @param signal what it holds
   * @param labels labels of the items; if several widths are allowed, those of the greatest
   * @param widths numbers a frame that are allowed, ascending; the first frame decides
   */
  SignalColumn(XsensSignal signal, List<String> labels, List<Integer> widths) {
    this.signal = signal;
    this.labels = labels;
    this.widths = widths;
    int fitting = MOST_BLOCK_NUMBERS / Math.max(1, widths.get(widths.size() - 1));
    this.blockFrames = Math.max(1, Math.min(MOST_BLOCK_FRAMES, fitting));
  }

  String tag() {
    return signal.tag();
  }

  int frames() {
    return frames;
  }

  /** Returns the labels of the items that the frames have. */
  List<String> labels() {
    int items = width / signal.parts().names().size();
    return items < labels.size() ? labels.subList(0, items) : labels;
  }

  /** Returns the most numbers that the next frame may have. */
  int most() {
    return frames > 0 ? width : widths.get(widths.size() - 1);
  }

  /** Says in words how many numbers the next frame must have. */
  String allowed() {
    return frames > 0
        ? Integer.toString(width)
        : String.join(" or ", widths.stream().map(String::valueOf).toList());
  }

  /** Returns where in {@link #room} the numbers of the next frame go. */
  int offset() {
    return frames % blockFrames * width;
  }

  /** Returns the block with room for one more frame. */
  float[] room() {
    if (blocks.size() <= frames / blockFrames) {
      blocks.add(new float[blockFrames * most()]);
    }
    return blocks.get(frames / blockFrames);
  }

  /** Tells whether one more frame fits into an array. */
  boolean hasRoom() {
    return (long) (frames + 1) * most() <= LONGEST_ARRAY;
  }

  /** Takes the numbers that were put at {@link #offset}; false if there are too few or many. */
  boolean accept(int count) {
    if (frames == 0 ? !widths.contains(count) : count != width) {
      return false;
    }
    width = count;
    frames++;
    return true;
  }

  /** Returns the signals: one, or three for a center of mass with its derivatives. */
  List<Signal> signals(Set<XsensSignal> wanted) {
    if (signal != XsensSignal.CENTER_OF_MASS) {
      return List.of(new Signal(signal.tag(), signal.channels(labels()), joined()));
    }
    int parts = signal.parts().names().size();
    List<Signal> signals = new ArrayList<>();
    List<XsensSignal> inOrder =
        List.of(
            XsensSignal.CENTER_OF_MASS,
            XsensSignal.CENTER_OF_MASS_VELOCITY,
            XsensSignal.CENTER_OF_MASS_ACCELERATION);
    for (int p = 0; p < width / parts; p++) {
      XsensSignal part = inOrder.get(p);
      if (wanted.contains(part)) {
        signals.add(new Signal(part.tag(), part.channels(labels), slice(p * parts, parts)));
      }
    }
    return signals;
  }

  private float[] joined() {
    float[] values = new float[frames * width];
    int filled = 0;
    for (int b = 0; b < blocks.size(); b++) {
      int length = Math.min(values.length - filled, blockFrames * width);
      System.arraycopy(blocks.get(b), 0, values, filled, length);
      filled += length;
      blocks.set(b, null);
    }
    return values;
  }

  private float[] slice(int from, int length) {
    float[] slice = new float[frames * length];
    for (int f = 0; f < frames; f++) {
      float[] block = blocks.get(f / blockFrames);
      System.arraycopy(block, f % blockFrames * width + from, slice, f * length, length);
    }
    return slice;
  }
}
