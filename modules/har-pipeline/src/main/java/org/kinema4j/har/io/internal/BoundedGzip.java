package org.kinema4j.har.io.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.kinema4j.har.motion.BadDataException;

/**
 * Unpacks gzip, up to a ratio that no recording reaches: what unpacks to more was made to fill the
 * memory of whoever reads it.
 */
public final class BoundedGzip extends FilterInputStream {

  /** Recordings that change at all are packed to a tenth; sparse ones to a hundredth. */
  public static final int MOST_RATIO = 200;

  /** Up to so many unpacked bytes any ratio is harmless. */
  public static final long HARMLESS_BYTES = 64L << 20;

  private static final int BUFFER = 1 << 14;

  private final Path source;
  private final Counter packed;
  private long unpacked;

  private BoundedGzip(Path source, Counter packed) throws IOException {
    super(new GZIPInputStream(packed, BUFFER));
    this.source = source;
    this.packed = packed;
  }

  /**
   * Unpacks a stream.
   *
   * @param source the file, for messages
   * @param packed its bytes
   * @return the content; reading it throws {@link BadDataException} where there is too much of it
   * @throws IOException if the stream cannot be read or does not begin as gzip does
   */
  public static InputStream of(Path source, InputStream packed) throws IOException {
    return new BoundedGzip(source, new Counter(packed));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    unpacked += Math.max(0, count);
    if (unpacked > HARMLESS_BYTES && unpacked / MOST_RATIO > packed.bytes) {
      throw new BadDataException(
          source,
          "",
          "a file that unpacks to at most %d times its size".formatted(MOST_RATIO),
          "more than %d MB in the first %d kB".formatted(unpacked >> 20, packed.bytes >> 10));
    }
    return count;
  }

  /** Counts the bytes that pass. */
  private static final class Counter extends FilterInputStream {

    private long bytes;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      bytes += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }
}
