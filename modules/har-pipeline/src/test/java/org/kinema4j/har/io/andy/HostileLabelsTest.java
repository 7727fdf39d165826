package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinema4j.har.io.HostileInput.bytes;
import static org.kinema4j.har.io.HostileInput.text;
import static org.kinema4j.har.io.LazyInput.joined;
import static org.kinema4j.har.io.LazyInput.repeated;
import static org.kinema4j.har.io.LazyInput.zipped;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.har.io.HostileInput;
import org.kinema4j.har.io.LazyInput;
import org.kinema4j.har.io.SmallHeap;
import org.kinema4j.har.io.internal.CsvTable;

/**
 * Annotations made to do harm, and such that broke: each is refused in one line, or read, within
 * little memory. The time limits are guards against hanging.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileLabelsTest {

  private static final String HEADER = "t_video,current_action_Annotator1\n";
  private static final String NAMES =
      "expected one of reaching (Re), picking (Pi), placing (Pl), release (Rl), carrying (Ca),"
          + " fine_manipulation (Fm), screwing (Sc), idle (Id), NONE or nothing, found ";
  private static final String LONG_LINE =
      "expected lines of at most 1048576 characters, found a longer one";
  private static final String TOO_LARGE =
      "expected a table of at most 4000000 fields and 67108864 characters, found a larger one;"
          + " split it";
  private static final long GIGA = 1_000_000_000;

  static Stream<HostileInput> inputs() {
    return Stream.of(sizes(), texts(), rows(), columns()).flatMap(part -> part);
  }

  private static HostileInput flood(String name, String begin, String unit, String outcome) {
    Supplier<InputStream> content =
        () -> joined(LazyInput.of(begin), repeated(unit, GIGA / unit.length()));
    return new HostileInput(name, content, outcome);
  }

  private static Stream<HostileInput> sizes() {
    String annotators = ",current_action_Annotator";
    StringBuilder many = new StringBuilder("t_video");
    for (int i = 0; i < 10_000; i++) {
      many.append(annotators).append(i);
    }
    return Stream.of(
        flood("1 GB header", "", "x", "line 1: " + LONG_LINE),
        flood("a header of 500 million columns", "", "x,", "line 1: " + LONG_LINE),
        flood("1 GB row", HEADER, "1", "line 2: " + LONG_LINE),
        flood(
            "1 GB in quotes",
            HEADER + "\"",
            "x\n",
            "line 2: expected a closing quotation mark, found the end of the line"),
        flood(
            "zeros",
            "",
            "\0",
            "line 1: expected text, found a byte that is zero; is it a binary file?"),
        new HostileInput(
            "gzip bomb",
            () ->
                new ByteArrayInputStream(
                    zipped(joined(LazyInput.of(HEADER), repeated("\n", 100_000_000)))),
            "expected a file that unpacks to at most 200 times its size, found more than 64 MB in the first N kB"),
        text(
            "10 000 annotators",
            many + "\n",
            "header: expected at most 100 annotators, found 10000"));
  }

  /** These need more memory, though never all that there is. */
  static Stream<HostileInput> large() {
    return Stream.of(
        flood("1 GB of rows", HEADER, "0,\n", "line 2000002: " + TOO_LARGE),
        flood(
            "1 GB of long rows",
            HEADER,
            "0," + "x".repeat(1000) + "\n",
            "line 66976: " + TOO_LARGE));
  }

  private static Stream<HostileInput> texts() {
    String latin = HEADER + "0,R\u00e9\n";
    return Stream.of(
        text("an empty file", "", "expected a header row and rows of numbers, found an empty file"),
        text(
            "only a byte order mark",
            "\uFEFF",
            "expected a header line and rows, found an empty file"),
        text("only blank lines", "\n \r\n", "expected a header line and rows, found an empty file"),
        text("only a header", HEADER, "expected at least two rows of labels, found 0"),
        bytes(
            "Latin-1",
            latin.getBytes(StandardCharsets.ISO_8859_1),
            "line 2: expected text in UTF-8, found other bytes; save the file as CSV in UTF-8"),
        bytes(
            "UTF-16",
            latin.getBytes(StandardCharsets.UTF_16),
            "expected text in UTF-8, found UTF-16; save the file as CSV in UTF-8"),
        bytes(
            "UTF-16 without a mark",
            latin.getBytes(StandardCharsets.UTF_16LE),
            "expected text in UTF-8, found UTF-16; save the file as CSV in UTF-8"),
        bytes(
            "a spreadsheet",
            new byte[] {'P', 'K', 3, 4, 20, 0},
            "expected text in UTF-8, found a spreadsheet or an archive; export it as CSV, or unpack it"),
        text(
            "a NUL",
            HEADER + "0,R\0e\n",
            "line 2: expected text, found a byte that is zero; is it a binary file?"),
        text(
            "a quoted line break",
            HEADER + "0,\"Re\nPi\"\n",
            "line 2: expected a closing quotation mark, found the end of the line"),
        text(
            "semicolons",
            HEADER.replace(',', ';') + "0;Re\n",
            "line 1: expected columns separated by commas, found semicolons; save the file as CSV with commas between the columns and points in the numbers"),
        text(
            "HTML",
            "<html><body>404</body></html>\n",
            "header: expected a column t_video or timestamps or timestamps_(s), found only <html><body>404</body></html>"),
        text(
            "an escape sequence",
            HEADER + "0,\u001b[31mred\n",
            "line 2, column current_action_Annotator1: " + NAMES + "' [31mred'"),
        text(
            "a change of the writing direction",
            HEADER + "0,a\u202eb\n",
            "line 2, column current_action_Annotator1: " + NAMES + "'a b'"));
  }

  private static HostileInput rows(String name, String rows, String outcome) {
    return text(name, HEADER + rows + "\n", outcome);
  }

  private static Stream<HostileInput> rows() {
    String time = "line 3, column t_video: ";
    return Stream.of(
        rows("one row", "0,Re", "expected at least two rows of labels, found 1"),
        rows("a row too short", "0,Re\n1", "line 3: expected 2 fields, as in the header, found 1"),
        rows(
            "a row too long",
            "0,Re\n1,Re,Re",
            "line 3: expected 2 fields, as in the header, found 3; save the file as CSV with commas between the columns and points in the numbers"),
        rows(
            "an unknown name",
            "0,dancing",
            "line 2, column current_action_Annotator1: " + NAMES + "'dancing'"),
        rows(
            "a long name",
            "0," + "x".repeat(100_000),
            "line 2, column current_action_Annotator1: " + NAMES + "'" + "x".repeat(189) + "..."),
        rows("times twice", "0,Re\n0,Re", time + "expected a time after 0.0, found 0"),
        rows("times backwards", "1,Re\n0.5,Re", time + "expected a time after 1.0, found 0.5"),
        rows("a time of NaN", "0,Re\nNaN,Re", time + "expected a number, found 'NaN'"),
        rows("a time without end", "0,Re\n1e999,Re", time + "expected a number, found '1e999'"),
        rows("a time in words", "0,Re\nsoon,Re", time + "expected a number, found 'soon'"),
        rows("a time in Java", "0,Re\n0x1p0,Re", time + "expected a number, found '0x1p0'"),
        rows(
            "a time below 0",
            "-1,Re\n0,Re",
            "line 2, column t_video: expected a time of 0 seconds or more, found -1"),
        rows(
            "a decimal comma",
            "0,Re\n\"0,04\",Re",
            time
                + "expected a number, found '0,04'; save the file as CSV with commas between the columns and points in the numbers"));
  }

  private static Stream<HostileInput> columns() {
    return Stream.of(
        text(
            "no time",
            "a,current_action_Annotator1\n0,Re\n",
            "header: expected a column t_video or timestamps or timestamps_(s), found only a, current_action_Annotator1"),
        text(
            "no annotator",
            "t_video,b\n0,Re\n",
            "header: expected a column current_action_Annotator1, found only t_video, b"),
        text(
            "an annotator twice",
            "t_video,current_action_Annotator1,current_action_annotator01\n0,Re,Re\n",
            "header: expected each column once, found current_action_annotator01 twice"),
        text(
            "an annotator without measure",
            "t_video,current_action_Annotator99999999999999\n0,Re\n",
            "header: expected a column current_action_Annotator1, found only t_video, current_action_Annotator99999999999999"),
        text("opinions of nobody", HEADER + "0,\n1,\n", "2 rows"));
  }

  @ParameterizedTest
  @MethodSource({"inputs", "large"})
  void hasTheExpectedOutcome(HostileInput input) {
    assertThat(input.readBy(HostileLabelsTest::read))
        .isEqualTo(input.outcome())
        .hasSizeLessThan(500)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void readingNeedsLittleMemory(@TempDir Path folder) throws Exception {
    assertThat(SmallHeap.outcomes(Reading.class, folder))
        .isEqualTo(SmallHeap.expected(inputs(), HostileInput::outcome));
  }

  private static String read(Path file, InputStream content) throws Exception {
    return AnnotationCsv.of(CsvTable.read(file, content)).rows().size() + " rows";
  }

  /** Reads every input. */
  static final class Reading {
    public static void main(String[] args) {
      inputs()
          .forEach(input -> SmallHeap.tell(input.name(), input.readBy(HostileLabelsTest::read)));
    }
  }
}
