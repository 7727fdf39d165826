package org.kinema4j.har.io.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import org.kinema4j.har.motion.BadDataException;

/** Finds the text in a file: unpacks it if need be, and says what the file is if it is no text. */
final class CsvInput {

  private static final int LOOKED_AT = 4;

  private CsvInput() {}

  /**
   * Returns the text of a file, without a byte order mark.
   *
   * @param source the file
   * @param raw its bytes
   * @throws IOException if it cannot be read
   * @throws BadDataException if it is empty or by its first bytes no text in UTF-8
   */
  static InputStream text(Path source, InputStream raw) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(raw, LOOKED_AT);
    byte[] first = peek(stream);
    if (startsWith(first, 0x1F, 0x8B)) {
      stream = new PushbackInputStream(BoundedGzip.of(source, stream), LOOKED_AT);
      first = peek(stream);
    }
    if (first.length == 0) {
      throw new BadDataException(source, "", "a header row and rows of numbers", "an empty file");
    }
    checkText(source, first);
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      stream.skipNBytes(3);
    }
    return stream;
  }

  private static void checkText(Path source, byte[] first) {
    if (isUtf16(first)) {
      throw notText(source, "UTF-16; save the file as CSV in UTF-8");
    }
    if (startsWith(first, 'P', 'K', 3, 4) || startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw notText(source, "a spreadsheet or an archive; export it as CSV, or unpack it");
    }
    if (startsWith(first, 0x1F, 0x8B)) {
      throw notText(source, "gzip in gzip; unpack it once");
    }
  }

  /** With a byte order mark, or without one but with ASCII characters at its start. */
  private static boolean isUtf16(byte[] first) {
    return startsWith(first, 0xFF, 0xFE)
        || startsWith(first, 0xFE, 0xFF)
        || (first.length == LOOKED_AT
            && ((first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0)
                || (first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0)));
  }

  private static BadDataException notText(Path source, String found) {
    return new BadDataException(source, "", "text in UTF-8", found);
  }

  private static byte[] peek(PushbackInputStream stream) throws IOException {
    byte[] first = stream.readNBytes(LOOKED_AT);
    stream.unread(first);
    return first;
  }

  private static boolean startsWith(byte[] first, int... magic) {
    if (first.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((first[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
