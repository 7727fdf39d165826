package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Floats outside every workspace that grow with the largest use and stay until closed. */
final class Arena implements AutoCloseable {

  private static final AtomicLong TOTAL_BYTES = new AtomicLong();

  private INDArray floats;

  /** Bytes of all arenas of the process. */
  static long totalBytes() {
    return TOTAL_BYTES.get();
  }

  /** The address of at least so many floats, zero when newly allocated, else as they were left. */
  long address(long length) {
    return addressOf(atLeast(length));
  }

  /** An array of this shape in C order on the arena's floats. */
  INDArray array(long... shape) {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    return atLeast(length).get(NDArrayIndex.interval(0, length)).reshape('c', shape);
  }

  /** The address of the first element of an array on the host, views included. */
  static long addressOf(INDArray array) {
    return array.data().address() + array.offset() * Float.BYTES;
  }

  @Override
  public void close() {
    if (floats != null) {
      TOTAL_BYTES.addAndGet(-floats.length() * Float.BYTES);
      floats.close();
      floats = null;
    }
  }

  private INDArray atLeast(long length) {
    long needed = Math.max(1, length);
    if (floats == null || floats.length() < needed) {
      close();
      floats = Nd4j.createUninitializedDetached(DataType.FLOAT, needed).assign(0);
      TOTAL_BYTES.addAndGet(needed * Float.BYTES);
    }
    return floats;
  }
}
