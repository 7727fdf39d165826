package org.kinema4j.har.evaluate;

import java.util.Objects;

/**
 * What is known of a model's predictions on one subject.
 *
 * @param subject who moved; empty if nobody knows
 * @param windows confusion of the windows that have a label
 * @param frames confusion of the frames; nothing is counted if the windows came without recordings
 */
public record SubjectScores(String subject, ConfusionMatrix windows, ConfusionMatrix frames) {

  /**
   * Checks that all parts are there.
   *
   * @param subject who moved; empty if nobody knows
   * @param windows confusion of the windows
   * @param frames confusion of the frames
   */
  public SubjectScores {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(frames, "frames");
  }

  /**
   * Adds what another fold knows of the same subject.
   *
   * @param other scores of the same subject
   * @return the sums
   */
  public SubjectScores plus(SubjectScores other) {
    return new SubjectScores(subject, windows.plus(other.windows), frames.plus(other.frames));
  }
}
