package org.kinema4j.har.io.mvnx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Limits how much a parser may read for one event: one tag, comment or piece of text. The parser
 * limits attributes, but keeps a name in memory whatever its length, and passes over a comment of
 * any length without coming back.
 */
final class EventLimit extends FilterInputStream {

  /** Far more than any event of MVNX: a frame of a full body has less than 20 kB. */
  static final int MOST_BYTES = 1 << 20;

  private int left = MOST_BYTES;

  EventLimit(InputStream in) {
    super(in);
  }

  /** Begins a new event. */
  void renew() {
    left = MOST_BYTES;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      take(1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    take(Math.max(count, 0));
    return count;
  }

  private void take(int count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new LimitExceededException(
          "at most " + MOST_BYTES + " bytes in one tag, text or comment", "more");
    }
  }
}
