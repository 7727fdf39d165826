package org.kinema4j.har.io.andy.authors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.ClipTransform;

/**
 * Replaces the frames of a recording by the means of short windows that overlap.
 *
 * <ul>
 *   <li><b>Reads</b> every signal, the labels and the missing frames.
 *   <li><b>Changes</b> the frame rate to that of the windows, 8 Hz by default, and each value to
 *       the arithmetic mean of its channel over the frames of a window, summed in double precision.
 *       Units and axes stay. Frame {@code i} of the result stands for the window that starts at
 *       {@code i * stepSeconds}. Its label is the one that most frames of the window have, of
 *       equally many the one that comes first, and its share the mean over those frames. It is
 *       missing if any frame of its window is.
 *   <li><b>Adds</b> nothing.
 * </ul>
 *
 * <p>Angles are averaged as plain numbers: a jump by a full turn within a window gives a mean that
 * no frame had. Quaternions are averaged by their parts and are shorter than 1 afterwards.
 *
 * @param windowSeconds length of a window, in (0, &infin;)
 * @param stepSeconds time from the start of a window to that of the next, in (0, windowSeconds]
 * @param frames which frames belong to a window
 */
public record WindowMeans(double windowSeconds, double stepSeconds, WindowFrames frames)
    implements ClipTransform {

  /** Length of the authors' windows in seconds. */
  public static final double DEFAULT_WINDOW_SECONDS = 0.25;

  /** Step of the authors' windows in seconds: they overlap by half. */
  public static final double DEFAULT_STEP_SECONDS = 0.125;

  /** Windows of {@value #DEFAULT_WINDOW_SECONDS} s that overlap by half, both ends included. */
  public static final WindowMeans DEFAULT =
      new WindowMeans(DEFAULT_WINDOW_SECONDS, DEFAULT_STEP_SECONDS, WindowFrames.CLOSED);

  private static final int FEWEST_FRAMES_A_STEP = 2;

  /**
   * Checks the ranges.
   *
   * @param windowSeconds length of a window, in (0, &infin;)
   * @param stepSeconds time between starts, in (0, windowSeconds]; half a window with {@link
   *     WindowFrames#BUFFER}
   * @param frames which frames belong to a window
   */
  public WindowMeans {
    Objects.requireNonNull(frames, "frames");
    if (!(windowSeconds > 0 && Double.isFinite(windowSeconds))) {
      throw new IllegalArgumentException(
          "windowSeconds must be in (0, \u221e), received " + windowSeconds);
    }
    if (!(stepSeconds > 0 && stepSeconds <= windowSeconds)) {
      throw new IllegalArgumentException(
          "stepSeconds must be in (0, windowSeconds], received %s and windowSeconds %s"
              .formatted(stepSeconds, windowSeconds));
    }
    if (frames == WindowFrames.BUFFER && stepSeconds != windowSeconds / 2) {
      throw new IllegalArgumentException(
          "stepSeconds must be half of windowSeconds %s with BUFFER, received %s"
              .formatted(windowSeconds, stepSeconds));
    }
  }

  @Override
  public MotionClip apply(MotionClip clip) {
    if (!(clip.frameRateHz() * stepSeconds >= FEWEST_FRAMES_A_STEP)) {
      throw new BadDataException(
          clip.name(),
          "",
          "at least "
              + FEWEST_FRAMES_A_STEP / stepSeconds
              + " frames a second for means of windows",
          Double.toString(clip.frameRateHz()));
    }
    WindowFrames.Groups groups = frames.groups(clip.frames(), clip.frameRateHz(), this);
    MotionClip result =
        new MotionClip(
                clip.name(),
                clip.subject(),
                groups.rateHz(),
                clip.signals().stream().map(signal -> means(signal, groups.windows())).toList())
            .withMissing(missing(clip, groups.windows()));
    return clip.labels()
        .map(track -> result.withLabels(labels(track, groups.windows())))
        .orElse(result);
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "replaces every signal and the labels by means and majorities of windows of %s s every %s s",
        windowSeconds,
        stepSeconds);
  }

  private static Signal means(Signal signal, List<int[]> windows) {
    int width = signal.width();
    float[] values = signal.values();
    float[] means = new float[Math.multiplyExact(width, windows.size())];
    double[] sums = new double[width];
    for (int w = 0; w < windows.size(); w++) {
      int[] window = windows.get(w);
      Arrays.fill(sums, 0);
      for (int frame : window) {
        for (int c = 0; c < width; c++) {
          sums[c] += values[frame * width + c];
        }
      }
      for (int c = 0; c < width; c++) {
        means[w * width + c] = (float) (sums[c] / window.length);
      }
    }
    return new Signal(signal.name(), signal.channels(), means);
  }

  private static List<FrameSpan> missing(MotionClip clip, List<int[]> windows) {
    List<FrameSpan> spans = new ArrayList<>();
    int start = -1;
    for (int w = 0; w <= windows.size(); w++) {
      boolean lost = w < windows.size() && isMissing(clip, windows.get(w));
      if (lost && start < 0) {
        start = w;
      } else if (!lost && start >= 0) {
        spans.add(new FrameSpan(start, w));
        start = -1;
      }
    }
    return spans;
  }

  private static boolean isMissing(MotionClip clip, int[] window) {
    return clip.missing().stream()
        .anyMatch(span -> span.overlaps(window[0], window[window.length - 1] + 1));
  }

  private static LabelTrack labels(LabelTrack track, List<int[]> windows) {
    List<String> labels = new ArrayList<>(windows.size());
    float[] shares = new float[windows.size()];
    for (int w = 0; w < windows.size(); w++) {
      int[] window = windows.get(w);
      String label = majority(track, window).orElse(null);
      labels.add(label);
      if (label != null) {
        shares[w] = (float) track.meanShare(window[0], window[window.length - 1] + 1, label);
      }
    }
    return LabelTrack.ofFrames(labels).withShares(shares);
  }

  private static Optional<String> majority(LabelTrack track, int[] window) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int frame : window) {
      track.at(frame).ifPresent(label -> counts.merge(label, 1, Integer::sum));
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
