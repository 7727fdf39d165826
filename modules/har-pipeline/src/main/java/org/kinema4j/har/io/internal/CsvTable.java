package org.kinema4j.har.io.internal;

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
    List<String> lines = Texts.lines(source);
    List<String> header = null;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Row row = new Row(i + 1, fields(source, i + 1, lines.get(i)));
      if (header == null) {
        header = headerFields(source, i + 1, lines.get(i));
      } else {
        checkWidth(source, row.line(), row.fields().size(), header.size());
        rows.add(row);
      }
    }
    if (header == null) {
      throw new BadDataException(source, "", "a header line and rows", "an empty file");
    }
    return new CsvTable(source, header, List.copyOf(rows));
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
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers that are not finite.
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
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
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
