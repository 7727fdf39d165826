package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.window.Window;

/**
 * What a random split of windows would leak: how much of the test part a model would have seen in
 * training, because windows overlap. Nothing is drawn; these are expected values.
 *
 * <p>Of {@code n} windows, {@code t} are drawn for testing. A test window of which {@code m} other
 * windows hold a frame shares that frame with training unless all of those are drawn too:
 *
 * <pre>
 *   P(shared) = 1 - prod_{i = 0}^{m - 1} (t - 1 - i) / (n - 1 - i)
 * </pre>
 *
 * @param windows how many windows there are, {@code n}
 * @param tested how many of them are tested on, {@code t}
 * @param overlapping expected share of the test windows that have at least one frame in common with
 *     a training window, in [0, 1]
 * @param seenFrames expected share of the frames of a test window that stand in a training window
 *     as well, in [0, 1]
 */
public record RandomSplit(int windows, int tested, double overlapping, double seenFrames) {

  /**
   * Computes the expected values.
   *
   * @param windows windows as they were cut
   * @param testShare share of them that is tested on, in (0, 1)
   * @return the values; no window overlaps another: 0
   * @throws IllegalArgumentException if the share is out of range or there are fewer than two
   *     windows
   */
  public static RandomSplit of(Collection<Window> windows, double testShare) {
    if (!(testShare > 0 && testShare < 1)) {
      throw new IllegalArgumentException("testShare must be in (0, 1), received " + testShare);
    }
    int n = windows.size();
    if (n < 2) {
      throw new IllegalArgumentException("windows must be at least 2, received " + n);
    }
    int tested = (int) Math.max(1, Math.min(n - 1, Math.round(n * testShare)));
    Map<String, int[][]> recordings = recordings(windows);
    double overlapping = 0;
    double seen = 0;
    for (int[][] spans : recordings.values()) {
      int[] starts = Arrays.stream(spans).mapToInt(span -> span[0]).sorted().toArray();
      int[] ends = Arrays.stream(spans).mapToInt(span -> span[1]).sorted().toArray();
      for (int[] span : spans) {
        int others = before(starts, span[1]) - before(ends, span[0] + 1) - 1;
        overlapping += shared(others, tested, n);
        double frames = 0;
        for (int f = span[0]; f < span[1]; f++) {
          frames += shared(before(starts, f + 1) - before(ends, f + 1) - 1, tested, n);
        }
        seen += frames / (span[1] - span[0]);
      }
    }
    return new RandomSplit(n, tested, overlapping / n, seen / n);
  }

  private static Map<String, int[][]> recordings(Collection<Window> windows) {
    Map<String, List<int[]>> spans = new LinkedHashMap<>();
    for (Window window : windows) {
      spans
          .computeIfAbsent(window.clip().name(), key -> new ArrayList<>())
          .add(new int[] {window.start(), window.end()});
    }
    Map<String, int[][]> arrays = new LinkedHashMap<>();
    spans.forEach((name, list) -> arrays.put(name, list.toArray(int[][]::new)));
    return arrays;
  }

  /** How many of sorted numbers are less than a bound. */
  private static int before(int[] sorted, int bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double shared(int others, int tested, int windows) {
    double none = 1;
    for (int i = 0; i < others; i++) {
      none *= Math.max(0, tested - 1.0 - i) / (windows - 1.0 - i);
    }
    return 1 - none;
  }
}
