package org.kinema4j.har.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips as no decent program would. */
final class RawZip {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** An entry: what its own header says, what the directory says, and its bytes. */
  static final class Entry {

    String localName;
    String centralName;
    int flags;
    int method = STORED;
    int crc;
    long localSize;
    long centralSize;
    byte[] data;
    byte[] before = {};
    byte[] descriptor = {};

    Entry(String name, byte[] content) {
      localName = name;
      centralName = name;
      CRC32 checksum = new CRC32();
      checksum.update(content);
      crc = (int) checksum.getValue();
      localSize = content.length;
      centralSize = content.length;
      data = content;
    }

    Entry deflated() {
      method = DEFLATED;
      Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
      deflater.setInput(data);
      deflater.finish();
      byte[] packed = new byte[data.length + 64];
      int length = deflater.deflate(packed);
      deflater.end();
      data = java.util.Arrays.copyOf(packed, length);
      return this;
    }
  }

  final List<Entry> entries = new ArrayList<>();
  byte[] before = {};
  byte[] behind = {};
  String comment = "";

  RawZip() {}

  RawZip(Map<String, byte[]> content) {
    content.forEach((name, bytes) -> entries.add(new Entry(name, bytes)));
  }

  Entry entry(String name) {
    return entries.stream().filter(e -> e.localName.equals(name)).findFirst().orElseThrow();
  }

  byte[] bytes() {
    int capacity = 1 << 10;
    for (Entry entry : entries) {
      capacity += entry.data.length + entry.before.length + 4 * entry.localName.length() + 200;
    }
    ByteBuffer local =
        ByteBuffer.allocate(capacity + before.length + behind.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer central = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    for (Entry entry : entries) {
      local.put(entry.before);
      putCentral(central, entry, local.position());
      putLocal(local, entry);
    }
    int start = local.position();
    local.put(central.flip());
    int length = local.position() - start;
    local.putInt(0x06054b50).putInt(0);
    local.putShort((short) entries.size()).putShort((short) entries.size());
    local.putInt(length).putInt(start).putShort((short) comment.length());
    local.put(comment.getBytes(StandardCharsets.US_ASCII)).flip();
    byte[] all = new byte[before.length + local.limit() + behind.length];
    ByteBuffer.wrap(all).put(before).put(local).put(behind);
    return all;
  }

  private static void putLocal(ByteBuffer out, Entry entry) {
    out.putInt(0x04034b50).putShort((short) 20);
    putCommon(out, entry, entry.localSize, entry.localName);
    out.putShort((short) 0).put(entry.localName.getBytes(StandardCharsets.UTF_8));
    out.put(entry.data).put(entry.descriptor);
  }

  private static void putCentral(ByteBuffer out, Entry entry, int offset) {
    out.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
    putCommon(out, entry, entry.centralSize, entry.centralName);
    out.put(new byte[12]).putInt(offset);
    out.put(entry.centralName.getBytes(StandardCharsets.UTF_8));
  }

  private static void putCommon(ByteBuffer out, Entry entry, long size, String name) {
    out.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    boolean absent = entry.descriptor.length > 0 && size == 0;
    out.putInt(absent ? 0 : entry.crc);
    out.putInt(absent ? 0 : entry.data.length);
    out.putInt((int) size);
    out.putShort((short) name.getBytes(StandardCharsets.UTF_8).length);
  }
}
