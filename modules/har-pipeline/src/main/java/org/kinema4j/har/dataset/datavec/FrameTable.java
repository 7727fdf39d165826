package org.kinema4j.har.dataset.datavec;

import java.util.List;
import org.datavec.api.transform.schema.SequenceSchema;
import org.datavec.api.writable.Writable;

/**
 * What a file holds for DataVec.
 *
 * @param schema its columns
 * @param rateHz frames a second
 * @param rows one row a frame
 */
record FrameTable(SequenceSchema schema, double rateHz, List<List<Writable>> rows) {

  /** Relative difference of two rates that counts as none: a millisecond in a second. */
  static final double SAME_RATE = 1e-3;
}
