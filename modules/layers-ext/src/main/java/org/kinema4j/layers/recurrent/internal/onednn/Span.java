package org.kinema4j.layers.recurrent.internal.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A stretch of native memory that somebody else owns. */
final class Span extends Pointer {

  /**
   * Points at memory.
   *
   * @param start where it begins
   * @param bytes how long it is
   */
  Span(long start, long bytes) {
    address = start;
    limit = bytes;
    capacity = bytes;
  }

  /** The memory as floats, for copies in Java. */
  FloatBuffer floats() {
    return new FloatPointer(this).capacity(capacity / Float.BYTES).asBuffer();
  }

  void clear() {
    memset(this, 0, capacity);
  }
}
