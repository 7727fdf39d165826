package org.kinema4j.har.io;

import java.util.Objects;
import org.kinema4j.har.motion.PlainText;

/**
 * Something about a recording that a user should know, though it could be read.
 *
 * @param kind what sort of thing
 * @param frame number of the frame, from 0 among the frames of movement; -1 if it concerns the
 *     whole file
 * @param text one line for the user
 */
public record Irregularity(Kind kind, int frame, String text) {

  private static final int LONGEST_TEXT = 300;

  /**
   * Checks that all is there. What could disturb a terminal becomes a blank in the text, and more
   * than a line's worth is cut.
   *
   * @param kind what sort of thing
   * @param frame number of the frame, from 0 among the frames of movement; -1 if it concerns the
   *     whole file
   * @param text one line for the user
   */
  public Irregularity {
    Objects.requireNonNull(kind, "kind");
    text = PlainText.line(text, LONGEST_TEXT);
  }

  /**
   * Says it with its place.
   *
   * @return for example {@code frame 7: index jumps from 6 to 9}; the text alone if it concerns the
   *     whole file
   */
  public String describe() {
    return frame < 0 ? text : "frame " + frame + ": " + text;
  }

  /** The sorts of irregularities. */
  public enum Kind {
    /** The first frame of movement does not have index 0: the recording was clipped. */
    CLIPPED_START,
    /** The attribute {@code index} jumps: frames are missing. */
    INDEX_GAP,
    /** The attribute {@code index} is missing, empty or no number. */
    INDEX_UNUSABLE,
    /** The attribute {@code time} does not grow. */
    TIME_NOT_INCREASING,
    /** An element that is not known was skipped. */
    UNKNOWN_ELEMENT,
    /** A frame of an unknown type was skipped. */
    UNKNOWN_FRAME_TYPE,
    /** A frame of a pose without orientation or position was skipped. */
    POSE_INCOMPLETE,
    /** A label of an older version was replaced by today's. */
    RENAMED,
    /** The lengths are not those of a person: the unit, or what they mean, may be another. */
    SIZE_IMPLAUSIBLE,
    /** The digits of the frame time fit several frame rates. */
    RATE_UNCERTAIN,
    /** An orientation is far from a unit quaternion. */
    QUATERNION_NOT_UNIT,
    /** A full-body suit has sensors that are not listed. */
    SENSOR_MISSING,
    /** A signal cannot be read since the file does not list its items. */
    ITEMS_NOT_LISTED,
    /** The frame rate that the times give was rounded. */
    RATE_ROUNDED,
    /** Rows are not equally spaced in time, so values were interpolated. */
    TIME_UNEVEN,
    /** Values are missing for a short time and were interpolated. */
    GAP_INTERPOLATED,
    /** Values are missing for too long to be interpolated. */
    GAP_LEFT
  }
}
