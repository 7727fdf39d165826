package org.kinema4j.har.io.mvnx;

import static org.kinema4j.har.io.HostileInput.bytes;
import static org.kinema4j.har.io.HostileInput.text;
import static org.kinema4j.har.io.LazyInput.joined;
import static org.kinema4j.har.io.LazyInput.repeated;
import static org.kinema4j.har.io.LazyInput.zipped;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.kinema4j.har.io.HostileInput;
import org.kinema4j.har.io.LazyInput;

/** Inputs that are well-formed XML and attack or break MVNX itself. */
final class HostileRecording {

  private static final String TEXT = MvnxSample.text();
  private static final String READ = "3 frames ";
  private static final long MILLION = 1_000_000;

  private HostileRecording() {}

  static Stream<HostileInput> all() {
    return Stream.of(structure(), numbers(), rates(), odd()).flatMap(part -> part);
  }

  private static Stream<HostileInput> structure() {
    return Stream.of(
        text(
            "no frames",
            MvnxSample.untilFrames() + MvnxSample.END,
            "<subject>: expected frames of type normal, found none"),
        text(
            "frames before segments",
            TEXT.replaceAll("(?s)(<segments>.*</segments>)(.*</frames>)", "$2$1"),
            "<segments>: expected the list of segments before <frames>, found none"),
        text(
            "frames twice",
            TEXT.replace("</frames>", "</frames><frames/>"),
            "<subject>: expected one element <frames>, found two"),
        text(
            "a subject twice",
            TEXT.replace("</subject>", "</subject><subject frameRate=\"1\"/>"),
            "<subject>: expected one subject in a file, found two"),
        text(
            "segmentCount that lies",
            TEXT.replace("segmentCount=\"2\" conf", "segmentCount=\"999999999\" conf"),
            "<segments>: expected 999999999 segments as segmentCount says, found 2"),
        text(
            "a label twice",
            TEXT.replace("label=\"L5\"", "label=\"Pelvis\""),
            "<segments>: expected each label once, found \"Pelvis\" twice"),
        new HostileInput(
            "a million empty frames",
            () ->
                joined(
                    LazyInput.of(MvnxSample.untilFrames()),
                    repeated("<frame type=\"normal\"/>", MILLION),
                    LazyInput.of(MvnxSample.END)),
            "expected in the frames at least one of orientation, position, velocity, acceleration, angularVelocity, angularAcceleration and others, found none"),
        new HostileInput(
            "a million poses",
            () ->
                joined(
                    LazyInput.of(MvnxSample.untilFrames()),
                    repeated(
                        "<frame type=\"tpose\"><orientation>1 0 0 0 1 0 0 0</orientation><position>0 0 0 0 0 0</position></frame>",
                        MILLION)),
            "frame of type tpose, <position>: expected at most 100 frames of poses, found more"),
        text(
            "one number less",
            TEXT.replace("0.250000 1.000000", "1.000000"),
            "frame 0, <position>: expected 6 numbers, found 5"),
        text(
            "one number more",
            TEXT.replace("0.250000", "0 0.250000"),
            "frame 0, <position>: expected 6 numbers, found 7"));
  }

  private static Stream<HostileInput> numbers() {
    return Stream.of(
            "NaN",
            "nan",
            "Inf",
            "-INF",
            "Infinity",
            "1e999",
            "0x10",
            "1d",
            "1e",
            "--1",
            "1.2.3",
            "\u0661")
        .map(
            number ->
                text(
                    "number " + number,
                    TEXT.replace("0.250000", number),
                    "frame 0, <position>: expected finite numbers, found \"" + number + "\""));
  }

  private static Stream<HostileInput> rates() {
    String above = "<subject>: expected a frame rate above 0 in the attribute frameRate, found ";
    String within =
        "<subject>: expected a frame rate in [1, 100000] Hz in the attribute frameRate, found ";
    return Stream.of(
        rate("0", above + "\"0\""),
        rate("-240", above + "\"-240\""),
        rate("NaN", above + "\"NaN\""),
        rate("Infinity", above + "\"Infinity\""),
        rate("", above + "\"\""),
        rate("1e300", within + "\"1e300\""),
        rate("1e-300", within + "\"1e-300\""),
        rate("1e999", within + "\"1e999\""),
        rate(
            "240,0",
            "<subject>: expected a decimal point in frameRate, found a decimal comma in \"240,0\""),
        rate(
            "1".repeat(60_000) + ",0",
            "<subject>: expected a decimal point in frameRate, found a decimal comma in \""
                + "1".repeat(60)
                + "...\""));
  }

  private static HostileInput rate(String value, String outcome) {
    String name = value.length() < 20 ? value : "long";
    return text(
        "rate " + name, TEXT.replace("frameRate=\"100\"", "frameRate=\"" + value + "\""), outcome);
  }

  /** What is odd but harmless is read, and told. */
  private static Stream<HostileInput> odd() {
    byte[] whole = zipped(LazyInput.of(TEXT));
    String indexAttribute = "index=\"2\"";
    return Stream.of(
        bytes(
            "gzip in two members",
            concatenated(
                zipped(LazyInput.of(TEXT.substring(0, 700))),
                zipped(LazyInput.of(TEXT.substring(700)))),
            READ + "[]"),
        bytes(
            "gzip with something behind it",
            concatenated(whole, "garbage".getBytes(StandardCharsets.UTF_8)),
            READ + "[]"),
        bytes("a byte order mark", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), READ + "[]"),
        bytes(
            "UTF-16",
            TEXT.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16),
            READ + "[]"),
        bytes(
            "Latin-1",
            TEXT.replace("UTF-8", "ISO-8859-1")
                .replace("Suit", "Anz\u00fcge")
                .getBytes(StandardCharsets.ISO_8859_1),
            READ + "[]"),
        text(
            "a frame twice",
            TEXT.replace(indexAttribute, "index=\"1\""),
            READ + "[frame 2: index jumps from 1 to 1]"),
        text(
            "the index backwards",
            TEXT.replace(indexAttribute, "index=\"0\""),
            READ + "[frame 2: index jumps from 1 to 0]"),
        text(
            "an index beyond measure",
            TEXT.replace(indexAttribute, "index=\"999999999999999999\""),
            READ + "[frame 2: index jumps from 1 to 999999999999999999]"),
        text(
            "an index that is none",
            TEXT.replace(indexAttribute, "index=\"9999999999999999999999\""),
            READ + "[frame 2: the attribute index is missing or empty]"),
        text(
            "time backwards",
            TEXT.replace("time=\"20\"", "time=\"5\""),
            READ + "[frame 2: time goes from 10 to 5 ms]"),
        text(
            "time standing still",
            TEXT.replace("time=\"20\"", "time=\"10\""),
            READ + "[frame 2: time goes from 10 to 10 ms]"),
        text("a number below the smallest float", TEXT.replace("0.250000", "1e-999"), READ + "[]"));
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
