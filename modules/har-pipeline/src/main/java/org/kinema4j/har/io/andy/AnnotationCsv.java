package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;

/**
 * Reads AnDy's annotations, {@code <trial>.labels.csv}.
 *
 * <p>Columns are found by name, in upper or lower case, at any place: the time in seconds, {@code
 * t_video} (in older files {@code timestamps} or {@code timestamps_(s)}), and one column {@code
 * current_action_Annotator<n>} an annotator. All others, such as the index and the postures, are
 * passed over. Actions stand there by any name that {@link Action#parse} knows; {@code NONE} or
 * nothing at all is no opinion.
 *
 * <p>Refused, with the line and the remedy: other separators than commas, decimal commas, names
 * that are no action, times that do not increase, times that are not seconds of the video: rows
 * more than {@value #LONGEST_STEP} s apart (median) are in milliseconds or less, and a first row
 * beyond {@value #LATEST_START} s, three years, counts from 1970.
 */
public final class AnnotationCsv {

  /** What the names of annotation files end in. */
  public static final String SUFFIX = ".labels.csv";

  static final List<String> TIME_COLUMNS = List.of("t_video", "timestamps", "timestamps_(s)");
  private static final Pattern ACTION_COLUMN =
      Pattern.compile("current_action_annotator(\\d{1,9})", Pattern.CASE_INSENSITIVE);
  // Each is compared with each other.
  private static final int MOST_ANNOTATORS = 100;
  private static final String NO_OPINION = "NONE";
  private static final double LONGEST_STEP = 1;
  private static final double LATEST_START = 1e8;
  private static final double MILLI = 1e3;
  private static final double MICRO = 1e6;

  private AnnotationCsv() {}

  /**
   * Reads a file.
   *
   * @param source the file
   * @return its rows
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if its content is not as described above
   */
  public static Annotations read(Path source) throws InputUnavailableException {
    return of(CsvTable.read(source));
  }

  /**
   * Reads a table.
   *
   * @param table the content of a file
   * @return its rows
   * @throws BadDataException if its content is not as described above
   */
  static Annotations of(CsvTable table) {
    int time = timeColumn(table);
    List<Integer> columns = actionColumns(table);
    List<Annotations.Row> rows = new ArrayList<>(table.rows().size());
    // Hours of video hold few different combinations; each is kept once.
    Map<List<Optional<Action>>, List<Optional<Action>>> combinations = new HashMap<>();
    double last = Double.NEGATIVE_INFINITY;
    for (CsvTable.Row row : table.rows()) {
      double seconds = time(table, row, time, last);
      List<Optional<Action>> opinions =
          columns.stream().map(column -> opinion(table, row, column)).toList();
      rows.add(new Annotations.Row(seconds, combinations.computeIfAbsent(opinions, List::copyOf)));
      last = seconds;
    }
    Annotations annotations =
        new Annotations(table.source(), columns.stream().map(table.header()::get).toList(), rows);
    requireSeconds(annotations, table.header().get(time));
    return annotations;
  }

  private static void requireSeconds(Annotations annotations, String column) {
    List<Double> times = annotations.rows().stream().map(Annotations.Row::seconds).toList();
    double step = Annotations.medianStep(times);
    if (step > LONGEST_STEP) {
      throw new BadDataException(
          annotations.source(),
          "column " + column,
          "seconds, with rows at most 1 s apart",
          "steps of %s (median), which look like %s; divide the column"
                  .formatted(Double.toString(step), unit(step))
              + " so that it is in seconds");
    }
    if (times.get(0) > LATEST_START) {
      throw new BadDataException(
          annotations.source(),
          "column " + column,
          "seconds from the start of the video",
          "a first row at %s, which looks like the time since 1970; subtract the time at which the"
                  .formatted(Double.toString(times.get(0)))
              + " video starts");
    }
  }

  private static String unit(double step) {
    if (step < MILLI) {
      return "milliseconds";
    }
    return step < MICRO ? "microseconds" : "nanoseconds";
  }

  private static int timeColumn(CsvTable table) {
    List<String> names =
        table.header().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return TIME_COLUMNS.stream()
        .mapToInt(names::indexOf)
        .filter(column -> column >= 0)
        .findFirst()
        .orElseThrow(() -> missing(table, "a column " + String.join(" or ", TIME_COLUMNS)));
  }

  private static List<Integer> actionColumns(CsvTable table) {
    SortedMap<Integer, Integer> byNumber = new TreeMap<>();
    for (int i = 0; i < table.header().size(); i++) {
      Matcher matcher = ACTION_COLUMN.matcher(table.header().get(i));
      if (matcher.matches() && byNumber.put(Integer.valueOf(matcher.group(1)), i) != null) {
        throw new BadDataException(
            table.source(), "header", "each column once", table.header().get(i) + " twice");
      }
    }
    if (byNumber.isEmpty()) {
      throw missing(table, "a column current_action_Annotator1");
    }
    if (byNumber.size() > MOST_ANNOTATORS) {
      throw new BadDataException(
          table.source(),
          "header",
          "at most " + MOST_ANNOTATORS + " annotators",
          Integer.toString(byNumber.size()));
    }
    return List.copyOf(byNumber.values());
  }

  private static BadDataException missing(CsvTable table, String expected) {
    return new BadDataException(
        table.source(), "header", expected, "only " + String.join(", ", table.header()));
  }

  private static double time(CsvTable table, CsvTable.Row row, int column, double last) {
    double seconds = table.number(row, column);
    if (!(seconds > last && seconds >= 0)) {
      String rule = last < 0 ? "a time of 0 seconds or more" : "a time after " + last;
      throw new BadDataException(
          table.source(),
          CsvTable.place(row.line(), table.header().get(column)),
          rule,
          row.fields().get(column).strip());
    }
    return seconds;
  }

  private static Optional<Action> opinion(CsvTable table, CsvTable.Row row, int column) {
    String text = row.fields().get(column).strip();
    if (text.isEmpty() || text.equalsIgnoreCase(NO_OPINION)) {
      return Optional.empty();
    }
    Optional<Action> action = Action.parse(text);
    if (action.isEmpty()) {
      throw new BadDataException(
          table.source(),
          CsvTable.place(row.line(), table.header().get(column)),
          "one of " + knownNames() + ", NONE or nothing",
          "'" + text + "'");
    }
    return action;
  }

  private static String knownNames() {
    return Arrays.stream(Action.values())
        .map(action -> action.longName() + " (" + action.code() + ")")
        .collect(Collectors.joining(", "));
  }
}
