package org.kinema4j.har.io.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.CsvLines;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/** Turns the lines under a header into rows of numbers. No object is made for a number. */
final class CsvRows {

  /** What an array can hold on every JVM. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  private static final String NUMBER_RULE = "a number, or nothing where a value is missing";

  private final Path source;
  private final CsvHeader header;
  private final CsvHeader.TimeUnit unit;
  private final int width;
  private final RowStore rows;
  private final FloatScanner scanner = new FloatScanner();
  private final float[] row;
  private double lastTime = Double.NEGATIVE_INFINITY;
  private double time;

  private CsvRows(CsvHeader header) {
    this.source = header.source();
    this.header = header;
    this.unit = header.timeUnit().orElse(CsvHeader.TimeUnit.SECONDS);
    this.width = header.channels().size();
    this.rows = new RowStore(width);
    this.row = new float[width];
  }

  /**
   * Reads all rows.
   *
   * @param header what the columns are
   * @param lines stands at the first row
   * @throws InputUnavailableException if the file cannot be read
   * @throws BadDataException if a line is not as it must be
   */
  static RowStore read(CsvHeader header, CsvLines lines) throws InputUnavailableException {
    CsvRows reader = new CsvRows(header);
    do {
      reader.line(lines);
    } while (lines.next());
    return reader.rows;
  }

  private void line(CsvLines lines) {
    int number = lines.number();
    boolean filled =
        lines.hasQuotes()
            ? unquoted(number, lines.text())
            : cells(number, lines.buffer(), lines.start(), lines.end());
    if (!filled) {
      return;
    }
    if (!(time > lastTime)) {
      throw new BadDataException(
          source,
          place(number, 0),
          "a time after that of the row before, " + lastTime,
          Double.toString(time));
    }
    if ((long) (rows.rows() + 1) * width > MOST_NUMBERS) {
      throw new BadDataException(
          source, "line " + number, "at most " + MOST_NUMBERS + " numbers", "more");
    }
    lastTime = time;
    rows.add(unit.toSeconds(time), row);
  }

  /** Takes the quotes off, and reads the line as if there had been none. */
  private boolean unquoted(int number, String line) {
    List<String> fields = CsvTable.fields(source, number, line);
    CsvTable.checkWidth(source, number, fields.size(), width + 1);
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).indexOf(',') >= 0) {
        throw new BadDataException(
            source, place(number, i), "a number", Texts.quoted(fields.get(i)) + CsvTable.REMEDY);
      }
    }
    char[] text = (String.join(",", fields) + "\n").toCharArray();
    return cells(number, text, 0, text.length - 1);
  }

  /**
   * Reads the cells of a line.
   *
   * @return false if all are empty, as spreadsheets write them below the last row
   */
  private boolean cells(int number, char[] text, int start, int end) {
    checkWidth(number, text, start, end);
    int column = 0;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text[i] == ',') {
        // What reads numbers must find an end.
        text[i] = ' ';
        int first = skipBlanks(text, from, i);
        if (column > 0) {
          value(number, column, text, first, i);
        } else if (!time(number, text, first, i)) {
          checkEmpty(number, text, i, end);
          return false;
        }
        column++;
        from = i + 1;
      }
    }
    return true;
  }

  private void checkWidth(int number, char[] text, int start, int end) {
    int fields = 1;
    for (int i = start; i < end; i++) {
      fields += text[i] == ',' ? 1 : 0;
    }
    CsvTable.checkWidth(source, number, fields, width + 1);
  }

  private static int skipBlanks(char[] text, int start, int end) {
    int i = start;
    while (i < end && text[i] <= ' ') {
      i++;
    }
    return i;
  }

  private void value(int number, int column, char[] text, int start, int end) {
    if (start == end || isMissing(text, start, end)) {
      row[column - 1] = Float.NaN;
      rows.noteHole();
      return;
    }
    scanner.begin(row, column - 1, 1);
    scanner.feed(text, start, end + 1 - start);
    if (scanner.end() != 1 || scanner.problem().isPresent()) {
      throw new BadDataException(
          source, place(number, column), NUMBER_RULE, shown(text, start, end));
    }
  }

  /** Recognizes NaN, -NaN, NA and N/A in upper and lower case. */
  private static boolean isMissing(char[] text, int start, int end) {
    if ((text[start] | 0x20) != 'n' && text[start] != '-') {
      return false;
    }
    int length = end - start;
    while (text[start + length - 1] <= ' ') {
      length--;
    }
    return switch (length) {
      case 2 -> matches(text, start, "na");
      case 3 -> matches(text, start, "nan") || matches(text, start, "n/a");
      case 4 -> matches(text, start, "-nan");
      default -> false;
    };
  }

  private static boolean matches(char[] text, int start, String lowerCase) {
    for (int i = 0; i < lowerCase.length(); i++) {
      char c = text[start + i];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads the time; returns false if there is none. */
  private boolean time(int number, char[] text, int start, int end) {
    if (start == end) {
      return false;
    }
    time = Decimals.parse(text, start, end);
    if (!Double.isFinite(time)) {
      String rule = rows.rows() == 0 ? "a time, or the unit s or ms" : "a time";
      throw new BadDataException(source, place(number, 0), rule, shown(text, start, end));
    }
    return true;
  }

  private void checkEmpty(int number, char[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text[i] > ' ' && text[i] != ',') {
        throw new BadDataException(source, place(number, 0), "a time", "nothing");
      }
    }
  }

  private String place(int number, int column) {
    return CsvTable.place(number, header.name(column));
  }

  private static String shown(char[] text, int start, int end) {
    byte[] bytes = new String(text, start, end - start).getBytes(StandardCharsets.ISO_8859_1);
    return Texts.quoted(new String(bytes, StandardCharsets.UTF_8));
  }
}
