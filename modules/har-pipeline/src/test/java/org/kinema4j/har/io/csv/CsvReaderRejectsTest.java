package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;

class CsvReaderRejectsTest {

  private static final String REMEDY =
      "; save the file as CSV with commas between the columns and points in the numbers";
  private static final String TIME = "expected time, in seconds (also t or timestamp), found ";
  private static final String NUMBER = "expected a number, or nothing where a value is missing";

  static Stream<Arguments> texts() {
    return Stream.of(headers(), rows(), times()).flatMap(stream -> stream);
  }

  private static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "expected a header row and rows of numbers, found an empty file"),
        Arguments.of("\uFEFF", "expected a header row and rows of numbers, found only blank lines"),
        Arguments.of("\n \n", "expected a header row and rows of numbers, found only blank lines"),
        Arguments.of("time,x\n", "expected at least two rows of numbers, found only a header"),
        Arguments.of(
            "time,x\ns,m\n",
            "expected at least two rows of numbers, found only a header and units"),
        Arguments.of("time,x\n0,1\n", "expected at least two rows of numbers, found 1"),
        Arguments.of("time,x\n,\n", "expected at least two rows of numbers, found 0"),
        Arguments.of(
            "frame,x\n0,1\n",
            "line 1, column 1: "
                + TIME
                + "\"frame\"; put a column with the time of each row first"),
        Arguments.of(
            "frame,x,time\n0,1,2\n",
            "line 1, column 1: " + TIME + "\"frame\" and the time in column 3; put it first"),
        Arguments.of(
            "0.0,1\n0.1,2\n",
            "line 1, column 1: "
                + TIME
                + "\"0.0\"; put a header row with the names of the columns first"),
        Arguments.of(
            "time\n0\n1\n", "line 1: expected channels beside the time, found only one column"),
        Arguments.of("\ntime,x,,y\n", "line 2, column 3: expected a name, found nothing"),
        Arguments.of("time,x,y,\n", "line 1, column 4: expected a name, found nothing"),
        Arguments.of(
            "time,x,y, x\n", "line 1: expected each name once, found \"x\" in columns 2 and 4"),
        Arguments.of(
            "time,time\n", "line 1: expected each name once, found \"time\" in columns 1 and 2"),
        Arguments.of(
            "time,\"x\ty\"\n",
            "line 1, column 2: expected a name without control characters, found \"x y\""),
        Arguments.of(
            "time;x\n0;1\n",
            "line 1: expected columns separated by commas, found semicolons" + REMEDY),
        Arguments.of(
            "time\tx\n0\t1\n", "line 1: expected columns separated by commas, found tabs" + REMEDY),
        Arguments.of(
            "time,\"x\ny\"\n0,1\n",
            "line 1: expected a closing quotation mark, found the end of the line"),
        Arguments.of(
            "time,x\ns,m,m\n0,1\n",
            "line 2: expected 2 fields, as in the header, found 3" + REMEDY),
        Arguments.of(
            "time_ms,x\ns,m\n0,1\n",
            "line 2, column time_ms: expected the unit that the header gives, found \"s\""),
        Arguments.of(
            "time,x\ns,\"a\tb\"\n",
            "line 2, column x: expected a unit without control characters, found \"a b\""));
  }

  private static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(
            "time,x,y\n0,1,2\n1,2\n", "line 3: expected 3 fields, as in the header, found 2"),
        Arguments.of(
            "time,x\n0,1\n\n0,5,2\n",
            "line 4: expected 2 fields, as in the header, found 3" + REMEDY),
        Arguments.of(
            "time,x\n0,\"1\n\"\n",
            "line 2: expected a closing quotation mark, found the end of the line"),
        Arguments.of(
            "time,x\n0,1\n1,\"2,5\"\n",
            "line 3, column x: expected a number, found \"2,5\"" + REMEDY),
        Arguments.of("time,x\n0,1\n1,inf\n", "line 3, column x: " + NUMBER + ", found \"inf\""),
        Arguments.of(
            "time,x\n0,-Infinity\n", "line 2, column x: " + NUMBER + ", found \"-Infinity\""),
        Arguments.of("time,x\n0,1e39\n", "line 2, column x: " + NUMBER + ", found \"1e39\""),
        Arguments.of("time,x\n0,none\n", "line 2, column x: " + NUMBER + ", found \"none\""),
        Arguments.of("time,x\n0,-na\n", "line 2, column x: " + NUMBER + ", found \"-na\""),
        Arguments.of("time,x\n0,1 2\n", "line 2, column x: " + NUMBER + ", found \"1 2\""),
        Arguments.of("time,x\n0,0x10\n", "line 2, column x: " + NUMBER + ", found \"0x10\""),
        Arguments.of("time,x\n0,1f\n", "line 2, column x: " + NUMBER + ", found \"1f\""),
        Arguments.of("time,Höhe\n0,übel\n", "line 2, column Höhe: " + NUMBER + ", found \"übel\""),
        Arguments.of(
            "time,x\n0,1\0\n",
            "line 2: expected text, found a byte that is zero; is it a binary file?"));
  }

  private static Stream<Arguments> times() {
    return Stream.of(
        Arguments.of(
            "time,x\nframes,m\n0,1\n",
            "line 2, column time: expected a time, or the unit s or ms, found \"frames\""),
        Arguments.of(
            "time,x\n0,1\n1:00,2\n", "line 3, column time: expected a time, found \"1:00\""),
        Arguments.of("time,x\n0,1\nNaN,2\n", "line 3, column time: expected a time, found \"NaN\""),
        Arguments.of("time,x\n0,1\n1d,2\n", "line 3, column time: expected a time, found \"1d\""),
        Arguments.of(
            "time,x\n0,1\n1e999,2\n", "line 3, column time: expected a time, found \"1e999\""),
        Arguments.of("time,x\n0,1\n.,2\n", "line 3, column time: expected a time, found \".\""),
        Arguments.of("time,x\n0,1\n,2\n", "line 3, column time: expected a time, found nothing"),
        Arguments.of(
            "time,x\n0,1\n0.10,2\n0.1,3\n",
            "line 4, column time: expected a time after that of the row before, 0.1, found 0.1"),
        Arguments.of(
            "time,x\n0,1\n0.2,2\n0.1,3\n",
            "line 4, column time: expected a time after that of the row before, 0.2, found 0.1"),
        Arguments.of(
            "time,x\n0,1\n10,2\n20,3\n",
            "column time: expected 1 to 100000 rows a second, found 0.1"
                + "; if the times are in milliseconds, name the column time_ms"),
        Arguments.of(
            "time_s,x\n0,1\n10,2\n20,3\n",
            "column time_s: expected 1 to 100000 rows a second, found 0.1"),
        Arguments.of(
            "time,x\n0,1\n1e-6,2\n2e-6,3\n",
            "column time: expected 1 to 100000 rows a second, found 1000000"),
        Arguments.of(
            "time,x\n-1e308,1\n1e308,2\n",
            "column time: expected 1 to 100000 rows a second, found 0"
                + "; if the times are in milliseconds, name the column time_ms"),
        Arguments.of(
            "time,x\n0,1\n0.01,2\n0.02,1\n0.03,2\n90000,3\n",
            "column time: expected one recording without long pauses, found 5 rows at 100 a second"
                + " over 90000 s; time jumps from 0.03 to 90000.0 s"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void refuses(String text, String message) {
    assertThatThrownBy(() -> CsvSample.read(text))
        .isInstanceOf(BadDataException.class)
        .hasMessage(CsvSample.FILE + ": " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void recognizesUtf16(String charset) {
    refuses(
        "time,x\n0,1\n1,2\n".getBytes(Charset.forName(charset)),
        "expected text in UTF-8, found UTF-16; save the file as CSV in UTF-8");
  }

  @Test
  void recognizesSpreadsheetsAndArchives() {
    String message =
        "expected text in UTF-8, found a spreadsheet or an archive; export it as CSV, or unpack it";
    refuses(new byte[] {'P', 'K', 3, 4, 20, 0}, message);
    refuses(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, message);
  }

  @Test
  void recognizesOtherBytes() {
    refuses(
        "time,H\u00F6he\n0,1\n1,2\n".getBytes(StandardCharsets.ISO_8859_1),
        "line 1: expected text in UTF-8, found other bytes; save the file as CSV in UTF-8");
    refuses(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13},
        "line 1: expected text in UTF-8, found other bytes; save the file as CSV in UTF-8");
  }

  private static void refuses(byte[] bytes, String message) {
    assertThatThrownBy(() -> new CsvReader().read(CsvSample.FILE, new ByteArrayInputStream(bytes)))
        .isInstanceOf(BadDataException.class)
        .hasMessage(CsvSample.FILE + ": " + message);
  }
}
