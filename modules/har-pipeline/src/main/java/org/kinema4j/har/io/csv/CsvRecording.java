package org.kinema4j.har.io.csv;

import java.util.Objects;
import org.kinema4j.har.io.Recording;

/**
 * What a file of movement holds, and how its clock goes.
 *
 * @param recording the movement
 * @param firstSeconds what the clock says at the first frame, in seconds
 * @param clockRateHz frames in a second of the clock: the rate of the movement, unless times were
 *     rounded so that the clock goes wrong, as one of 0.00833 s a frame does at 120 Hz
 */
public record CsvRecording(Recording recording, double firstSeconds, double clockRateHz) {

  /**
   * Checks that the recording is there.
   *
   * @param recording the movement
   * @param firstSeconds what the clock says at the first frame, in seconds
   * @param clockRateHz frames in a second of the clock, positive
   */
  public CsvRecording {
    Objects.requireNonNull(recording, "recording");
    if (!(clockRateHz > 0)) {
      throw new IllegalArgumentException(
          "clockRateHz must be in (0, \u221e), received " + clockRateHz);
    }
  }

  /**
   * Takes a movement whose clock starts with it and goes right.
   *
   * @param recording the movement
   * @return the recording with its clock
   */
  public static CsvRecording of(Recording recording) {
    return new CsvRecording(recording, 0, recording.clip().frameRateHz());
  }

  /**
   * Tells the time.
   *
   * @param seconds time since the first frame, by the rate of the movement
   * @return what the clock of the file says then
   */
  public double clock(double seconds) {
    return firstSeconds + seconds * (recording.clip().frameRateHz() / clockRateHz);
  }
}
