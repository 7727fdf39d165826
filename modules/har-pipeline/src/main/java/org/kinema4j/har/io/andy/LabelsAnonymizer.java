package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Redactions;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/**
 * Copies label files without columns and texts that may name a person.
 *
 * <p>Of AnDy's annotations stay the number of the frame, the time, and the columns of actions and
 * postures of numbered annotators, with the names of actions and postures that AnDy has; another
 * posture becomes {@code NONE}. Of tables of spans stay {@code start}, {@code end}, {@code label}
 * and {@code confidence}; what labels are called is up to the user, and stays.
 */
public final class LabelsAnonymizer {

  private static final Pattern INDEX_COLUMN = Pattern.compile("|frame|index");
  private static final Pattern TIME_COLUMN = Pattern.compile("t_video|timestamps(_\\(s\\))?");
  private static final Pattern ACTION_COLUMN = Pattern.compile("current_action_annotator\\d{1,9}");
  private static final Pattern POSTURE_COLUMN =
      Pattern.compile("((general|detailed)_posture|details)_annotator\\d{1,9}");
  private static final Pattern POSTURE =
      Pattern.compile(
          "(none|(st|wa|cr|kn|standing|walking|crouching|kneeling)?_?(u|bf|bs|oh|os|upright"
              + "|(strongly_)?bent_forward|overhead_work_hands_above_head"
              + "|overhead_work_elbow_at_above_shoulder)?)");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{0,9}");
  private static final List<String> SPAN_COLUMNS = List.of("start", "end", "label");
  private static final String NO_OPINION = "NONE";

  /** What may stand in a column. */
  private enum Kind {
    /** A number, which is checked. */
    NUMBER,
    /** A whole number, or nothing. */
    INDEX,
    /** A name of AnDy's postures. */
    POSTURE,
    /** The name of a class. */
    LABEL
  }

  /**
   * A column that stays.
   *
   * @param index where it stands
   * @param kind what it holds
   */
  private record Column(int index, Kind kind) {}

  /** Three years; times since 1970 are more. */
  private static final double LONGEST_SECONDS = 1e8;

  private final CsvTable table;
  private final Redactions.Log log = new Redactions.Log();

  private LabelsAnonymizer(CsvTable table) {
    this.table = table;
  }

  /**
   * Writes an anonymous copy, replacing a file that exists.
   *
   * @param source the labels
   * @param target the copy; may be the source
   * @return what was left out or changed
   * @throws InputUnavailableException if the labels are missing or cannot be read
   * @throws OutputFailedException if the copy could not be written; the old file, if any, is
   *     unharmed
   * @throws BadDataException if they are no labels; nothing is written then
   */
  public static Redactions anonymize(Path source, Path target)
      throws InputUnavailableException, OutputFailedException {
    LabelsAnonymizer labels = of(source);
    AtomicFile.writeText(target, labels.text());
    return labels.log.all();
  }

  /**
   * Says what a copy would lack or have changed; nothing is written.
   *
   * @param source the labels
   * @return what they hold that may name a person
   * @throws InputUnavailableException if the labels are missing or cannot be read
   * @throws BadDataException if they are no labels
   */
  public static Redactions check(Path source) throws InputUnavailableException {
    LabelsAnonymizer labels = of(source);
    labels.text();
    return labels.log.all();
  }

  private static LabelsAnonymizer of(Path source) throws InputUnavailableException {
    CsvTable table = CsvTable.read(source);
    if (!isSpans(table)) {
      // Names of actions and times are AnDy's, or it is refused here.
      AnnotationCsv.of(table);
    }
    return new LabelsAnonymizer(table);
  }

  private static boolean isSpans(CsvTable table) {
    return table.header().stream().map(LabelsAnonymizer::lower).toList().containsAll(SPAN_COLUMNS);
  }

  private String text() {
    List<Column> columns = columns();
    StringBuilder text = new StringBuilder();
    line(text, columns.stream().map(column -> table.header().get(column.index())).toList());
    for (CsvTable.Row row : table.rows()) {
      line(text, columns.stream().map(column -> cell(row, column)).toList());
    }
    return text.toString();
  }

  private List<Column> columns() {
    boolean spans = isSpans(table);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String name = table.header().get(i);
      Optional<Kind> kind = spans ? ofSpans(lower(name)) : ofAnnotations(lower(name));
      if (!spans && TIME_COLUMN.matcher(lower(name)).matches() && !lower(name).equals(time())) {
        // Beside the time that labels go by another one may be the time of day.
        kind = Optional.empty();
      }
      if (kind.isPresent()) {
        columns.add(new Column(i, kind.get()));
      } else {
        log.add("column " + Texts.quoted(name));
      }
    }
    return columns;
  }

  /** The time that a reader goes by. */
  private String time() {
    List<String> names = table.header().stream().map(LabelsAnonymizer::lower).toList();
    return AnnotationCsv.TIME_COLUMNS.stream().filter(names::contains).findFirst().orElse("");
  }

  private static Optional<Kind> ofSpans(String name) {
    return switch (name) {
      case "start", "end", "confidence" -> Optional.of(Kind.NUMBER);
      case "label" -> Optional.of(Kind.LABEL);
      default -> Optional.empty();
    };
  }

  private static Optional<Kind> ofAnnotations(String name) {
    if (TIME_COLUMN.matcher(name).matches()) {
      return Optional.of(Kind.NUMBER);
    }
    if (INDEX_COLUMN.matcher(name).matches()) {
      return Optional.of(Kind.INDEX);
    }
    if (POSTURE_COLUMN.matcher(name).matches()) {
      return Optional.of(Kind.POSTURE);
    }
    return ACTION_COLUMN.matcher(name).matches() ? Optional.of(Kind.LABEL) : Optional.empty();
  }

  private String cell(CsvTable.Row row, Column column) {
    String cell = row.fields().get(column.index()).strip();
    String clean =
        switch (column.kind()) {
          case NUMBER -> {
            requireNoDate(row, column.index(), table.number(row, column.index()));
            yield cell;
          }
          case INDEX -> WHOLE_NUMBER.matcher(cell).matches() ? cell : "";
          case POSTURE -> POSTURE.matcher(lower(cell)).matches() ? cell : NO_OPINION;
          case LABEL -> cell;
        };
    if (!clean.equals(cell)) {
      log.add("text in column " + Texts.quoted(table.header().get(column.index())));
    }
    return clean;
  }

  private static void line(StringBuilder text, List<String> cells) {
    String separator = "";
    for (String cell : cells) {
      boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0;
      text.append(separator).append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      separator = ",";
    }
    text.append('\n');
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private void requireNoDate(CsvTable.Row row, int column, double seconds) {
    if (Math.abs(seconds) > LONGEST_SECONDS) {
      throw new BadDataException(
          table.source(),
          CsvTable.place(row.line(), table.header().get(column)),
          "seconds of a recording",
          seconds + ", which tells a date; subtract the time at which the recording starts");
    }
  }
}
