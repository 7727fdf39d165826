package org.kinema4j.har.evaluate;

import java.util.List;
import java.util.Objects;

/**
 * What is known of the predictions for one subject, in counts and sums, so that subjects can be
 * joined: scores of several subjects are those of their joint counts, never means of their scores.
 *
 * @param subject who moved
 * @param windows confusion of the windows that have a label
 * @param frames confusion of the frames that have a label and lie in a window
 * @param segments what segment scores are made of
 * @param boundaries errors of the boundaries
 * @param calibration confidence of the windows
 */
public record SubjectTally(
    String subject,
    ConfusionMatrix windows,
    ConfusionMatrix frames,
    SegmentTally segments,
    BoundaryErrors boundaries,
    Calibration calibration) {

  /**
   * Checks that nothing is missing.
   *
   * @param subject who moved
   * @param windows confusion of the windows that have a label
   * @param frames confusion of the frames that have a label and lie in a window
   * @param segments what segment scores are made of
   * @param boundaries errors of the boundaries
   * @param calibration confidence of the windows
   */
  public SubjectTally {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(frames, "frames");
    Objects.requireNonNull(segments, "segments");
    Objects.requireNonNull(boundaries, "boundaries");
    Objects.requireNonNull(calibration, "calibration");
  }

  /**
   * Joins subjects, or parts of what is known of one.
   *
   * @param name who they are together
   * @param parts tallies, at least one; one that stands there twice counts twice
   * @return their joint tally
   */
  public static SubjectTally sum(String name, List<SubjectTally> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts must not be empty");
    }
    return new SubjectTally(
        name,
        ConfusionMatrix.sum(parts.stream().map(SubjectTally::windows).toList()),
        ConfusionMatrix.sum(parts.stream().map(SubjectTally::frames).toList()),
        SegmentTally.sum(parts.stream().map(SubjectTally::segments).toList()),
        BoundaryErrors.sum(parts.stream().map(SubjectTally::boundaries).toList()),
        Calibration.sum(parts.stream().map(SubjectTally::calibration).toList()));
  }
}
