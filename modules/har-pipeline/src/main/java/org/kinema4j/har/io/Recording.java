package org.kinema4j.har.io;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.motion.MotionClip;

/**
 * What a file of movement holds, whatever its format.
 *
 * @param clip the movement
 * @param irregularities what a user should know about the file, in file order
 * @param synthetic true if the file says that a program made it up
 */
public record Recording(MotionClip clip, List<Irregularity> irregularities, boolean synthetic) {

  /**
   * Copies the list and checks that the clip is there.
   *
   * @param clip the movement
   * @param irregularities what a user should know about the file, in file order
   * @param synthetic true if the file says that a program made it up
   */
  public Recording {
    Objects.requireNonNull(clip, "clip");
    irregularities = List.copyOf(irregularities);
  }
}
