package org.kinema4j.har.io.csv;

import java.util.Objects;
import org.kinema4j.har.io.Recording;

/**
 * What a CSV file of movement holds, and when it began.
 *
 * @param recording the movement
 * @param firstSeconds what the time column says of the first frame, in seconds; labels of the same
 *     clock need it
 */
public record CsvRecording(Recording recording, double firstSeconds) {

  /**
   * Checks that the recording is there.
   *
   * @param recording the movement
   * @param firstSeconds what the time column says of the first frame, in seconds
   */
  public CsvRecording {
    Objects.requireNonNull(recording, "recording");
  }
}
