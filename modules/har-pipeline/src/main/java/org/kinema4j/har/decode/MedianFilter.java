package org.kinema4j.har.decode;

import java.util.OptionalInt;

/**
 * Each frame gets the class that most frames around it have.
 *
 * <pre>
 *   y_t = mode of argmax_c p_sc over s in [t - h, t + h],  h = (frames - 1) / 2
 * </pre>
 *
 * <p>Classes have no order, so that the median of a running window is its mode; of two classes the
 * two are the same. At a tie the frame keeps its own class if that is among the most frequent ones,
 * else the first of them wins. At the ends of a stretch the window is cut off.
 *
 * <p>Delay: {@code (frames - 1) / 2} frames. 1 frame changes nothing.
 *
 * @param frames length of the running window, odd
 */
public record MedianFilter(int frames) implements Smoothing {

  /**
   * Checks the length.
   *
   * @param frames length of the running window, odd
   */
  public MedianFilter {
    Stretches.requirePositive("medianWindow", frames);
    if (frames % 2 == 0) {
      throw new IllegalArgumentException(
          "medianWindow must be an odd number of frames, received " + frames);
    }
  }

  @Override
  public int[] classes(double[][] probabilities) {
    int[] raw = new MostProbable().classes(probabilities);
    int half = (frames - 1) / 2;
    int[] counts = new int[raw.length == 0 ? 0 : probabilities[0].length];
    int[] filtered = new int[raw.length];
    for (int f = -half; f < raw.length; f++) {
      // Written so that a window longer than any recording does not overflow.
      if (f < raw.length - half) {
        counts[raw[f + half]]++;
      }
      if (f > half) {
        counts[raw[f - half - 1]]--;
      }
      if (f >= 0) {
        filtered[f] = mode(counts, raw[f]);
      }
    }
    return filtered;
  }

  private static int mode(int[] counts, int own) {
    int best = own;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > counts[best]) {
        best = c;
      }
    }
    return best;
  }

  @Override
  public OptionalInt delayFrames() {
    return OptionalInt.of((frames - 1) / 2);
  }
}
