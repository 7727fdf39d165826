package org.kinema4j.har.window;

import java.util.List;
import java.util.Optional;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * What became of recordings when they were cut: windows that can be used, and what was dropped and
 * why.
 *
 * @param labelled windows with a label
 * @param mixed windows with labelled frames, none of whose labels reached the purity asked for
 * @param unlabelled windows without a labelled frame
 * @param gapped windows lost because frames are missing
 * @param tooShort recordings that are shorter than one window
 * @param leftoverFrames frames after the last window of a stretch without missing frames; all
 *     frames of one that is too short
 */
public record WindowCounts(
    int labelled, int mixed, int unlabelled, int gapped, int tooShort, long leftoverFrames) {

  /** Nothing counted yet. */
  public static final WindowCounts NONE = new WindowCounts(0, 0, 0, 0, 0, 0);

  /**
   * Counts the windows of a recording.
   *
   * @param clip the recording
   * @param windows all its windows in time order, as {@link SlidingWindows#cut(MotionClip,
   *     WindowSpec)} returns them
   * @param spec how they were cut
   * @return the counts
   */
  public static WindowCounts of(MotionClip clip, List<Window> windows, WindowSpec spec) {
    int labelled = 0;
    int mixed = 0;
    for (Window window : windows) {
      if (window.label().isPresent()) {
        labelled++;
      } else if (hasLabelledFrame(window)) {
        mixed++;
      }
    }
    return new WindowCounts(
        labelled,
        mixed,
        windows.size() - labelled - mixed,
        Math.max(0, spec.completeWindows(clip.frames()) - windows.size()),
        clip.frames() < spec.length() ? 1 : 0,
        SlidingWindows.stretches(clip).stream()
            .mapToLong(stretch -> spec.leftover(stretch.length()))
            .sum());
  }

  /**
   * Returns the number of windows.
   *
   * @return labelled, mixed and unlabelled ones
   */
  public int windows() {
    return labelled + mixed + unlabelled;
  }

  /**
   * Adds the counts of other recordings.
   *
   * @param other other counts
   * @return the sums
   */
  public WindowCounts plus(WindowCounts other) {
    return new WindowCounts(
        labelled + other.labelled,
        mixed + other.mixed,
        unlabelled + other.unlabelled,
        gapped + other.gapped,
        tooShort + other.tooShort,
        leftoverFrames + other.leftoverFrames);
  }

  private static boolean hasLabelledFrame(Window window) {
    Optional<LabelTrack> labels = window.clip().labels();
    return labels.isPresent()
        && labels.get().spans().stream()
            .anyMatch(span -> span.start() < window.end() && window.start() < span.end());
  }
}
