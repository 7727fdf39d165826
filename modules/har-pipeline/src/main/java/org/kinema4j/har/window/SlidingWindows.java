package org.kinema4j.har.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * Cuts recordings into windows by frame index and labels them.
 *
 * <pre>
 *   frames   0 ............................................ n
 *   window 0 [------ length ------)
 *   window 1         [------ length ------)
 *            |stride |                     | leftover &lt; stride |
 * </pre>
 *
 * <p>Windows start at multiples of the stride; every window that fits is returned, with or without
 * a label. The label is the one that most frames of the window have, provided that its frames make
 * up at least {@link WindowSpec#minPurity()} of the window's length. Of labels with equally many
 * frames the one that occurs first in the window wins. A recording shorter than a window yields
 * none.
 *
 * <p>No window contains a {@link MotionClip#missing() missing} frame: the stretches between missing
 * frames are cut as if each were a recording of its own.
 *
 * <p><b>Cost.</b> Each window looks at the label spans that touch it, found by moving along the
 * track once; no frame is looked at.
 */
public final class SlidingWindows {

  private SlidingWindows() {}

  /**
   * Cuts a recording into all complete windows, {@link Coverage#COMPLETE_WINDOWS}.
   *
   * @param clip the recording, usually one of features
   * @param spec length, stride and purity
   * @return windows in time order
   */
  public static List<Window> cut(MotionClip clip, WindowSpec spec) {
    return cut(clip, spec, Coverage.COMPLETE_WINDOWS);
  }

  /**
   * Cuts a recording into windows.
   *
   * @param clip the recording, usually one of features
   * @param spec length, stride and purity
   * @param coverage what happens to frames after the last complete window
   * @return windows in time order
   * @throws IllegalArgumentException if every frame is to be covered but the stride is longer than
   *     a window
   */
  public static List<Window> cut(MotionClip clip, WindowSpec spec, Coverage coverage) {
    if (coverage == Coverage.EVERY_FRAME && spec.stride() > spec.length()) {
      throw new IllegalArgumentException(
          "stride must be at most the window length %d to cover every frame, received %d"
              .formatted(spec.length(), spec.stride()));
    }
    List<LabelSpan> spans = clip.labels().map(LabelTrack::spans).orElse(List.of());
    List<Window> windows = new ArrayList<>();
    int firstSpan = 0;
    for (int start : starts(clip, spec, coverage)) {
      while (firstSpan < spans.size() && spans.get(firstSpan).end() <= start) {
        firstSpan++;
      }
      Optional<String> label = majority(spans.subList(firstSpan, spans.size()), start, spec);
      windows.add(new Window(clip, start, spec.length(), label));
    }
    return windows;
  }

  private static List<Integer> starts(MotionClip clip, WindowSpec spec, Coverage coverage) {
    List<Integer> starts = new ArrayList<>();
    for (FrameSpan stretch : stretches(clip)) {
      int complete = spec.completeWindows(stretch.length());
      for (int i = 0; i < complete; i++) {
        starts.add(stretch.start() + i * spec.stride());
      }
      if (coverage == Coverage.EVERY_FRAME && complete > 0 && spec.leftover(stretch.length()) > 0) {
        starts.add(stretch.end() - spec.length());
      }
    }
    return starts;
  }

  /** The frames that are not missing. */
  static List<FrameSpan> stretches(MotionClip clip) {
    List<FrameSpan> stretches = new ArrayList<>();
    int start = 0;
    for (FrameSpan missing : clip.missing()) {
      if (missing.start() > start) {
        stretches.add(new FrameSpan(start, missing.start()));
      }
      start = missing.end();
    }
    if (start < clip.frames()) {
      stretches.add(new FrameSpan(start, clip.frames()));
    }
    return stretches;
  }

  private static Optional<String> majority(List<LabelSpan> spans, int start, WindowSpec spec) {
    int end = start + spec.length();
    Map<String, Integer> frames = new LinkedHashMap<>();
    for (LabelSpan span : spans) {
      if (span.start() >= end) {
        break;
      }
      int overlap = Math.min(end, span.end()) - Math.max(start, span.start());
      frames.merge(span.label(), overlap, Integer::sum);
    }
    String best = null;
    int most = 0;
    for (Map.Entry<String, Integer> entry : frames.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    double purity = (double) most / spec.length();
    return purity >= spec.minPurity() ? Optional.ofNullable(best) : Optional.empty();
  }
}
