package org.kinema4j.har.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands before the channels of a recording in the rows that DataVec sees. */
public enum FirstColumn {
  /** Nothing. */
  NONE(null),
  /** The number of the frame from 0, an integer named {@code frame}. */
  FRAME("frame"),
  /** The time since the first frame in seconds, a double named {@code time}. */
  TIME("time");

  private final String column;

  FirstColumn(String column) {
    this.column = column;
  }

  /**
   * Returns the name of the column.
   *
   * @return the name, or empty if there is no such column
   */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  static FirstColumn parse(String text) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    MvnxSequenceRecordReader.FIRST_COLUMN
                        + " must be NONE, FRAME or TIME, received '"
                        + text
                        + "'"));
  }
}
