package org.kinema4j.har.io.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.har.io.internal.CsvLines;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.PlainText;

/**
 * What the first line of a file, and the row of units under it, say of the columns.
 *
 * @param source the file
 * @param time name of the time column
 * @param timeUnit unit of the times, if the header or a row of units tells
 * @param channels the further columns
 */
record CsvHeader(Path source, String time, Optional<TimeUnit> timeUnit, List<Channel> channels) {

  /** What a channel's unit is where none is given. */
  static final String NO_UNIT = "1";

  private static final Pattern TIME =
      Pattern.compile(
          "(?:time|timestamps?|t)(?:[ _]*[_(\\[](s|sec|seconds|ms)[)\\]]?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][-+]?[0-9]++)?");
  private static final String NAMES = "time, in seconds (also t or timestamp)";

  /** The units that times come in. */
  enum TimeUnit {
    /** Seconds. */
    SECONDS(1),
    /** Milliseconds. */
    MILLISECONDS(1000);

    private final double perSecond;

    TimeUnit(double perSecond) {
      this.perSecond = perSecond;
    }

    /** Converts a time. */
    double toSeconds(double time) {
      return time / perSecond;
    }

    /** Finds a unit by the text of a cell. */
    static Optional<TimeUnit> of(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "s", "sec", "second", "seconds" -> Optional.of(SECONDS);
        case "ms", "msec", "millisecond", "milliseconds" -> Optional.of(MILLISECONDS);
        default -> Optional.empty();
      };
    }
  }

  /**
   * Reads the header.
   *
   * @param lines stands at the header's line
   */
  static CsvHeader of(CsvLines lines) {
    Path source = lines.source();
    checkNumberOfColumns(lines);
    List<String> names = CsvTable.headerFields(source, lines.number(), lines.text());
    Matcher time = TIME.matcher(names.get(0));
    if (!time.matches()) {
      throw noTime(source, lines.number(), names);
    }
    if (names.size() < 2) {
      throw new BadDataException(
          source, "line " + lines.number(), "channels beside the time", "only one column");
    }
    List<Channel> channels = new ArrayList<>(names.size() - 1);
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      checkName(source, place(lines.number(), i), names.get(i));
      Integer other = columns.putIfAbsent(names.get(i), i);
      if (other != null) {
        throw new BadDataException(
            source,
            "line " + lines.number(),
            "each name once",
            "%s in columns %d and %d".formatted(Texts.quoted(names.get(i)), other + 1, i + 1));
      }
      if (i > 0) {
        channels.add(new Channel(names.get(i), NO_UNIT));
      }
    }
    Optional<TimeUnit> unit = Optional.ofNullable(time.group(1)).flatMap(TimeUnit::of);
    return new CsvHeader(source, names.get(0), unit, channels);
  }

  private static void checkNumberOfColumns(CsvLines lines) {
    int commas = 0;
    for (int i = lines.start(); i < lines.end(); i++) {
      commas += lines.buffer()[i] == ',' ? 1 : 0;
    }
    if (commas >= CsvReader.MOST_COLUMNS) {
      throw new BadDataException(
          lines.source(),
          "line " + lines.number(),
          "at most " + CsvReader.MOST_COLUMNS + " columns",
          Integer.toString(commas + 1));
    }
  }

  private static void checkName(Path source, String place, String name) {
    if (name.isEmpty()) {
      throw new BadDataException(source, place, "a name", "nothing");
    }
    if (!PlainText.isLine(name)) {
      throw new BadDataException(
          source, place, "a name without control characters", Texts.quoted(name));
    }
  }

  private static BadDataException noTime(Path source, int line, List<String> names) {
    String first = names.get(0);
    String found = Texts.quoted(first);
    for (int i = 1; i < names.size(); i++) {
      if (TIME.matcher(names.get(i)).matches()) {
        found += " and the time in column " + (i + 1) + "; put it first";
        return new BadDataException(source, place(line, 0), NAMES, found);
      }
    }
    found +=
        NUMBER.matcher(first).matches()
            ? "; put a header row with the names of the columns first"
            : "; put a column with the time of each row first";
    return new BadDataException(source, place(line, 0), NAMES, found);
  }

  private static String place(int line, int column) {
    return "line " + line + ", column " + (column + 1);
  }

  /**
   * Reads the row of units if the line is one.
   *
   * @param lines stands at the line under the header
   * @return the header with the units, or empty if the line is none
   */
  Optional<CsvHeader> withUnits(CsvLines lines) {
    char first = firstCharacter(lines);
    if (first >= '0' && first <= '9') {
      return Optional.empty();
    }
    List<String> cells = CsvTable.fields(source, lines.number(), lines.text());
    Optional<TimeUnit> unit = TimeUnit.of(bare(cells.get(0)));
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    CsvTable.checkWidth(source, lines.number(), cells.size(), channels.size() + 1);
    if (timeUnit.isPresent() && !timeUnit.equals(unit)) {
      throw new BadDataException(
          source,
          CsvTable.place(lines.number(), Texts.plain(time)),
          "the unit that the header gives",
          Texts.quoted(cells.get(0)));
    }
    List<Channel> united = new ArrayList<>(channels.size());
    for (int i = 0; i < channels.size(); i++) {
      String text = bare(cells.get(i + 1));
      checkNoControl(lines.number(), channels.get(i), text);
      boolean none = text.isEmpty() || text.equals("-");
      united.add(new Channel(channels.get(i).name(), none ? NO_UNIT : text));
    }
    return Optional.of(new CsvHeader(source, time, unit, united));
  }

  private void checkNoControl(int line, Channel channel, String unit) {
    if (!PlainText.isLine(unit)) {
      throw new BadDataException(
          source,
          CsvTable.place(line, Texts.plain(channel.name())),
          "a unit without control characters",
          Texts.quoted(unit));
    }
  }

  private static char firstCharacter(CsvLines lines) {
    int i = lines.start();
    while (lines.buffer()[i] <= ' ') {
      i++;
    }
    return lines.buffer()[i];
  }

  /** A unit without the brackets around it. */
  private static String bare(String cell) {
    String text = cell.strip();
    boolean bracketed =
        (text.startsWith("[") && text.endsWith("]"))
            || (text.startsWith("(") && text.endsWith(")"));
    return bracketed && text.length() > 1 ? text.substring(1, text.length() - 1).strip() : text;
  }

  /**
   * Names a column for a message.
   *
   * @param column its number, from 0 for the time
   */
  String name(int column) {
    return Texts.plain(column == 0 ? time : channels.get(column - 1).name());
  }
}
