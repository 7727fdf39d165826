package org.kinema4j.har.io;

import java.util.List;
import org.kinema4j.har.motion.MotionClip;

/**
 * Labelled recordings as read from a folder.
 *
 * @param clips one clip a recording, in natural order
 * @param synthetic true if any of the recordings says that a program made it up
 */
public record LabelledData(List<MotionClip> clips, boolean synthetic) {

  /**
   * Copies the list.
   *
   * @param clips one clip a recording, in natural order
   * @param synthetic true if any of the recordings says that a program made it up
   */
  public LabelledData {
    clips = List.copyOf(clips);
  }
}
