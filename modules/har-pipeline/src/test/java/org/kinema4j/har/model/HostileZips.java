package org.kinema4j.har.model;

import static org.kinema4j.har.model.HostileCase.MANIFEST;
import static org.kinema4j.har.model.HostileCase.MODEL;
import static org.kinema4j.har.model.HostileCase.NETWORK;
import static org.kinema4j.har.model.HostileCase.SOUND;
import static org.kinema4j.har.model.HostileCase.WEIGHTS;
import static org.kinema4j.har.model.HostileCase.text;
import static org.kinema4j.har.model.HostileCase.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Files that are no zips, and zips that are no bundles. */
final class HostileZips {

  private HostileZips() {}

  static Stream<HostileCase> files() {
    byte[] javaObject = {(byte) 0xac, (byte) 0xed, 0, 5, 0x73, 0x72, 0, 4};
    RawZip repacked = new RawZip(SOUND);
    return Stream.of(
        new HostileCase(
            "empty", () -> new byte[0], "expected a model bundle (zip), found an empty file"),
        new HostileCase("text", () -> text("no zip at all"), "found another kind of file"),
        new HostileCase("one byte", () -> new byte[] {'P'}, "found another kind of file"),
        new HostileCase(
            "Java object", () -> javaObject, "found a serialized Java object, which is never read"),
        new HostileCase(
            "half",
            () -> Arrays.copyOf(repacked.bytes(), repacked.bytes().length / 2),
            "found a zip that is cut off or followed by something else"),
        new HostileCase(
            "empty zip",
            () -> new RawZip().bytes(),
            "expected the entry manifest.json, found none"),
        new HostileCase(
            "another zip", () -> new RawZip(Map.of("a", text("b"))).bytes(), "manifest.json"));
  }

  static Stream<HostileCase> zips() {
    byte[] garbage = text("garbage");
    String ambiguous = "found one that is damaged or ambiguous";
    return Stream.of(
        zip("garbage before", zip -> zip.before = garbage, "found 7 bytes that belong to no entry"),
        zip("garbage behind", zip -> zip.behind = garbage, "cut off or followed by something else"),
        zip("comment", zip -> zip.comment = "hello", "cut off or followed by something else"),
        patched("part of several", -18, 1, 2, "expected a zip in one file, found a part of one"),
        patched("ZIP64 directory", -6, -1, 4, "found the ZIP64 format"),
        patched("directory elsewhere", -6, 1 << 24, 4, "found a directory that ends behind the"),
        patched("entries that are not there", -14, 0x90009, 4, "a whole directory"),
        patched("entries that are not listed", -14, 0x20002, 4, "that belong to no entry"),
        zip("gap", zip -> zip.entry(WEIGHTS).before = garbage, "entries without gaps"),
        zip("other name inside", zip -> zip.entry(MODEL).localName = "midel.json", ambiguous),
        zip("other size inside", zip -> zip.entry(MODEL).localSize--, ambiguous),
        zip("other size outside", zip -> zip.entry(MODEL).centralSize--, ambiguous),
        zip("wrong checksum", zip -> zip.entry(WEIGHTS).crc++, "weights.bin: expected CRC-32"),
        zip(
            "encrypted",
            zip -> zip.entry(MODEL).flags = 1,
            "model.json: expected an entry that is not encrypted"),
        zip("strongly encrypted", zip -> zip.entry(MODEL).flags = 1 << 6, "an encrypted one"),
        zip("odd flags", zip -> zip.entry(MODEL).flags = 1 << 9, "method 0 with flags 0x200"),
        zip("bzip2", zip -> zip.entry(MODEL).method = 12, "found compression method 12"),
        zip("ZIP64 entry", zip -> zip.entry(MODEL).centralSize = -1, "found the ZIP64 format"),
        zip("stored with a descriptor", HostileZips::describe, "one size a stored entry"),
        zip(
            "descriptor that disagrees",
            zip -> {
              describe(zip);
              zip.entry(WEIGHTS).deflated();
            },
            "descriptors that agree"),
        zip(
            "no deflated data",
            zip -> zip.entry(MODEL).method = RawZip.DEFLATED,
            "model.json: expected"),
        zip(
            "packed more than it says",
            zip -> {
              zip.entry(NETWORK).deflated();
              zip.entry(NETWORK).localSize -= 9;
              zip.entry(NETWORK).centralSize -= 9;
            },
            "network.json: expected"),
        zip(
            "packed less than it says",
            zip -> {
              zip.entry(NETWORK).deflated();
              zip.entry(NETWORK).localSize += 9;
              zip.entry(NETWORK).centralSize += 9;
            },
            "packed bytes, found more or fewer"),
        zip("bomb of ratio", zip -> bomb(zip, WEIGHTS, 32 << 20), "packed at most 100-fold"),
        zip("bomb of size", zip -> bomb(zip, MODEL, 2 << 20), "at most 1048576 bytes"),
        zip("bomb in the manifest", zip -> bomb(zip, MANIFEST, 1 << 20), "at most 65536 bytes"),
        zip(
            "bomb that hides its size",
            zip -> {
              bomb(zip, NETWORK, 32 << 20);
              zip.entry(NETWORK).localSize = 3_000;
              zip.entry(NETWORK).centralSize = 3_000;
            },
            "network.json: expected 3000 packed bytes"));
  }

  static Stream<HostileCase> directories() {
    return Stream.of(
        zip("slip upwards", zip -> add(zip, "../../evil.sh"), "bundle, found ../../evil.sh"),
        zip("slip to a root", zip -> add(zip, "/etc/passwd"), "bundle, found /etc/passwd"),
        zip("slip to a drive", zip -> add(zip, "C:\\evil.bat"), "bundle, found C:\\evil.bat"),
        zip("folder", zip -> add(zip, "weights/"), "bundle, found weights/"),
        zip("extra entry", zip -> add(zip, "preprocessor.bin"), "found preprocessor.bin"),
        zip("name with a line end", zip -> add(zip, "a\nhar: ok"), "found a?har: ok"),
        zip("entry twice", zip -> add(zip, WEIGHTS), "each entry once, found weights.bin twice"),
        zip("manifest twice", zip -> add(zip, MANIFEST), "found manifest.json twice"),
        zip(
            "many entries",
            zip -> {
              for (int i = 0; i < 100; i++) {
                add(zip, "e" + i);
              }
            },
            "expected at most 64 entries, found 104"),
        zip(
            "no manifest",
            zip -> zip.entries.remove(zip.entry(MANIFEST)),
            "the entry manifest.json"),
        zip(
            "no model",
            zip -> zip.entries.remove(zip.entry(MODEL)),
            "the entry model.json, found none"),
        zip("no network", zip -> zip.entries.remove(zip.entry(NETWORK)), "the entry network.json"),
        zip("no weights", zip -> zip.entries.remove(zip.entry(WEIGHTS)), "the entry weights.bin"));
  }

  /** Changes numbers of the record that ends a zip. */
  private static HostileCase patched(
      String name, int fromEnd, int value, int length, String message) {
    byte[] bytes = new RawZip(SOUND).bytes();
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (length == Integer.BYTES) {
      zip.putInt(bytes.length + fromEnd, value);
    } else {
      zip.putShort(bytes.length + fromEnd, (short) value);
    }
    return new HostileCase(name, () -> bytes, message);
  }

  static void add(RawZip zip, String name) {
    zip.entries.add(new RawZip.Entry(name, text("evil")));
  }

  static void bomb(RawZip zip, String name, int size) {
    RawZip.Entry bomb = new RawZip.Entry(name, new byte[size]).deflated();
    zip.entries.set(zip.entries.indexOf(zip.entry(name)), bomb);
  }

  /** Puts a descriptor behind the weights that says another size. */
  static void describe(RawZip zip) {
    RawZip.Entry entry = zip.entry(WEIGHTS);
    entry.flags = 1 << 3;
    entry.descriptor =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x08074b50)
            .putInt(entry.crc)
            .putInt(1)
            .putInt(1)
            .array();
  }
}
