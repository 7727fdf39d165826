package org.kinema4j.har.evaluate;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * What is known of a recording that predictions are compared with: its truth, without its signals.
 *
 * @param name name of the recording
 * @param subject who moved
 * @param frameRateHz frames a second, positive
 * @param labels true labels; frames without a label are not scored
 */
public record LabelledRecording(
    String name, String subject, double frameRateHz, LabelTrack labels) {

  /**
   * Checks the rate.
   *
   * @param name name of the recording
   * @param subject who moved
   * @param frameRateHz frames a second
   * @param labels true labels
   */
  public LabelledRecording {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(labels, "labels");
    if (!(frameRateHz > 0 && frameRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("frameRateHz must be in (0, ∞), received " + frameRateHz);
    }
  }

  /**
   * Takes what is needed from a clip.
   *
   * @param clip the clip that the windows were cut from, at its present frame rate
   * @return the recording; without any label if the clip has none
   */
  public static LabelledRecording of(MotionClip clip) {
    return new LabelledRecording(
        clip.name(),
        clip.subject(),
        clip.frameRateHz(),
        clip.labels().orElseGet(() -> new LabelTrack(clip.frames(), List.of())));
  }
}
