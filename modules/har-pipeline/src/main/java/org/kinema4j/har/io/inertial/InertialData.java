package org.kinema4j.har.io.inertial;

import org.kinema4j.har.motion.BadDataException;

/**
 * An inertial data set, with the parts that its makers chose.
 *
 * @param train windows to learn from and to validate on
 * @param test windows that the result is reported on
 */
public record InertialData(InertialPart train, InertialPart test) {

  /**
   * Checks that the windows of both parts have the same length.
   *
   * @param train windows to learn from and to validate on
   * @param test windows that the result is reported on
   */
  public InertialData {
    if (train.windowFrames() != test.windowFrames()) {
      throw new BadDataException(
          test.name(),
          "",
          "windows of %d frames, as in %s".formatted(train.windowFrames(), train.name()),
          "windows of %d frames".formatted(test.windowFrames()));
    }
  }
}
