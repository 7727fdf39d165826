package org.kinema4j.har.io.mvnx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The content of gzip data, one member or several, as long as it is not vastly larger than the
 * data. Recordings unpack to 2 to 10 times their size; a file made to fill memory to 1000 times.
 */
final class GzipContent extends FilterInputStream {

  /** How many times its size the data may unpack to, beyond {@link #ALWAYS_ALLOWED}. */
  static final int MOST_EXPANSION = 100;

  /** What may come out of any data. */
  static final long ALWAYS_ALLOWED = 16L << 20;

  private final Counter packed;
  private long unpacked;

  private GzipContent(Counter packed, int buffer) throws IOException {
    super(new GZIPInputStream(packed, buffer));
    this.packed = packed;
  }

  static GzipContent of(InputStream packed, int buffer) throws IOException {
    return new GzipContent(new Counter(packed), buffer);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    unpacked += Math.max(count, 0);
    if (unpacked > ALWAYS_ALLOWED && unpacked / MOST_EXPANSION > packed.count) {
      throw new LimitExceededException(
          "gzip data that unpacks to at most " + MOST_EXPANSION + " times its size",
          "more; if it is meant, unpack the file with gunzip first");
    }
    return count;
  }

  /** Counts what is read. */
  private static final class Counter extends FilterInputStream {

    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
