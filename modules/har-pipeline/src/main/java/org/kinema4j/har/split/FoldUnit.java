package org.kinema4j.har.split;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kinema4j.har.io.andy.AndyTrial;
import org.kinema4j.har.motion.BadDataException;

/**
 * What a fold never divides: all windows of a unit stand in one part. The unit decides what a
 * result may be claimed for.
 *
 * <table>
 *   <caption>Units</caption>
 *   <tr><th>unit</th><th>the test part is</th><th>also refused in two parts</th></tr>
 *   <tr><td>{@link #SUBJECT}</td><td>people never seen</td><td>recordings, frames</td></tr>
 *   <tr><td>{@link #RECORDING}</td><td>other recordings (AnDy: trials) of people who may be
 *     known</td><td>frames</td></tr>
 *   <tr><td>{@link #SEQUENCE}</td><td>an order of tasks never seen, of people who may be
 *     known</td><td>recordings, frames</td></tr>
 *   <tr><td>{@link #SETUP}</td><td>an arrangement of the room never seen, with people who may be
 *     known</td><td>recordings, frames</td></tr>
 *   <tr><td>{@link #BLOCK}</td><td>another stretch of time, perhaps of the same
 *     recording</td><td>frames</td></tr>
 * </table>
 */
public enum FoldUnit {
  /** All recordings of a person. */
  SUBJECT,
  /** One recording, which AnDy calls a trial. */
  RECORDING,
  /** All recordings of one of AnDy's task sequences, by the name {@code ..._Seq_3_...}. */
  SEQUENCE,
  /** All recordings of one of AnDy's setups of the room, by the name {@code ..._Setup_A_...}. */
  SETUP,
  /** A stretch of consecutive frames, or of consecutive windows. */
  BLOCK;

  /**
   * Names the unit that a recording, or a stretch of one, belongs to.
   *
   * @param recording name of the recording or stretch
   * @param subject who moves in it
   * @return the subject, the name, {@code Seq 3} or {@code Setup A}
   * @throws BadDataException if the name does not tell sequence or setup
   */
  public String of(String recording, String subject) {
    return switch (this) {
      case SUBJECT -> subject;
      case RECORDING, BLOCK -> recording;
      case SEQUENCE -> "Seq " + andy(recording).sequence().getAsInt();
      case SETUP -> "Setup " + andy(recording).setup().orElseThrow();
    };
  }

  private AndyTrial andy(String recording) {
    return Optional.of(AndyTrial.of(Path.of(recording)))
        .filter(AndyTrial::isAndyName)
        .orElseThrow(
            () ->
                new BadDataException(
                    recording,
                    "",
                    "a name like Participant_541_Setup_A_Seq_3_Trial_1 to make folds by " + this,
                    "another name"));
  }

  /**
   * Tells whether a subject may stand in two parts.
   *
   * @return true for all but {@link #SUBJECT}
   */
  public boolean allowsSharedSubjects() {
    return this != SUBJECT;
  }

  /**
   * Tells whether a recording may stand in two parts.
   *
   * @return true for {@link #BLOCK}
   */
  public boolean allowsSharedRecordings() {
    return this == BLOCK;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
