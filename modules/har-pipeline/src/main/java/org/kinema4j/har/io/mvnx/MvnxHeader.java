package org.kinema4j.har.io.mvnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an MVNX file says before and beside its frames of movement.
 *
 * @param origin the program that wrote the file
 * @param subject who was recorded
 * @param timing rate and start
 * @param layout segments, joints, sensors and so on
 * @param calibration poses in which the skeleton was measured; may be empty
 */
public record MvnxHeader(
    Origin origin,
    Subject subject,
    Timing timing,
    MvnxLayout layout,
    List<CalibrationPose> calibration) {

  /** The word in a comment by which a file says that it is not a recording of a person. */
  public static final String SYNTHETIC_MARK = "SYNTHETIC";

  /**
   * Copies the list and checks that all parts are there.
   *
   * @param origin the program that wrote the file
   * @param subject who was recorded
   * @param timing rate and start
   * @param layout segments, joints, sensors and so on
   * @param calibration poses in which the skeleton was measured; may be empty
   */
  public MvnxHeader {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(layout, "layout");
    calibration = List.copyOf(calibration);
  }

  /**
   * The format and the program that wrote the file. Texts that a file lacks are empty.
   *
   * @param version version of the format, 3 or 4
   * @param mvnVersion version of MVN
   * @param mvnBuild build of MVN
   * @param comment comment of the whole file
   * @param securityCode checksum at the end of the file; not checked
   */
  public record Origin(
      int version, String mvnVersion, String mvnBuild, String comment, String securityCode) {

    /**
     * Checks that all parts are there.
     *
     * @param version version of the format, 3 or 4
     * @param mvnVersion version of MVN
     * @param mvnBuild build of MVN
     * @param comment comment of the whole file
     * @param securityCode checksum at the end of the file; not checked
     */
    public Origin {
      Objects.requireNonNull(mvnVersion, "mvnVersion");
      Objects.requireNonNull(mvnBuild, "mvnBuild");
      Objects.requireNonNull(comment, "comment");
      Objects.requireNonNull(securityCode, "securityCode");
    }
  }

  /**
   * Who was recorded, as the file says. Label, comment and the attribute {@code originalFilename}
   * are text of the user and may name a person.
   *
   * @param label name of the suit or of the person; may be empty
   * @param comment comment of the subject; may be empty
   * @param attributes further attributes as they stand in the file, for example {@code recDate}
   *     (local time in the language of the recording computer) and {@code configuration}
   */
  public record Subject(String label, String comment, Map<String, String> attributes) {

    /**
     * Copies the attributes, whose order is kept.
     *
     * @param label name of the suit or of the person; may be empty
     * @param comment comment of the subject; may be empty
     * @param attributes further attributes as they stand in the file, for example {@code recDate}
     *     (local time in the language of the recording computer) and {@code configuration}
     */
    public Subject {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(comment, "comment");
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
  }

  /**
   * Tells whether the file says of itself that a program made it up.
   *
   * @return true if a comment holds the word {@value #SYNTHETIC_MARK}, in any case
   */
  public boolean isSynthetic() {
    return Stream.of(origin.comment(), subject.comment())
        .anyMatch(comment -> comment.toUpperCase(Locale.ROOT).contains(SYNTHETIC_MARK));
  }

  /**
   * Rate and start of the movement.
   *
   * @param frameRateHz frames a second, positive
   * @param startMillis milliseconds of the first frame since 1970 (UTC), 0 if the file does not say
   */
  public record Timing(double frameRateHz, long startMillis) {

    /**
     * Checks the rate.
     *
     * @param frameRateHz frames a second, positive
     * @param startMillis milliseconds of the first frame since 1970 (UTC), 0 if the file does not
     *     say
     */
    public Timing {
      if (!(frameRateHz > 0 && Double.isFinite(frameRateHz))) {
        throw new IllegalArgumentException(
            "frameRateHz must be in (0, \u221e), received " + frameRateHz);
      }
    }
  }
}
