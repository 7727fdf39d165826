package org.kinema4j.har.io.internal;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/**
 * A small comma-separated text file: a header and rows of as many fields. Fields may stand in
 * double quotes, lines may end in CR LF, blank lines are skipped. A field never holds a line break.
 *
 * @param source the file
 * @param header fields of the first line
 * @param rows all further lines
 */
public record CsvTable(Path source, List<String> header, List<Row> rows) {

  /** Hours of annotated video; each field takes fifty bytes of memory or more. */
  private static final int MOST_FIELDS = 4_000_000;

  private static final int MOST_CHARACTERS = 1 << 26;

  /** What to do about semicolons, tabs and decimal commas; ends a message. */
  public static final String REMEDY =
      "; save the file as CSV with commas between the columns and points in the numbers";

  /**
   * One line.
   *
   * @param line its number in the file, from 1
   * @param fields as many as the header has
   */
  public record Row(int line, List<String> fields) {}

  /**
   * Reads a file.
   *
   * @param source the file, in UTF-8
   * @return its table
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if it is no comma-separated text
   */
  public static CsvTable read(Path source) throws InputUnavailableException {
    return read(source, InputFiles.open(source));
  }

  /**
   * Reads a stream.
   *
   * @param source name of the file in messages; need not exist
   * @param stream the content, in UTF-8; is closed
   * @return its table
   * @throws InputUnavailableException if it cannot be read
   * @throws BadDataException if it is no comma-separated text, or too large to be kept in memory
   */
  public static CsvTable read(Path source, InputStream stream) throws InputUnavailableException {
    try (CsvLines lines = CsvLines.open(source, stream)) {
      if (!lines.next()) {
        throw new BadDataException(source, "", "a header line and rows", "an empty file");
      }
      List<String> header = headerFields(source, lines.number(), lines.text());
      return new CsvTable(source, header, rows(lines, header.size()));
    }
  }

  private static List<Row> rows(CsvLines lines, int width) throws InputUnavailableException {
    List<Row> rows = new ArrayList<>();
    long characters = 0;
    while (lines.next()) {
      Row row = new Row(lines.number(), fields(lines.source(), lines.number(), lines.text()));
      checkWidth(lines.source(), row.line(), row.fields().size(), width);
      rows.add(row);
      characters += lines.end() - lines.start();
      if ((long) rows.size() * width > MOST_FIELDS || characters > MOST_CHARACTERS) {
        throw new BadDataException(
            lines.source(),
            "line " + row.line(),
            "a table of at most %d fields and %d characters"
                .formatted(MOST_FIELDS, MOST_CHARACTERS),
            "a larger one; split it");
      }
    }
    return List.copyOf(rows);
  }

  /**
   * Parses a finite number.
   *
   * @param row the line
   * @param column the column, from 0
   * @return its value
   * @throws BadDataException if there is another text
   */
  public double number(Row row, int column) {
    String text = row.fields().get(column).strip();
    // Double.parseDouble also takes 60d, 0x1p6 and Infinity.
    double value = FloatScanner.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    String remedy = text.indexOf(',') >= 0 ? REMEDY : "";
    throw new BadDataException(
        source, place(row.line(), header.get(column)), "a number", "'" + text + "'" + remedy);
  }

  /**
   * Names a place in the file for a message.
   *
   * @param line number of the line
   * @param column name of the column
   * @return for example {@code line 3, column t_video}
   */
  public static String place(int line, String column) {
    return "line " + line + ", column " + column;
  }

  /**
   * Splits the line of the names of the columns.
   *
   * @param source the file
   * @param number number of the line
   * @param line the line
   * @return the names, without blanks around them
   * @throws BadDataException if the columns are separated by something else than commas
   */
  public static List<String> headerFields(Path source, int number, String line) {
    List<String> names = fields(source, number, line);
    if (names.size() == 1 && (line.indexOf(';') >= 0 || line.indexOf('\t') >= 0)) {
      String found = line.indexOf(';') >= 0 ? "semicolons" : "tabs";
      throw new BadDataException(
          source, "line " + number, "columns separated by commas", found + REMEDY);
    }
    return names.stream().map(String::strip).toList();
  }

  /**
   * Checks that a row has as many fields as the header.
   *
   * @param source the file
   * @param line number of the row's line
   * @param width fields of the row
   * @param expected fields of the header
   * @throws BadDataException if it has not
   */
  public static void checkWidth(Path source, int line, int width, int expected) {
    if (width != expected) {
      throw new BadDataException(
          source,
          "line " + line,
          expected + " fields, as in the header",
          width + (width > expected ? REMEDY : ""));
    }
  }

  /**
   * Splits a line at its commas, except those in quotes.
   *
   * @param source the file
   * @param number number of the line
   * @param line the line
   * @return its fields without their quotes
   * @throws BadDataException if quotes are not closed in the line
   */
  public static List<String> fields(Path source, int number, String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean blank = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || blank)) {
        quoted = !quoted;
        blank = false;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
        blank = true;
      } else {
        blank &= Character.isWhitespace(c);
        field.append(c);
      }
    }
    if (quoted) {
      throw new BadDataException(
          source, "line " + number, "a closing quotation mark", "the end of the line");
    }
    fields.add(field.toString());
    return List.copyOf(fields);
  }
}
