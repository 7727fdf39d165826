package org.kinema4j.har.dataset.datavec;

/** What stands after the channels of a recording in the rows that DataVec sees. */
public enum LastColumn {
  /** Nothing. */
  NONE,
  /**
   * What happens at the frame, a text named {@value RecordingSequenceRecordReader#LABEL}; empty
   * where nobody said anything. The labels are found as the pipeline finds them.
   */
  LABEL
}
