package org.kinema4j.har.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Inputs of any size that are made while they are read, so that no test needs a gigabyte. */
public final class LazyInput {

  private static final int BLOCK = 1 << 16;

  private LazyInput() {}

  /** Returns a text as a stream in UTF-8. */
  public static InputStream of(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a text of ASCII, repeated; nothing is held but a block of it. */
  public static InputStream repeated(String unit, long times) {
    String text = unit.repeat(Math.max(1, BLOCK / unit.length()));
    byte[] block = text.getBytes(StandardCharsets.US_ASCII);
    long total = unit.length() * times;
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at < total ? block[(int) (at++ % block.length)] : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (at >= total) {
          return -1;
        }
        int from = (int) (at % block.length);
        int count = (int) Math.min(Math.min(length, block.length - from), total - at);
        System.arraycopy(block, from, bytes, offset, count);
        at += count;
        return count;
      }
    };
  }

  /** Returns streams one after another. */
  public static InputStream joined(InputStream... parts) {
    InputStream all = InputStream.nullInputStream();
    for (InputStream part : parts) {
      all = new SequenceInputStream(all, part);
    }
    return all;
  }

  /** Returns the content compressed with gzip; the compressed bytes are held. */
  public static byte[] zipped(InputStream content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes, BLOCK)) {
      content.transferTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
