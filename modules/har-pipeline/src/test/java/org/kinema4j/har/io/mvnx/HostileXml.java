package org.kinema4j.har.io.mvnx;

import static org.kinema4j.har.io.HostileInput.bytes;
import static org.kinema4j.har.io.HostileInput.text;
import static org.kinema4j.har.io.LazyInput.joined;
import static org.kinema4j.har.io.LazyInput.repeated;
import static org.kinema4j.har.io.LazyInput.zipped;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kinema4j.har.io.HostileInput;
import org.kinema4j.har.io.LazyInput;

/** Inputs that attack or break the layers below MVNX: gzip, encodings, XML. */
final class HostileXml {

  private static final String TEXT = MvnxSample.text();
  private static final long GIGA = 1_000_000_000;
  private static final long MILLION = 1_000_000;

  private HostileXml() {}

  static Stream<HostileInput> all() {
    return Stream.of(entities(), sizes(), compressed(), encodings(), others())
        .flatMap(part -> part);
  }

  /** A unit repeated behind a beginning, in place of a mark in the sample. */
  private static HostileInput flood(
      String name, String mark, String begin, Supplier<InputStream> flood, String outcome) {
    return new HostileInput(
        name,
        () -> {
          int at = TEXT.indexOf(mark);
          return joined(
              LazyInput.of(TEXT.substring(0, at) + begin),
              flood.get(),
              LazyInput.of(TEXT.substring(at + mark.length())));
        },
        outcome);
  }

  private static Supplier<InputStream> giga(String unit) {
    return () -> repeated(unit, GIGA / unit.length());
  }

  private static Supplier<InputStream> million(String unit) {
    return () -> repeated(unit, MILLION);
  }

  private static Stream<HostileInput> entities() {
    String none =
        "expected no document type declaration, found <!DOCTYPE>; delete it, it is not read";
    StringBuilder laughs = new StringBuilder("<!DOCTYPE mvnx [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    return Stream.of(
        doctype("billion laughs", laughs + "]>", none),
        doctype(
            "quadratic blowup",
            "<!DOCTYPE mvnx [<!ENTITY a \"" + "x".repeat(50_000) + "\">]>",
            none),
        doctype(
            "external entity", "<!DOCTYPE mvnx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", none),
        doctype(
            "parameter entity",
            "<!DOCTYPE mvnx [<!ENTITY % a SYSTEM \"http://localhost:1/a\"> %a;]>",
            none),
        doctype("external subset", "<!DOCTYPE mvnx PUBLIC \"a\" \"http://localhost:1/a\">", none),
        new HostileInput(
            "1 GB of declarations",
            () ->
                joined(LazyInput.of("<!DOCTYPE mvnx ["), repeated("<!ENTITY a \"b\">", GIGA / 15)),
            none),
        text(
            "entity without declaration",
            TEXT.replace("0.250000", "&a;"),
            "frame 0, <position>: expected no entities, found &a;"));
  }

  private static HostileInput doctype(String name, String declaration, String outcome) {
    return text(
        name, TEXT.replace("<mvnx ", declaration + "<mvnx ").replace("whole", "&a9;"), outcome);
  }

  private static Stream<HostileInput> sizes() {
    String event = "expected at most 1048576 bytes in one tag, text or comment, found more";
    return Stream.of(
        flood(
            "1 GB attribute",
            "Suit",
            "",
            giga("x"),
            "<mvnx>, line 6: expected well-formed XML, found Maximum attribute size limit (65536) exceeded"),
        flood(
            "1 GB comment of a user",
            "second",
            "",
            giga("x"),
            "<comment>: expected at most 65536 characters in <comment>, found more"),
        flood(
            "1 GB number",
            "0.250000",
            "",
            giga("1"),
            "frame 0, <position>: expected numbers of at most 64 characters, found a longer one, \""
                + "1".repeat(60)
                + "...\""),
        flood(
            "1 GB CDATA",
            "0.250000",
            "<![CDATA[",
            giga("1"),
            "frame 0, <position>: expected numbers of at most 64 characters, found a longer one, \""
                + "1".repeat(60)
                + "...\""),
        flood("1 GB text where none belongs", "<segments>", "<segments>", giga("x"), "3 frames []"),
        flood("1 GB XML comment", "<!--", "<!--", giga("x"), "line 2: " + event),
        flood(
            "1 GB processing instruction",
            "<segments>",
            "<?a ",
            giga("x"),
            "<subject>, line 8: " + event),
        flood("1 GB element name", "<segments>", "<", giga("x"), "<subject>, line 8: " + event),
        flood("1 GB attribute name", "label=\"Suit\"", "", giga("x"), "<mvnx>, line 6: " + event),
        flood(
            "1 GB of blanks in a tag", "label=\"Suit\"", "", giga(" "), "<mvnx>, line 6: " + event),
        flood(
            "1 GB namespace",
            "http://www.xsens.com/mvn/mvnx",
            "",
            giga("x"),
            "line 3: expected well-formed XML, found Maximum attribute size limit (65536) exceeded"),
        flood(
            "a million attributes",
            "label=\"Suit\"",
            "",
            million("a='' "),
            "<mvnx>, line 6: expected well-formed XML, found Attribute limit (100) exceeded"),
        new HostileInput(
            "distinct attributes",
            () -> {
              StringBuilder names = new StringBuilder();
              for (int i = 0; i < 1000; i++) {
                names.append(" a").append(i).append("=''");
              }
              return LazyInput.of(TEXT.replace(" label=\"Suit\"", names));
            },
            "<mvnx>, line 6: expected well-formed XML, found Attribute limit (100) exceeded"),
        flood(
            "depth of unknown elements",
            "<segments>",
            "",
            million("<a>"),
            "<a>, line 8: expected well-formed XML, found Maximum Element Depth limit (50) Exceeded"),
        flood(
            "depth of known elements",
            "<segments>",
            "",
            million("<segments>"),
            "<segments>, line 8: expected well-formed XML, found Maximum Element Depth limit (50) Exceeded"),
        flood(
            "a frame of a million numbers",
            "0.250000",
            "",
            million("1.5 "),
            "frame 0, <position>: expected 6 numbers, found 1000005"),
        flood(
            "100 000 segments",
            "<segments>",
            "<segments>",
            () -> repeated("<segment label=\"a\"/>", 100_000),
            "<segments>: expected at most 10000 entries in all lists, found more"),
        flood(
            "labels of 60 kB",
            "<sensors>",
            "<sensors>",
            () -> repeated("<sensor label=\"" + "x".repeat(60_000) + "\"/>", 2_000),
            "<sensors>: expected labels of one line, at most 80 characters, found \""
                + "x".repeat(60)
                + "...\""),
        flood(
            "connectors of 60 kB",
            "<joints>",
            "<joints>",
            () ->
                repeated(
                    "<joint label=\"a\"><connector1>"
                        + "x".repeat(60_000)
                        + "</connector1></joint>",
                    2_000),
            "<joints>: expected labels of one line, at most 80 characters, found \""
                + "x".repeat(60)
                + "...\""),
        new HostileInput(
            "wide frames",
            () -> {
              StringBuilder segments = new StringBuilder();
              for (int i = 0; i < 9_000; i++) {
                segments.append("<segment label=\"s").append(i).append("\"/>");
              }
              return LazyInput.of(
                  TEXT.replace("segmentCount=\"2\"", "")
                      .replace("<segments>", "<segments>" + segments)
                      .replaceAll("(?s)<frame time=\"0\" tc.*?</frame>", ""));
            },
            "frame 0, <orientation>: expected 36008 numbers, found 8"));
  }

  private static Stream<HostileInput> compressed() {
    byte[] whole = zipped(LazyInput.of(TEXT));
    String more =
        "expected a file that unpacks to at most 200 times its size, found more than 64 MB in the"
            + " first N kB";
    return Stream.of(
        bytes(
            "gzip in gzip",
            zipped(new ByteArrayInputStream(whole)),
            "expected an MVNX document in the gzip data, found gzip data again; unpack it with gunzip"),
        new HostileInput("gzip bomb", HostileXml::bomb, more),
        bytes(
            "gzip of nothing",
            zipped(LazyInput.of("")),
            "expected an MVNX document, found an empty file"),
        bytes(
            "half of a gzip file",
            Arrays.copyOf(whole, whole.length / 2),
            "segment Pelvis, point jL5S1, line 12: expected a complete file, found its end too early; is it cut off?"),
        bytes(
            "gzip without its end",
            Arrays.copyOf(whole, whole.length - 4),
            "<mvnx>, line 44: expected a complete file, found its end too early; is it cut off?"),
        bytes(
            "head of a gzip file",
            Arrays.copyOf(whole, 4),
            "expected a complete file, found its end too early; is it cut off?"),
        bytes(
            "gzip with a wrong checksum",
            flipped(whole, whole.length - 6),
            "<mvnx>, line 44: expected intact gzip data, found Corrupt GZIP trailer"));
  }

  /** 128 MB of empty elements in a hundredth. */
  private static InputStream bomb() {
    InputStream blanks = repeated("<a/>" + " ".repeat(124), MILLION);
    return new ByteArrayInputStream(zipped(joined(LazyInput.of(MvnxSample.untilFrames()), blanks)));
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 0x55;
    return copy;
  }

  private static Stream<HostileInput> encodings() {
    String umlaut = TEXT.replace("Suit", "Anz\u00fcge");
    return Stream.of(
        bytes(
            "Latin-1 bytes in UTF-8",
            umlaut.getBytes(StandardCharsets.ISO_8859_1),
            "line 1: expected text in the encoding that the file declares, found Invalid UTF-8 start byte 0xfc (at char #185, byte #37)"),
        bytes(
            "UTF-16 that declares UTF-8",
            umlaut.getBytes(StandardCharsets.UTF_16),
            "expected text in the encoding that the file declares, found another encoding"),
        bytes(
            "UTF-8 that declares UTF-16",
            umlaut.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_8),
            "expected text in the encoding that the file declares, found another encoding"),
        bytes(
            "an unknown encoding",
            umlaut.replace("UTF-8", "klingon").getBytes(StandardCharsets.UTF_8),
            "expected well-formed XML, found Unsupported encoding: klingon"),
        bytes(
            "an encoding that is no name",
            umlaut.replace("UTF-8", "\u0007 $").getBytes(StandardCharsets.UTF_8),
            "expected well-formed XML, found Unsupported encoding: $"),
        bytes(
            "EBCDIC",
            umlaut.getBytes(Charset.forName("IBM1047")),
            "expected text in the encoding that the file declares, found another encoding"),
        bytes(
            "UTF-32",
            umlaut.getBytes(Charset.forName("UTF-32BE")),
            "expected text in the encoding that the file declares, found another encoding"),
        bytes(
            "a surrogate half",
            new String(umlaut.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replace("\u00c3\u00bc", "\u00ed\u00a0\u0080")
                .getBytes(StandardCharsets.ISO_8859_1),
            "line 1: expected text in the encoding that the file declares, found Invalid UTF-8 character 0xd800(a surrogate character) at cha..."),
        bytes(
            "nothing but a byte order mark",
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            "line 1: expected well-formed XML, found Unexpected character ' ' (code 65279 / 0xfeff) in prolog; ex..."),
        text(
            "a control character",
            TEXT.replace("Suit", "a\u0007b"),
            "<mvnx>, line 6: expected well-formed XML, found Illegal character ((CTRL-CHAR, code 7))"),
        text(
            "a reference to NUL",
            TEXT.replace("Suit", "a&#0;b"),
            "<mvnx>, line 6: expected well-formed XML, found Invalid character reference: null character not allowed in X..."),
        text(
            "a label of two lines",
            TEXT.replace("<segment label=\"L5\"", "<segment label=\"a&#10;b\""),
            "<segments>: expected labels of one line, at most 80 characters, found \"a b\""));
  }

  private static Stream<HostileInput> others() {
    return Stream.of(
        text("an empty file", "", "expected an MVNX document, found an empty file"),
        text(
            "HTML",
            "<!DOCTYPE html><html><body>404</body></html>",
            "expected no document type declaration, found <!DOCTYPE>; delete it, it is not read"),
        text(
            "HTML without a type",
            "<html><body><br></body></html>",
            "expected the root element <mvnx>, found <html>"),
        text(
            "JSON",
            "{\"frames\": []}",
            "line 1: expected well-formed XML, found Unexpected character '{' (code 123) in prolog; expected '<'"),
        bytes(
            "JPEG",
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F'},
            "line 1: expected text in the encoding that the file declares, found Invalid UTF-8 start byte 0xff (at char #1, byte #-1)"),
        bytes(
            "ZIP",
            new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0},
            "expected an MVNX document, found a ZIP archive; unpack it"),
        bytes(
            "NUL bytes",
            new byte[100_000],
            "line 1: expected well-formed XML, found Illegal character (NULL, unicode 0) encountered: not valid i..."),
        new HostileInput(
            "zeros without end",
            () -> repeated("\0", Long.MAX_VALUE / 2),
            "line 1: expected well-formed XML, found Illegal character (NULL, unicode 0) encountered: not valid i..."),
        new HostileInput(
            "blanks without end",
            () -> repeated(" ", Long.MAX_VALUE / 2),
            "line 1: expected at most 1048576 bytes in one tag, text or comment, found more"),
        new HostileInput(
            "tags without end",
            () -> repeated("<", Long.MAX_VALUE / 2),
            "line 1: expected well-formed XML, found Unexpected character '<' (code 60) in prolog, after '<'."),
        text(
            "two documents",
            TEXT + TEXT,
            "<mvnx>, line 45: expected well-formed XML, found Illegal processing instruction target (\"xml\"); xml (case ins..."),
        text(
            "text behind the end",
            TEXT + "x",
            "<mvnx>, line 45: expected well-formed XML, found Unexpected character 'x' (code 120) in epilog; expected '<'"),
        text(
            "a stray NUL at the end",
            TEXT + "\0",
            "<mvnx>, line 44: expected well-formed XML, found Illegal character (NULL, unicode 0) encountered: not valid i..."));
  }
}
