package org.kinema4j.har.io;

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

  /** Checks that all parts are there. */
  public AndyRecording {
    Objects.requireNonNull(mvnx, "mvnx");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(trial, "trial");
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
