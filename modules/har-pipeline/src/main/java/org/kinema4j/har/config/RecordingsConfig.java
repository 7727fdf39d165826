package org.kinema4j.har.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.kinema4j.har.io.RecordingName;

/**
 * How the files of recordings are understood.
 *
 * @param subjectPattern regular expression that is sought in the name of a file; its first group,
 *     or all of it, is the subject. Empty: the number after {@code Participant_}, else the text
 *     before the first {@code _}
 * @param maxGapSeconds longest gap in the samples of a CSV that is filled by interpolation, at
 *     least 0; frames in longer ones are missing, and so are the windows that would hold them
 * @param bvhMetersPerUnit length of the unit of BVH files, which do not tell it, positive
 * @param videoOffsetSeconds time of the recording's first frame on the clock of AnDy's video
 */
public record RecordingsConfig(
    String subjectPattern,
    double maxGapSeconds,
    double bvhMetersPerUnit,
    double videoOffsetSeconds) {

  /** Longest gap that is filled if nothing else is said. */
  public static final double DEFAULT_MAX_GAP_SECONDS = 0.1;

  /** Centimetres, as MVN writes them. */
  public static final double DEFAULT_BVH_METERS_PER_UNIT = 0.01;

  /** The defaults. */
  public static final RecordingsConfig DEFAULT =
      new RecordingsConfig("", DEFAULT_MAX_GAP_SECONDS, DEFAULT_BVH_METERS_PER_UNIT, 0);

  /**
   * Checks pattern and ranges.
   *
   * @param subjectPattern regular expression, may be empty
   * @param maxGapSeconds longest gap that is filled, at least 0
   * @param bvhMetersPerUnit length of the unit of BVH files, positive
   * @param videoOffsetSeconds time of the first frame on the clock of the video
   */
  public RecordingsConfig {
    subjectPattern = subjectPattern == null ? "" : subjectPattern;
    try {
      Pattern.compile(subjectPattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "recordings.subjectPattern must be a regular expression, received '%s': %s"
              .formatted(subjectPattern, e.getDescription()),
          e);
    }
    if (!(maxGapSeconds >= 0 && Double.isFinite(maxGapSeconds))) {
      throw new IllegalArgumentException(
          "recordings.maxGapSeconds must be in [0, \u221e), received " + maxGapSeconds);
    }
    if (!(bvhMetersPerUnit > 0 && Double.isFinite(bvhMetersPerUnit))) {
      throw new IllegalArgumentException(
          "recordings.bvhMetersPerUnit must be in (0, \u221e), received " + bvhMetersPerUnit);
    }
    if (!Double.isFinite(videoOffsetSeconds)) {
      throw new IllegalArgumentException(
          "recordings.videoOffsetSeconds must be finite, received " + videoOffsetSeconds);
    }
  }

  /**
   * Returns a copy with another rule for subjects.
   *
   * @param newPattern regular expression
   * @return the copy
   */
  public RecordingsConfig withSubjectPattern(String newPattern) {
    return new RecordingsConfig(newPattern, maxGapSeconds, bvhMetersPerUnit, videoOffsetSeconds);
  }

  /**
   * Returns a copy with another longest gap.
   *
   * @param newSeconds longest gap that is filled
   * @return the copy
   */
  public RecordingsConfig withMaxGapSeconds(double newSeconds) {
    return new RecordingsConfig(subjectPattern, newSeconds, bvhMetersPerUnit, videoOffsetSeconds);
  }

  /**
   * Returns a copy with another unit of BVH files.
   *
   * @param newMeters length of the unit in metres
   * @return the copy
   */
  public RecordingsConfig withBvhMetersPerUnit(double newMeters) {
    return new RecordingsConfig(subjectPattern, maxGapSeconds, newMeters, videoOffsetSeconds);
  }

  /**
   * Returns the rule by which subjects are found.
   *
   * @return the pattern, that of AnDy's names if none is configured
   */
  public Pattern subjects() {
    return subjectPattern.isEmpty()
        ? RecordingName.ANDY_PARTICIPANT
        : Pattern.compile(subjectPattern);
  }

  /**
   * Returns a copy with another clock of the video.
   *
   * @param newSeconds time of the first frame on the clock of the video
   * @return the copy
   */
  public RecordingsConfig withVideoOffsetSeconds(double newSeconds) {
    return new RecordingsConfig(subjectPattern, maxGapSeconds, bvhMetersPerUnit, newSeconds);
  }
}
