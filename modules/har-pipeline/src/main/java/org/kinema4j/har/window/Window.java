package org.kinema4j.har.window;

import java.util.Objects;
import java.util.Optional;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * A piece of a recording.
 *
 * @param clip the recording, not copied
 * @param start first frame
 * @param length number of frames, at least 1
 * @param label what happens in it; empty if no label reaches the purity asked for
 */
public record Window(MotionClip clip, int start, int length, Optional<String> label) {

  /**
   * Checks that the window lies within the recording.
   *
   * @param clip the recording
   * @param start first frame
   * @param length number of frames, at least 1
   * @param label what happens in it; may be empty
   */
  public Window {
    Objects.requireNonNull(clip, "clip");
    Objects.requireNonNull(label, "label");
    if (start < 0 || length < 1 || length > clip.frames() - start) {
      throw new IllegalArgumentException(
          "a window must have length >= 1 and lie within [0, %d), received start %d and length %d"
              .formatted(clip.frames(), start, length));
    }
  }

  /**
   * Returns where the window ends.
   *
   * @return the frame after the last one
   */
  public int end() {
    return start + length;
  }

  /**
   * Returns who moved.
   *
   * @return the subject of the recording
   */
  public String subject() {
    return clip.subject();
  }

  /**
   * Returns how much the window should count in training if votes are to count: how sure the
   * annotators were of its label.
   *
   * @return the mean share of opinions over the frames that bear the label, in (0, 1], {@link
   *     LabelTrack#meanShare}; 1 if the window has no label or the recording no shares
   */
  public double weight() {
    return label
        .flatMap(name -> clip.labels().map(track -> track.meanShare(start, end(), name)))
        .orElse(1.0);
  }

  /**
   * Tells whether two windows share a frame of a recording. Recordings are the same if they bear
   * the same name.
   *
   * @param other another window
   * @return true if at least one frame lies in both
   */
  public boolean overlaps(Window other) {
    return clip.name().equals(other.clip.name()) && start < other.end() && other.start < end();
  }

  @Override
  public String toString() {
    return "%s [%d, %d) %s".formatted(clip.name(), start, end(), label.orElse("without label"));
  }
}
