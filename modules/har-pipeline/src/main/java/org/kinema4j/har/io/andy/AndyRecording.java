package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One recording of a data set in AnDy's layout: its files, not yet read.
 *
 * @param mvnx the motion
 * @param labels its annotations, if there are any
 * @param trial who does what in it
 */
public record AndyRecording(Path mvnx, Optional<Path> labels, AndyTrial trial) {

  /**
   * Checks that all parts are there.
   *
   * @param mvnx the motion
   * @param labels its annotations, or empty
   * @param trial who does what in it
   */
  public AndyRecording {
    Objects.requireNonNull(mvnx, "mvnx");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(trial, "trial");
  }

  /**
   * Describes one file without its data set. Its labels are looked for beside it, and then in the
   * folders {@code annotations} and {@code labels...} beside it and up to {@value
   * NearbyLabels#LEVELS} levels above.
   *
   * @param mvnx the recording, which is not opened
   * @return the recording, with labels if they are near
   */
  public static AndyRecording of(Path mvnx) {
    return new AndyRecording(mvnx, NearbyLabels.of(mvnx), AndyTrial.of(mvnx));
  }

  /**
   * Returns the name.
   *
   * @return name of the trial, unique within the data set
   */
  public String name() {
    return trial.name();
  }

  /**
   * Returns who moves.
   *
   * @return the subject
   */
  public String subject() {
    return trial.subject();
  }
}
