package org.kinema4j.har.dataset.datavec;

import java.util.Optional;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.metadata.DoubleMetaData;
import org.datavec.api.transform.metadata.IntegerMetaData;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;

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

  /** Returns the description of the column, if there is one. */
  Optional<ColumnMetaData> metaData() {
    return switch (this) {
      case NONE -> Optional.empty();
      case FRAME -> Optional.of(new IntegerMetaData(column));
      case TIME -> Optional.of(new DoubleMetaData(column));
    };
  }

  /** Returns what the column holds at a frame, if there is one. */
  Optional<Writable> at(int frame, double rateHz) {
    return switch (this) {
      case NONE -> Optional.empty();
      case FRAME -> Optional.of(new IntWritable(frame));
      case TIME -> Optional.of(new DoubleWritable(frame / rateHz));
    };
  }
}
