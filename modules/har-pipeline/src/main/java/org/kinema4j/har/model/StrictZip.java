package org.kinema4j.har.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kinema4j.har.motion.BadDataException;

/**
 * A small zip, in memory, that can be read in one way only.
 *
 * <p>A zip says everything twice: before each entry, and in the directory at its end. Readers that
 * trust one or the other see different content. Here both must agree, the entries must follow each
 * other without a gap from the first byte of the file to the directory, and the directory must end
 * the file; so nothing can hide before, between or behind them. Of the format only what every zip
 * program writes for small files is known: stored or deflated entries, no encryption, no ZIP64.
 *
 * <p>Nothing is unpacked beyond the size that the caller allows, nor more than {@value #MOST_RATIO}
 * bytes for each byte of the file.
 */
final class StrictZip {

  static final int MOST_ENTRIES = 64;
  static final int MOST_RATIO = 100;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int JAVA_OBJECT = 0x0500edac;

  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int DESCRIPTOR_LENGTH = 12;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final int ENCRYPTION = 1 | 1 << 6 | 1 << 13;
  private static final int DESCRIBED = 1 << 3;
  private static final int KNOWN_FLAGS = 1 << 1 | 1 << 2 | DESCRIBED | 1 << 11;

  private static final int NONE_16 = 0xffff;
  private static final long NONE_32 = 0xffffffffL;

  private final Path file;
  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** What the directory says of an entry; {@code data} is where its bytes start. */
  private record Entry(
      String name, int flags, int method, int crc, long compressed, long size, int data) {}

  /**
   * Reads the directory.
   *
   * @param file what to call the zip in messages
   * @param content all of it
   * @throws BadDataException unless it is a zip that can be read in one way only
   */
  StrictZip(Path file, byte[] content) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    readDirectory();
  }

  Set<String> names() {
    return entries.keySet();
  }

  private void readDirectory() {
    int end = bytes.limit() - END_LENGTH;
    if (end < 0 || bytes.getInt(end) != END || u16(end + 20) != 0) {
      throw bad("a model bundle (zip)", whatElse());
    }
    int count = u16(end + 10);
    long length = u32(end + 12);
    long start = u32(end + 16);
    if (count == NONE_16 || length == NONE_32 || start == NONE_32) {
      throw bad("a zip of less than 4 GiB", "the ZIP64 format");
    }
    if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count) {
      throw bad("a zip in one file", "a part of one");
    }
    if (start + length != end) {
      throw bad(
          "a zip and nothing else",
          start + length < end
              ? end - start - length + " bytes that belong to no entry"
              : "a directory that ends behind the file");
    }
    if (count > MOST_ENTRIES) {
      throw bad("at most " + MOST_ENTRIES + " entries", Integer.toString(count));
    }
    readEntries(count, (int) start, end);
  }

  private void readEntries(int count, int start, int end) {
    int at = start;
    int next = 0;
    for (int i = 0; i < count; i++) {
      require(at + CENTRAL_LENGTH <= end && bytes.getInt(at) == CENTRAL, "a whole directory");
      int nameLength = u16(at + 28);
      int after = at + CENTRAL_LENGTH + nameLength + u16(at + 30) + u16(at + 32);
      require(after <= end, "a whole directory");
      String name = text(at + CENTRAL_LENGTH, nameLength);
      next = readEntry(name, at, next, start);
      at = after;
    }
    require(at == end && next == start, "a zip without bytes that belong to no entry");
  }

  /** Checks an entry against its own header; returns where the next one must start. */
  private int readEntry(String name, int at, int local, int limit) {
    int flags = u16(at + 8);
    int method = u16(at + 10);
    long compressed = u32(at + 20);
    long size = u32(at + 24);
    if ((flags & ENCRYPTION) != 0) {
      throw bad(name, "an entry that is not encrypted", "an encrypted one");
    }
    if ((flags & ~KNOWN_FLAGS) != 0 || (method != STORED && method != DEFLATED)) {
      throw bad(
          name,
          "a stored or deflated entry",
          "compression method %d with flags 0x%x".formatted(method, flags));
    }
    if (compressed == NONE_32 || size == NONE_32 || u32(at + 42) == NONE_32) {
      throw bad(name, "an entry of less than 4 GiB", "the ZIP64 format");
    }
    // What is stored has no end of its own, so a reader of streams could not find the descriptor.
    boolean stored = method == STORED;
    require(!stored || (compressed == size && (flags & DESCRIBED) == 0), "one size a stored entry");
    require(u32(at + 42) == local && local + LOCAL_LENGTH <= limit, "entries without gaps");
    int nameLength = u16(at + 28);
    int data = local + LOCAL_LENGTH + nameLength + u16(local + 28);
    require(data + compressed <= limit, "whole entries");
    Entry entry = new Entry(name, flags, method, bytes.getInt(at + 16), compressed, size, data);
    boolean same =
        bytes.getInt(local) == LOCAL
            && u16(local + 6) == flags
            && u16(local + 8) == method
            && u16(local + 26) == nameLength
            && name.equals(text(local + LOCAL_LENGTH, nameLength));
    require(same && sameSizes(entry, local + 14), "headers that agree with the directory");
    if (entries.put(name, entry) != null) {
      throw bad("each entry once", name + " twice");
    }
    return (int) (data + compressed) + descriptorLength(entry, limit);
  }

  /** An entry that has a descriptor may leave its sizes out before its bytes. */
  private boolean sameSizes(Entry entry, int at) {
    boolean absent = u32(at) == 0 && u32(at + 4) == 0 && u32(at + 8) == 0;
    return (absent && (entry.flags() & DESCRIBED) != 0) || sizesAt(entry, at);
  }

  private boolean sizesAt(Entry entry, int at) {
    return bytes.getInt(at) == entry.crc()
        && u32(at + 4) == entry.compressed()
        && u32(at + 8) == entry.size();
  }

  private int descriptorLength(Entry entry, int limit) {
    if ((entry.flags() & DESCRIBED) == 0) {
      return 0;
    }
    int at = (int) (entry.data() + entry.compressed());
    int signature =
        at + Integer.BYTES <= limit && bytes.getInt(at) == DESCRIPTOR ? Integer.BYTES : 0;
    require(
        at + signature + DESCRIPTOR_LENGTH <= limit && sizesAt(entry, at + signature),
        "descriptors that agree with the directory");
    return signature + DESCRIPTOR_LENGTH;
  }

  /**
   * Unpacks an entry.
   *
   * @param name one of {@link #names()}
   * @param limit most bytes that it may have
   * @return its content
   * @throws BadDataException if it has more, or is damaged
   */
  byte[] read(String name, int limit) {
    Entry entry = entries.get(name);
    if (entry.size() > limit) {
      throw bad(name, "at most " + limit + " bytes", Long.toString(entry.size()));
    }
    if (entry.size() > MOST_RATIO * entry.compressed()) {
      throw bad(
          name,
          "an entry packed at most %d-fold".formatted(MOST_RATIO),
          "%d bytes packed into %d".formatted(entry.size(), entry.compressed()));
    }
    byte[] content =
        entry.method() == STORED
            ? Arrays.copyOfRange(
                bytes.array(), entry.data(), (int) (entry.data() + entry.compressed()))
            : inflate(entry);
    CRC32 crc = new CRC32();
    crc.update(content);
    if ((int) crc.getValue() != entry.crc()) {
      throw bad(name, "CRC-32 %08x".formatted(entry.crc()), "%08x".formatted(crc.getValue()));
    }
    return content;
  }

  private byte[] inflate(Entry entry) {
    // One byte more than promised, to see what would overflow.
    byte[] content = new byte[(int) entry.size() + 1];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes.array(), entry.data(), (int) entry.compressed());
      int length = 0;
      int more = 1;
      while (more > 0 && length < content.length) {
        more = inflater.inflate(content, length, content.length - length);
        length += more;
      }
      boolean whole = inflater.finished() && inflater.getBytesRead() == entry.compressed();
      if (!whole || length != entry.size()) {
        throw bad(entry.name(), entry.size() + " packed bytes", "more or fewer");
      }
      return Arrays.copyOf(content, length);
    } catch (DataFormatException e) {
      throw new BadDataException(file, entry.name(), "deflated data", String.valueOf(e), e);
    } finally {
      inflater.end();
    }
  }

  private String whatElse() {
    if (bytes.limit() == 0) {
      return "an empty file";
    }
    int first = bytes.limit() < Integer.BYTES ? 0 : bytes.getInt(0);
    return switch (first) {
      case JAVA_OBJECT -> "a serialized Java object, which is never read";
      case LOCAL -> "a zip that is cut off or followed by something else";
      default -> "another kind of file";
    };
  }

  private String text(int at, int length) {
    return Printable.of(new String(bytes.array(), at, length, StandardCharsets.UTF_8));
  }

  private int u16(int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private long u32(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private void require(boolean condition, String expected) {
    if (!condition) {
      throw bad("a zip with " + expected, "one that is damaged or ambiguous");
    }
  }

  private BadDataException bad(String expected, String found) {
    return bad("", expected, found);
  }

  private BadDataException bad(String place, String expected, String found) {
    return new BadDataException(file, place, expected, found);
  }
}
