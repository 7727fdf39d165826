package org.kinema4j.har.io.andy.authors;

import java.util.ArrayList;
import java.util.List;

/** Which frames of a recording belong to which window of means. */
public enum WindowFrames {
  /**
   * Window {@code i} holds every frame with {@code i * step <= t <= i * step + window}, both ends
   * included, as the authors take the rows of their labels. At 240 Hz and 0.25 s that is 61 frames,
   * the last of which is the first of the window after the next.
   *
   * <p>Times are those of the frame numbers, {@code t = frame / rate}, and a frame within a
   * millionth of a frame of an end counts as on it. (Times in floating point leave out the frame on
   * the end now and then: {@code 1.25 - 1.0} is {@code 0.25}, {@code 1.35 - 1.1} is more.) Windows
   * that reach beyond the last frame are left out.
   */
  CLOSED,
  /**
   * As the published program of the authors does it, {@code slidding_window} in its {@code
   * data_processing.py}: frames go into a buffer; the frame at which half a window has passed since
   * the last output is not put in but makes the output, the mean of the buffer, and then the older
   * half of the buffer goes, rounded down.
   *
   * <p>So at 240 Hz output 0 is the mean of frames 0 to 29, output 1 of 0 to 59 without 30, output
   * 2 of 29 to 89 without 30 and 60, and so on: an output looks <em>back</em> half a window and
   * ahead half a window from its time, while its label looks ahead a whole window. Where half a
   * window is no whole number of frames, outputs are a little farther apart.
   */
  BUFFER;

  private static final double TOLERANCE = 1e-6;

  /**
   * The frames of all windows.
   *
   * @param rateHz windows a second
   * @param windows the frames of each window, ascending; none is empty
   */
  record Groups(double rateHz, List<int[]> windows) {}

  /**
   * Divides a recording.
   *
   * @param frames its number of frames
   * @param rateHz its rate, such that half a window holds two frames or more
   * @param means length and step of the windows
   * @return the frames of each window
   */
  Groups groups(int frames, double rateHz, WindowMeans means) {
    return this == CLOSED ? closed(frames, rateHz, means) : buffer(frames, rateHz, means);
  }

  private static Groups closed(int frames, double rateHz, WindowMeans means) {
    List<int[]> windows = new ArrayList<>();
    int last = lastFrame(0, rateHz, means);
    for (int i = 0; last < frames; last = lastFrame(++i, rateHz, means)) {
      int first = (int) Math.ceil(i * means.stepSeconds() * rateHz - TOLERANCE);
      int[] window = new int[last - first + 1];
      for (int k = 0; k < window.length; k++) {
        window[k] = first + k;
      }
      windows.add(window);
    }
    return new Groups(1 / means.stepSeconds(), windows);
  }

  private static int lastFrame(int window, double rateHz, WindowMeans means) {
    double end = window * means.stepSeconds() + means.windowSeconds();
    return (int) Math.floor(end * rateHz + TOLERANCE);
  }

  private static Groups buffer(int frames, double rateHz, WindowMeans means) {
    int step = (int) Math.ceil(means.stepSeconds() * rateHz - TOLERANCE);
    List<int[]> windows = new ArrayList<>();
    List<Integer> buffer = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      if (f == 0 || f % step != 0) {
        buffer.add(f);
      } else {
        windows.add(buffer.stream().mapToInt(Integer::intValue).toArray());
        // The first output comes after half a window and leaves the buffer as it is.
        int old = windows.size() == 1 ? 0 : buffer.size() / 2;
        buffer.subList(0, old).clear();
      }
    }
    return new Groups(rateHz / step, windows);
  }
}
